package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What search engines read in a page that has got the fragment of a widget. */
final class MicrodataTest {
    @Test
    void everyPostIsAnItemWithItsAuthor(@TempDir Path folder) throws Exception {
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1"), Posts.simple("2")));
        try (RunningServer server =
                new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO))) {
            Document page = Jsoup.parse(new String(server.get("/widgets/wall").body(), UTF_8));

            assertThat(page.select("article[itemscope][itemtype=https://schema.org/SocialMediaPosting]"))
                    .hasSize(2);
            assertThat(page.select("article[itemscope] [itemprop=author][itemscope] [itemprop=name]"))
                    .hasSize(2);
            assertThat(page.select("[itemtype]:not([itemscope]), [itemprop]:not([itemscope] [itemprop])"))
                    .isEmpty();
        }
    }
}
