package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a shared cache keeps for everybody: every saved page of other people's sites, with everything to share with. */
class EveryVisitorIT {
    private static final Path PAGES =
            Path.of(System.getProperty("vitrine.shared", "../../shared/data"), "pages", "original");

    private static final String[] CRAWLER = {
        "User-Agent: facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "Accept: */*"
    };
    private static final String[] READER = {
        "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
        "Accept: text/html,application/xhtml+xml",
        "Accept-Language: ar, de;q=0.8",
        "Referer: https://social.example/@ada/114",
        "Cookie: theme=dark; _ga=GA1.1.1; vitrine-fediverse=social.example/mastodon",
        "Sec-GPC: 1",
        "Save-Data: on"
    };

    @Test
    void getsTheSameBytesOfEveryPage() throws IOException {
        assumeTrue(Files.isDirectory(PAGES), "no real pages at " + PAGES.toAbsolutePath());
        int enhanced = 0;
        try (DemoProcess demo = DemoProcess.start(
                List.of("-Dvitrine.share-places=heading,end,floating,product,pictures,quotes,selection,follow,marked"),
                "--pages",
                PAGES.toString(),
                "--no-widgets")) {
            for (String page : pages()) {
                RawHttp.Answer crawler = RawHttp.send(demo.address(), "GET " + page, CRAWLER);
                RawHttp.Answer reader = RawHttp.send(demo.address(), "GET " + page, READER);

                assertThat(reader.content()).as(page).isEqualTo(crawler.content());
                assertThat(lasting(reader)).as(page).isEqualTo(lasting(crawler));
                enhanced += reader.content().contains("vt-share") ? 1 : 0;
            }
        }
        assertThat(enhanced).as("pages with something to share with").isGreaterThan(180);
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> URI.create("/" + PAGES.relativize(file)).getRawPath())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lasting(RawHttp.Answer answer) {
        return answer.headers().stream()
                .filter(line -> !line.startsWith("Date:"))
                .toList();
    }
}
