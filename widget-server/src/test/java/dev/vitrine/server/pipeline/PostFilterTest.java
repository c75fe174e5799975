package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Poll;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.pipeline.ModeratedPost.State;
import dev.vitrine.server.store.Verdicts;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Moderation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostFilterTest {
    private static final WebUrl PAGE = WebUrl.parse("https://harbour.example/").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "gin, A gin at noon, LEFT_OUT",
        "gin, GIN!, LEFT_OUT",
        "gin, To begin with, SHOWN",
        "caf\u00E9, A cafe\u0301 by the sea, LEFT_OUT",
        "cafe\u0301, A caf\u00E9 by the sea, LEFT_OUT",
        "cote, La cote\u0301 du soir, SHOWN",
        "\u0915\u092E, \u0915\u092E\u0940 \u0928\u0939\u0940\u0902, SHOWN",
        "\u0915\u092E, \u0915\u092E \u0939\u0948, LEFT_OUT",
        "\u8D4C\u535A, \u5728\u7EBF\u8D4C\u535A\u7F51\u7AD9, LEFT_OUT",
        "\u30AB\u30B8\u30CE, \u30AA\u30F3\u30E9\u30A4\u30F3\u30AB\u30B8\u30CE\u3067\u904A\u3076, LEFT_OUT",
        "gin, \u4ECA\u665A\u559Dgin\u5427, LEFT_OUT",
        "\u0E40\u0E2B\u0E25\u0E49\u0E32, \u0E14\u0E37\u0E48\u0E21\u0E40\u0E2B\u0E25\u0E49\u0E32\u0E01\u0E31\u0E19, LEFT_OUT",
        "\u2764, I \u2764\uFE0F it, LEFT_OUT"
    })
    void looksForWholeWordsHoweverTheirLettersAreWritten(String banned, String title, State state) {
        assertThat(state(banned, post("1").title(title))).isEqualTo(state);
    }

    @Test
    void looksAtAllThatReadersSeeOfAPost() {
        Post quoted = post("2").title("Gin!").build();
        LinkCard card = new LinkCard(PAGE, "A shop", "Gin and more", "Shop", Optional.empty());
        Poll poll = new Poll(
                List.of(new Poll.Option("Tea", OptionalLong.empty()), new Poll.Option("Gin", OptionalLong.empty())),
                false,
                OptionalLong.empty(),
                Optional.empty());
        for (PostBuilder post : List.of(
                post("1").quote(Optional.of(new Quote.Shown(quoted))),
                post("1").card(Optional.of(card)),
                post("1").poll(Optional.of(poll)),
                post("1").media(List.of(Media.image(PAGE, "A glass of gin"))))) {
            assertThat(state("gin", post)).isEqualTo(State.LEFT_OUT);
        }
    }

    @Test
    void keepsAnAuthorOutWhomAnotherOneQuotes() {
        Post quoted =
                post("2").author(Author.named("Troll")).title("Look at me").build();
        Moderation rules = new Moderation(
                List.of(), List.of(), List.of(), List.of("Troll"), true, Set.of(), List.of(), false, Set.of());
        Post post = post("1").quote(Optional.of(new Quote.Shown(quoted))).build();
        assertThat(new PostFilter(rules).stateOf(post, Verdicts.NONE)).isEqualTo(State.LEFT_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://harbour.example/@ada", "https://Harbour.example/@ada/", "@ada@harbour.example", "ADA"})
    void knowsAnAuthorByNameHandleAndProfileHoweverThatIsWritten(String banned) {
        Author ada = new Author(
                "Ada",
                Optional.of("ada@harbour.example"),
                WebUrl.parse("https://harbour.example/@ada"),
                Optional.empty(),
                List.of());
        Moderation rules = new Moderation(
                List.of(), List.of(), List.of(), List.of(banned), true, Set.of(), List.of(), false, Set.of());
        assertThat(new PostFilter(rules).stateOf(post("1").author(ada).build(), Verdicts.NONE))
                .isEqualTo(State.LEFT_OUT);
    }

    private static PostBuilder post(String id) {
        return Post.builder(id, new FeedAddress(Network.MASTODON, "@ada@harbour.example"));
    }

    private static State state(String banned, PostBuilder post) {
        Moderation rules = new Moderation(
                List.of(), List.of(banned), List.of(), List.of(), true, Set.of(), List.of(), false, Set.of());
        return new PostFilter(rules).stateOf(post.build(), Verdicts.NONE);
    }
}
