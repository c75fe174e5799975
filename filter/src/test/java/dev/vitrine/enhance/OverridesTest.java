package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final String PAGE = """
            <!doctype html><html lang=en><head><title>A loaf</title></head>
            <body><main><h1>A loaf</h1><p>We put a spoonful of dough into a glass, and let the night go by.</p></main></body></html>
            """;

    private static Enhancing saying(String name, String value) {
        return Enhancing.PLAIN.saying(Map.of(name, value), Map.of());
    }

    @Test
    void theApplicationSaysATitleForThisRequest() {
        assertThat(saying("title", "Sourdough in four steps").contents(PAGE, "og:title"))
                .containsExactly("Sourdough in four steps");
    }

    @Test
    void theApplicationSaysATagByItsName() {
        Enhancing page = Enhancing.PLAIN.saying(
                Map.of(
                        "og.title", "Sourdough in four steps",
                        "og.image", "/loaf.jpg",
                        "og.image.alt", "A loaf on a board",
                        "twitter.title", "Sourdough, quickly"),
                Map.of());

        assertThat(page.contents(PAGE, "og:title")).containsExactly("Sourdough in four steps");
        assertThat(page.contents(PAGE, "og:image")).containsExactly("http://localhost:8080/loaf.jpg");
        assertThat(page.contents(PAGE, "og:image:alt")).containsExactly("A loaf on a board");
        assertThat(page.contents(PAGE, "twitter:title")).containsExactly("Sourdough, quickly");
    }

    @Test
    void thePageSaysATitleInItsHead() {
        String page =
                PAGE.replace("</head>", "<meta name=\"vitrine:title\" content=\"Sourdough in four steps\"></head>");

        assertThat(Enhancing.PLAIN.contents(page, "og:title")).containsExactly("Sourdough in four steps");
    }

    @Test
    void thePageSaysATagInItsHead() {
        String page = PAGE.replace("</head>", "<meta name=\"vitrine:twitter:creator\" content=\"@ada\"></head>");

        assertThat(Enhancing.PLAIN.contents(page, "twitter:creator")).containsExactly("@ada");
    }

    @Test
    void thePageSaysATypeWithAnAttribute() {
        String page = PAGE.replace("<main>", "<main data-vitrine-type=article data-vitrine-published=2024-03-05>");

        assertThat(Enhancing.PLAIN.contents(page, "og:type")).containsExactly("article");
        assertThat(Enhancing.PLAIN.contents(page, "article:published_time")).containsExactly("2024-03-05");
    }

    @Test
    void theSettingsSayATypeForAPath() {
        assertThat(Enhancing.PLAIN.saying(Map.of(), Map.of("type", "product")).contents(PAGE, "og:type"))
                .containsExactly("product");
    }

    @Test
    void theCloserToThePageTheLessItCounts() {
        String page = PAGE.replace("<main>", "<main data-vitrine-title=page>");
        Enhancing rule = Enhancing.PLAIN.saying(Map.of(), Map.of("title", "rule"));
        Enhancing request = Enhancing.PLAIN.saying(Map.of("title", "request"), Map.of("title", "rule"));

        assertThat(request.contents(page, "og:title")).containsExactly("request");
        assertThat(rule.contents(page, "og:title")).containsExactly("page");
        assertThat(rule.contents(PAGE, "og:title")).containsExactly("rule");
    }

    @Test
    void whatIsSaidOutrightGoesBeforeThePagesOwnTag() {
        String page = PAGE.replace("</head>", "<meta property=og:title content=Own></head>");

        assertThat(saying("title", "Said").contents(page, "og:title")).containsExactly("Said", "Own");
        assertThat(saying("title", "Own").contents(page, "og:title")).containsExactly("Own");
        assertThat(saying("twitter.title", "Said").contents(page, "og:title")).containsExactly("Own");
    }

    @Test
    void anAddressThatIsNoneCountsForNothing() {
        assertThat(saying("og.video", "javascript:alert(1)").contents(PAGE, "og:video"))
                .isEmpty();
        assertThat(saying("url", "javascript:alert(1)").contents(PAGE, "og:url"))
                .containsExactly("http://localhost:8080/page");
    }
}
