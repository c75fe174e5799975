package dev.vitrine.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vitrine.CutPlan;
import dev.vitrine.FuzzInput;
import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.PageCharset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever a page says of itself, it is read without a failure, the same however it is cut, and fit to be shown. */
class MetadataFuzzTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final PageContext CONTEXT = PageContext.of("https://www.example.org/a/page?x=1");

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    @DictionaryFile(resourcePath = "/dev/vitrine/metadata.dict")
    @FuzzTest
    void isReadAlikeHoweverItComes(byte[] input) {
        FuzzInput fuzzed = FuzzInput.of(input);
        byte[] page = fuzzed.page();
        PageMetadata whole = read(page, new CutPlan(List.of(Math.max(1, page.length))));

        assertThat(read(page, fuzzed.cuts())).isEqualTo(whole);
        urls(whole).forEach(url -> assertThat(url).matches("https?://[^\\s\"<>]+"));
        texts(whole).forEach(text -> assertThat(text).isNotBlank().doesNotContainPattern("[\\x00-\\x1f\\x7f]"));
        whole.description()
                .filter(description -> description.origin() != Origin.OWN_TAG)
                .ifPresent(description -> assertThat(
                                GRAPHEME.matcher(description.value()).results())
                        .hasSizeLessThanOrEqualTo(300));
        List<Json> values = JsonReader.read(new String(page, UTF_8));
        assertThat(JsonReader.read(values.stream().map(MetadataFuzzTest::write).collect(Collectors.joining("\n"))))
                .isEqualTo(values);
    }

    private static PageMetadata read(byte[] page, CutPlan cuts) {
        MetadataReader reader = new MetadataReader(CLOCK);
        HtmlTokenizer tokenizer = new HtmlTokenizer(reader, PageCharset.utf8());
        reader.begin(tokenizer);
        cuts.cut(page.length, (from, length) -> tokenizer.write(page, from, length));
        return reader.metadata(CONTEXT);
    }

    private static Stream<String> urls(PageMetadata page) {
        return Stream.concat(
                page.url().filter(url -> url.origin() != Origin.OWN_TAG).map(Sourced::value).stream(),
                page.image().filter(image -> image.origin() != Origin.OWN_TAG).map(PageImage::url).stream());
    }

    /** What goes into tags; what is in a tag of the page's own stays there. */
    private static Stream<String> texts(PageMetadata page) {
        return Stream.of(page.title(), page.description(), page.siteName(), page.type(), page.locale())
                .flatMap(value ->
                        value.filter(sourced -> sourced.origin() != Origin.OWN_TAG).map(Sourced::value).stream());
    }

    private static String write(Json value) {
        if (value instanceof Json.Text text) {
            return quoted(text.value());
        }
        if (value instanceof Json.Sequence sequence) {
            return sequence.elements().stream().map(MetadataFuzzTest::write).collect(Collectors.joining(",", "[", "]"));
        }
        Map<String, Json> members = ((Json.Members) value).values();
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + write(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c != '"' && c != '\\' && c < 0x7F;
            quoted.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
