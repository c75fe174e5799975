package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a page is, and what it shows, as others are told of it. */
class AddressesTest {
    /** Containers write the session into all links of a visitor's first page, the canonical one as well. */
    @ParameterizedTest
    @CsvSource({
        "/news/a;jsessionid=0A1B, https://example.org/news/a",
        "/news/a;JSESSIONID=0A1B.node1?page=2, https://example.org/news/a?page=2",
        "https://example.org/;jsessionid=0A1B, https://example.org/",
        "https://example.org/a;jsessionid=0A1B/b, https://example.org/a/b",
        "/a;v=2;jsessionid=0A1B#x, https://example.org/a;v=2",
        "/a;v=2;colour=red, https://example.org/a;v=2;colour=red"
    })
    void namesNoSession(String canonical, String expected) {
        PageMetadata page = Reading.of("<!doctype html><html><head><title>T</title><link rel=canonical href='"
                + canonical + "'></head><body></body></html>");
        assertThat(page.url()).contains(new Sourced<>(expected, Origin.LINK));
    }

    @Test
    void showsNoSession() {
        PageMetadata page = Reading.ofJsonLd(
                "{\"@type\":\"Article\",\"headline\":\"Bread\",\"image\":\"/bread.jpg;jsessionid=0A1B?v=2\"}");
        assertThat(page.image().map(PageImage::url)).contains("https://example.org/bread.jpg?v=2");
    }

    /** Browsers know {@code straße.example} by another name than the JDK, for which it is {@code strasse.example}. */
    @Test
    void namesNoOtherHost() {
        assertThat(WebUrl.parse("https://straße.example/a")).isEmpty();
        assertThat(WebUrl.parse("https://bäcker.example/a"))
                .map(WebUrl::toString)
                .contains("https://xn--bcker-gra.example/a");
    }
}
