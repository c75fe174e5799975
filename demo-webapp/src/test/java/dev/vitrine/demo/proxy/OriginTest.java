package dev.vitrine.demo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "http://example.org, https://example.org/a?b, https://example.org",
        "http://example.org, https://WWW.example.org/a?b, https://www.example.org",
        "https://example.org, https://www.example.org/a?b, https://www.example.org",
        "https://www.example.org, https://example.org/a?b, https://example.org",
        "http://localhost:8080, https://localhost:8443/a?b, https://localhost:8443",
        "https://example.org, https://example.org/a?b, none",
        "https://example.org, https://www.example.org/en/a?b, none",
        "https://example.org, https://www.example.org/a, none",
        "https://example.org, https://shop.example.org/a?b, none",
        "https://example.org, /a?b, none",
        "https://example.org, https:///a?b, none",
        "https://example.org, 'https://www.example.org/a?b c', none",
        "https://example.org, ftp://www.example.org/a?b, none"
    })
    void aRedirectToTheSamePageTellsTheAddressThatASitePrefers(String site, String redirect, String preferred) {
        Origin origin = Origin.of(URI.create(site));

        assertThat(origin.preferredBy(redirect, "/a?b").map(Origin::address).orElse("none"))
                .isEqualTo(preferred);
    }
}
