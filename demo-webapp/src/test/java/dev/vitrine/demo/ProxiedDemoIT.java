package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter in front of another running site: a copy of the demo without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxiedDemoIT {
    private final DemoProcess site = DemoProcess.start("--filter", "off", "--no-widgets");
    private final DemoProcess proxy =
            DemoProcess.start("--proxy", site.address().toString());
    private final HttpClient visitor = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @AfterAll
    void stop() {
        proxy.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/recipes/plum-galette",
                "/journal/forty-hotel-breakfasts",
                "/films/a-loaf-overnight",
                "/shop/proving-basket"
            })
    void pagesAreCompleteAndHaveTagsOnceAndShareLinks(String path) throws Exception {
        Document before = Jsoup.parse(read(site.address().resolve(path)));
        String text = read(proxy.address().resolve(path));
        Document after = Jsoup.parse(text);

        assertThat(text.stripTrailing()).endsWith("</html>");
        for (String property : new String[] {"og:title", "og:description", "og:url", "og:image", "og:type"}) {
            assertThat(after.select("meta[property=" + property + "]"))
                    .as(property)
                    .hasSize(1);
        }
        assertThat(after.select("[role=group] a[href*=facebook.com/sharer]")).isNotEmpty();
        after.select("[role=group]").remove();
        assertThat(after.body().text()).isEqualTo(before.body().text());
    }

    @Test
    void loginWorks() throws Exception {
        String account = visitor.send(
                        HttpRequest.newBuilder(proxy.address().resolve("/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("email=guest%40example.org&password=crumbs"))
                                .build(),
                        BodyHandlers.ofString(UTF_8))
                .body();
        assertThat(Jsoup.parse(account).select("h1").text()).isEqualTo("Your account");
        assertThat(read(proxy.address().resolve("/account"))).contains("guest@example.org");
    }

    private String read(URI page) throws IOException, InterruptedException {
        return visitor.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString(UTF_8))
                .body();
    }
}
