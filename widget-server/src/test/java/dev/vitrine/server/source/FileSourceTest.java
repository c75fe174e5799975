package dev.vitrine.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSourceTest {
    @TempDir
    private Path folder;

    private final FileSource source = new FileSource(new Sanitizer(), new MutableClock());

    @Test
    void readsPostsInMarkdown() throws Exception {
        Feed feed = read("posts.md", """
                # Kind words

                ## The rye is back
                date: 2026-11-20
                author: Ines Baker
                handle: ines@example.social
                network: mastodon
                link: https://bakery.example/rye
                image: https://bakery.example/rye.jpg
                alt: A loaf of rye
                tags: #bread, rye

                Try it *warm*, with [butter](https://butter.example/). <script>x()</script>

                ```
                ## no post
                ```
                ##

                Second: without a title.
                """);
        assertThat(feed.title()).isEqualTo("Kind words");
        assertThat(feed.posts()).hasSize(2);
        Post post = feed.posts().get(0);
        assertThat(post.id()).isEqualTo("https://bakery.example/rye");
        assertThat(post.network()).isEqualTo(Network.MASTODON);
        assertThat(post.published()).contains(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(post.author().handle()).contains("ines@example.social");
        assertThat(post.permalink().map(WebUrl::href)).contains("https://bakery.example/rye");
        assertThat(post.media()).extracting(Media::alt).containsExactly("A loaf of rye");
        assertThat(post.tags()).containsExactly("bread", "rye");
        assertThat(post.content().markup())
                .startsWith(
                        "<p>Try it <em>warm</em>, with <a href=\"https://butter.example/\" rel=\"nofollow noopener ugc\">butter</a>.")
                .contains("## no post")
                .doesNotContain("script");
        assertThat(feed.posts().get(1).title()).isEmpty();
        assertThat(feed.posts().get(1).text().strip()).isEqualTo("Second: without a title.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                        + "<channel><title>Tides</title></channel><item><title>Low water</title></item></rdf:RDF>",
                "<!-- made by hand -->\n<rss><channel><item><title>Low water</title></item></channel></rss>",
                "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Low water</a:title></a:entry></a:feed>"
            })
    void readsAFeedThatBeginsWithoutADeclaration(String feed) throws Exception {
        assertThat(read("posts.xml", feed).posts()).extracting(Post::title).containsExactly("Low water");
    }

    @ParameterizedTest
    @CsvSource({
        "date: soon, 2: date: expected a date such as 2026-11-20",
        "network: birds, 2: network: expected a network such as mastodon",
        "link: here, 2: link: expected an address such as https://example.org/",
        "titel: x, 2: the key titel is unknown; known here: alt"
    })
    void saysInWhichLineAMistakeIs(String line, String problem) {
        assertThatThrownBy(() -> read("posts.md", "## Post\n" + line + "\n\ntext"))
                .hasMessageContaining("posts.md:" + problem);
    }

    @Test
    void saysWhereAPostBegins() {
        assertThatThrownBy(() -> read("posts.md", "Hello"))
                .hasMessageContaining("each begins with a line such as \"## Title\"");
    }

    @ParameterizedTest
    @CsvSource({"'{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":%s}'", "'%s'"})
    void readsPostsInJson(String around) throws Exception {
        Feed feed = read("posts.json", around.formatted("[{\"id\":\"1\",\"content_text\":\"Hello <you>\"}]"));
        assertThat(feed.posts()).extracting(post -> post.content().markup()).containsExactly("Hello &lt;you&gt;");
    }

    @Test
    void saysThatThereIsNoFile() {
        FeedAddress address =
                new FeedAddress(Network.FILE, folder.resolve("none.md").toString());
        assertThatThrownBy(() -> source.read(address)).hasMessageContaining("there is no file");
    }

    private Feed read(String name, String text) throws Exception {
        return source.read(new FeedAddress(Network.FILE, write(name, text).toString()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
