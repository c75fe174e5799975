package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.html.Json;
import dev.vitrine.metadata.PlainText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whatever stands in a title, a description, a name or an address, a parser reads it back as it was, and nothing else. */
class NaughtyStringsTest {
    private static final int LONGEST_URL = 4_000;
    private static final String PAGE = """
            <!doctype html><html lang=en><head><meta charset=utf-8><title>A loaf</title>
            <meta name=author content="%s"></head><body><main><h1>A loaf</h1><img id=last></main></body></html>
            """;

    private static List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (Object text : (List<?>) json("strings/blns.json")) {
            strings.add((String) text);
        }
        for (Object vector : (List<?>) json("vectors/xss.json")) {
            strings.add((String) ((Map<?, ?>) vector).get("p"));
        }
        return strings;
    }

    private static Object json(String file) {
        return Json.read(new String(SharedData.read(SharedData.at(file)), StandardCharsets.UTF_8));
    }

    /** What is left of a text once it is one line of plain text; nothing where it says nothing. */
    private static Optional<String> line(String text) {
        return PlainText.said(text);
    }

    private static Document page(Map<String, String> said, String author) {
        Enhancing page = Enhancing.PLAIN.saying(said, Map.of("type", "article", "published", "2024-03-05"));
        return Jsoup.parse(page.page(PAGE.formatted(HtmlEscaper.attribute(author))));
    }

    private static List<String> contents(Document page, String key) {
        return page.select("head > meta[property=" + key + "], head > meta[name=" + key + "]")
                .eachAttr("content");
    }

    private static Map<?, ?> article(Document page) {
        return (Map<?, ?>) Json.read(page.select("head > script").stream()
                .reduce((first, last) -> last)
                .orElseThrow()
                .data());
    }

    /** Every element that is there, so that one more or one less shows. */
    private static List<String> elements(Document page) {
        return page.getAllElements().stream()
                .map((Element element) -> element.parents().size() + element.tagName() + element.id())
                .filter(element -> !element.endsWith("meta"))
                .toList();
    }

    @Test
    void readsTextBackInEveryPlace() {
        List<String> plain = elements(page(Map.of(), "Ada Example"));
        for (String text : strings()) {
            Optional<String> line = line(text);
            Document page = page(
                    Map.of("title", text, "description", text, "og.image.alt", text, "twitter.data1", text),
                    "Ada Example");
            String shown = line.orElse("A loaf");

            assertThat(elements(page)).as(text).isEqualTo(plain);
            assertThat(contents(page, "og:title")).as(text).containsExactly(PlainText.cut(shown, 200));
            assertThat(contents(page, "og:image:alt"))
                    .as(text)
                    .isEqualTo(line.stream().toList());
            assertThat(article(page).get("headline")).as(text).isEqualTo(PlainText.cut(shown, 110));
        }
    }

    @Test
    void readsNamesBackInEveryPlace() {
        List<String> plain = elements(page(Map.of(), "Ada Example"));
        int named = 0;
        for (String text : strings()) {
            Document page = page(Map.of("article.author", text), text);
            List<String> byline = contents(page, "article:author");

            assertThat(elements(page)).as(text).isEqualTo(plain);
            assertThat(byline).as(text).isEqualTo(line(text).stream().toList());
            if (article(page).get("author") instanceof List<?> authors) {
                named++;
                assertThat(contents(page, "twitter:data1")).as(text).containsExactly(names(authors));
            }
        }
        assertThat(named).isGreaterThan(30);
    }

    private static String names(List<?> authors) {
        return authors.stream()
                .map(author -> (String) ((Map<?, ?>) author).get("name"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void readsAddressesBackInEveryPlace() {
        for (String text : strings()) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            Document page = page(
                    Map.of("image", "https://www.example.org/" + text, "url", "https://www.example.org/?q=" + encoded),
                    "");
            String url = contents(page, "og:url").get(0);
            if (encoded.length() > LONGEST_URL) {
                assertThat(url).isEqualTo("http://localhost:8080/page");
                continue;
            }
            assertThat(URLDecoder.decode(url.substring("https://www.example.org/?q=".length()), StandardCharsets.UTF_8))
                    .isEqualTo(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
            assertThat(contents(page, "og:image"))
                    .as(text)
                    .hasSizeLessThan(2)
                    .allSatisfy(image -> assertThat(image)
                            .startsWith("https://www.example.org/")
                            .matches("[!-~&&[^\"<>\\\\^`{|}]]+"));
        }
    }
}
