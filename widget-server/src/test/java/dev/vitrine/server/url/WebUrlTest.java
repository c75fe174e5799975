package dev.vitrine.server.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.SharedData;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebUrlTest {
    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.COM, http://example.com/",
        "https://example.com:443/a/../b/./c?d=e f#g, https://example.com/b/c?d=e%20f#g",
        "http://example.com:8080, http://example.com:8080/",
        "http:\\\\example.com\\a, http://example.com/a",
        "http://0x7f.1/, http://127.0.0.1/",
        "http://017700000001/, http://127.0.0.1/",
        "http://2130706433/, http://127.0.0.1/",
        "http://①②⑦.0.0.1/, http://127.0.0.1/",
        "http://[::ffff:127.0.0.1]/, http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:0:0:1]/, http://[::1]/",
        "http://user:pa ss@example.com/, http://user:pa%20ss@example.com/",
        "http://bücher.example/, http://xn--bcher-kva.example/",
        "http://example.com/ä, http://example.com/%C3%A4",
        "http://ex%61mple.com/, http://example.com/",
    })
    void isSpelledAsBrowsersSpellIt(String input, String expected) {
        assertThat(WebUrl.parse(input).map(WebUrl::href)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/path",
                "javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "ftp://example.com/",
                "http://",
                "http://exa mple.com/",
                "http://example.com:99999/",
                "http://user@/",
                "http://[::1",
                "http://[1:2]/",
                "http://256.256.256.256/",
                "http://1.2.3.4.5/",
                "http://a<b/",
                "http://%zz/",
                "http://[fe80::1%25eth0]/",
            })
    void refusesWhatIsNoWebAddress(String input) {
        assertThat(WebUrl.parse(input)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "c, http://example.com/a/c",
        "../c, http://example.com/c",
        "/c, http://example.com/c",
        "//other.example/c, http://other.example/c",
        "?q, http://example.com/a/b?q",
        "#f, http://example.com/a/b?x=1#f",
        "https://other.example, https://other.example/",
        "'', http://example.com/a/b?x=1",
    })
    void resolvesReferencesAgainstIt(String reference, String expected) {
        assertThat(url("http://example.com/a/b?x=1#old").resolve(reference).map(WebUrl::href))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "\u0001java\tscript:alert(1)", "mailto:a@example.com", "vbscript:x"})
    void resolvesNothingThatLeavesTheWeb(String reference) {
        assertThat(url("http://example.com/").resolve(reference)).isEmpty();
    }

    @Test
    void namesItsPartsWithoutWhatMustNotBeSent() {
        WebUrl url = url("https://me:secret@example.com:8443/feed?token=abc&x=%C3%A4+b#top");
        assertThat(url.bare().href()).isEqualTo("https://example.com:8443/feed?token=abc&x=%C3%A4+b");
        assertThat(url.redacted()).isEqualTo("https://example.com:8443/feed");
        assertThat(url.parameter("x")).contains("ä b");
        assertThat(url.parameter("y")).isEmpty();
        assertThat(url.port()).isEqualTo(8443);
    }

    /** Agrees with browsers on every address of the conformance data, or refuses; refusals are few and counted. */
    @Test
    void agreesWithTheConformanceDataOrRefuses() throws Exception {
        JsonNode cases = JsonMapper.shared().readTree(Files.readAllBytes(SharedData.path("url/urltestdata.json")));
        List<String> wrong = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int right = 0;
        for (JsonNode test : cases) {
            Optional<WebUrl> base = WebUrl.parse(test.path("base").asString("http://unused.example"));
            if (!test.isObject() || base.isEmpty()) {
                continue;
            }
            String input = test.path("input").asString();
            boolean relative = test.path("base").isString();
            String actual = (relative ? base.get().resolve(input) : WebUrl.parse(input))
                    .map(WebUrl::href)
                    .orElse("refused");
            boolean web = test.path("protocol").asString("").matches("https?:");
            String expected = web ? test.path("href").asString() : "refused";
            if (actual.equals(expected)) {
                right++;
            } else {
                (actual.equals("refused") ? refused : wrong).add(input + " -> " + expected + " not " + actual);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isEmpty();
        assertThat(right).isGreaterThan(700);
    }

    private static WebUrl url(String text) {
        return WebUrl.parse(text).orElseThrow();
    }
}
