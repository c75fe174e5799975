package dev.vitrine.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Any page as a card, by what it says of itself. */
final class PageSourceTest {
    @AutoClose
    private final Reading reading = new Reading();

    private Post card(String type, byte[] page) throws Exception {
        reading.upstream.answer("/boats", Upstream.ok(type, page));
        Feed feed = reading.read(Network.PAGE, reading.upstream.url("/boats").href());
        assertThat(feed.posts()).hasSize(1);
        return feed.posts().get(0);
    }

    private Post card(String page) throws Exception {
        return card("text/html;charset=utf-8", page.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void takesWhatThePageTellsLinkPreviews() throws Exception {
        Post post = card("""
                <!doctype html><html lang="en"><head><title>Boats - Harbour</title>
                <meta property="og:title" content="The boats of &amp; on the harbour">
                <meta property="og:description" content="All nine of them.">
                <meta property="og:site_name" content="Harbour">
                <meta property="og:image" content="/boats.jpg">
                <meta property="article:published_time" content="2026-11-20T10:00:00+01:00">
                </head><body></body></html>""");
        WebUrl page = reading.upstream.url("/boats");
        assertThat(post.card())
                .contains(new LinkCard(
                        page,
                        "The boats of & on the harbour",
                        "All nine of them.",
                        "Harbour",
                        Optional.of(Media.image(reading.upstream.url("/boats.jpg"), ""))));
        assertThat(post.author().name()).isEqualTo("Harbour");
        assertThat(post.permalink()).contains(page);
        assertThat(post.published()).contains(Instant.parse("2026-11-20T09:00:00Z"));
    }

    @Test
    void derivesWhatThePageLeavesUnsaid() throws Exception {
        Post post = card(
                "<!doctype html><title>Boats</title><h1>Our nine boats</h1><p>They leave the pier every morning"
                        + " at seven, whatever the weather is like, and come back in the evening with what the sea gave.</p>");
        assertThat(post.card().map(LinkCard::title)).contains("Our nine boats");
        assertThat(post.card().map(LinkCard::description).orElse("")).startsWith("They leave the pier");
        assertThat(post.author().name()).isEqualTo("127.0.0.1");
    }

    @Test
    void readsThePageInItsOwnEncoding() throws Exception {
        byte[] page = "<!doctype html><title>Łódź na wodzie</title>".getBytes(Charset.forName("ISO-8859-2"));
        assertThat(card("text/html; charset=iso-8859-2", page).card().map(LinkCard::title))
                .contains("Łódź na wodzie");
    }

    @Test
    void speaksForItsOwnHostOnly() throws Exception {
        Post post = card("<!doctype html><title>Boats</title><link rel=canonical href='https://bank.example/'>");
        assertThat(post.permalink()).contains(reading.upstream.url("/boats"));
    }

    @Test
    void refusesWhatIsNoPage() {
        assertThatThrownBy(() -> card("application/pdf", new byte[10]))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("is no web page but application/pdf");
    }
}
