package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.Json;
import dev.vitrine.metadata.SiteDefaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredDataTest {
    private static final String SIGNED = """
            <!doctype html><html lang=en><head><title>A loaf overnight</title></head><body><main><article>
            <h1>A loaf overnight</h1><p class=byline>By Ada Example, <time datetime=2024-03-05>5 March</time></p>
            <p>We put a spoonful of dough into a glass, marked its height, and let the night go by in peace.</p>
            </article></main></body></html>
            """;

    private static List<Object> json(String... objects) {
        return List.of(objects).stream().map(Json::read).toList();
    }

    @Test
    void tellsWhoWroteAnArticleAndWhen() {
        assertThat(Enhancing.PLAIN.data(SIGNED)).isEqualTo(json("""
                {"@context": "https://schema.org", "@type": "Article", "headline": "A loaf overnight",
                 "description": "We put a spoonful of dough into a glass, marked its height, and let the night go by in peace.",
                 "url": "http://localhost:8080/page", "datePublished": "2024-03-05",
                 "author": [{"@type": "Person", "name": "Ada Example"}]}
                """));
    }

    @Test
    void tellsOnTheFirstPageWhatTheSiteIs() {
        SocialSettings plain = Enhancing.defaults(new SiteDefaults(
                Optional.of("The Corner Bakery"), Optional.of("Bread."), Optional.empty(), Optional.empty()));
        SocialSettings named = new SocialSettings(
                true,
                true,
                true,
                plain.defaults(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of("https://social.example/@bakery"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String page = "<!doctype html><html><head><title>Welcome</title></head><body><h1>Welcome</h1></body></html>";

        assertThat(Enhancing.of(named).path("/").data(page)).isEqualTo(json("""
                {"@context": "https://schema.org", "@type": "WebSite", "name": "The Corner Bakery",
                 "url": "http://localhost:8080/", "description": "Bread."}
                """, """
                {"@context": "https://schema.org", "@type": "Organization", "name": "The Corner Bakery",
                 "url": "http://localhost:8080/", "sameAs": ["https://social.example/@bakery"]}
                """));
    }

    @Test
    void tellsTheTrailOfLinks() {
        String page = """
                <!doctype html><html lang=en><head><title>Rye</title></head><body>
                <nav class=breadcrumb><ol><li><a href=/>Home</a></li><li><a href=/bread>Bread</a></li><li>Rye</li></ol></nav>
                <main><h1>Rye</h1></main></body></html>
                """;

        assertThat(Enhancing.PLAIN.data(page)).isEqualTo(json("""
                {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
                 {"@type": "ListItem", "position": 1, "name": "Home", "item": "http://localhost:8080/"},
                 {"@type": "ListItem", "position": 2, "name": "Bread", "item": "http://localhost:8080/bread"}]}
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"Own\"}</script>",
                "<script type=application/ld+json>{\"@graph\": [{\"@type\": \"Recipe\", \"name\": \"Own\"}]}</script>",
                "<div itemscope itemtype=https://schema.org/BlogPosting><span itemprop=name>Own</span></div>",
                "<div vocab=https://schema.org/ typeof=Event><span property=name>Own</span></div>"
            })
    void saysNothingBesideWhatThePageSaysOfItself(String own) {
        String page = SIGNED.replace("<main>", own + "<main>");

        assertThat(Enhancing.PLAIN.page(page)).doesNotContain("\"@type\":\"Article\"");
    }

    @Test
    void saysNothingWhereTheSettingsSaySo() {
        SocialSettings off = new SocialSettings(
                true,
                false,
                true,
                SiteDefaults.NONE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(Enhancing.of(off).data(SIGNED)).isEmpty();
    }

    @Test
    void saysNothingOfAPageThatIsNeitherDatedNorSigned() {
        String page = SIGNED.replaceFirst("<p class=byline>.*</p>", "");

        assertThat(Enhancing.PLAIN.data(page)).isEmpty();
    }
}
