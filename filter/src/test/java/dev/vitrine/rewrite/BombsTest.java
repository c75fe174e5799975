package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.PageCharset;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that make parsers slow or fat: they stream through, with little held and every byte delivered. */
class BombsTest {
    private static final int LENGTH = 8 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<a>",
                "<font><p>",
                "<b><p></b>",
                "<table>",
                "<svg>",
                "<template>",
                "<select><option>",
                "</p>",
                "</b>",
                "<!--",
                "-->",
                "<",
                "</",
                "&amp",
                "<p x=\"",
                " a='b'",
                "<x ",
                "<title>",
                "<script><!--",
                "<noscript>",
                "<textarea>",
                "<li>",
                "x",
                " ",
                "\u0000",
                "<nobr>",
                "<form></form>",
                "<i><b><p></i>",
            })
    void streamThrough(String shape) throws IOException {
        long[] sent = {0};
        WindowPool pool = new WindowPool(1 << 20);
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new MarkingEditor(),
                (bytes, offset, length) -> sent[0] += length,
                Optional.of(PageCharset.utf8()),
                HoldWindow.of(pool));
        byte[] start = "<!doctype html><head></head><body>".getBytes(ISO_8859_1);
        rewriter.write(start, 0, start.length);
        byte[] chunk = shape.repeat(8192 / shape.length() + 1).getBytes(ISO_8859_1);
        long taken = start.length;
        for (; taken < LENGTH; taken += chunk.length) {
            rewriter.write(chunk, 0, chunk.length);
            assertThat(rewriter.held()).isLessThan(16 * 1024);
        }
        rewriter.end();
        assertThat(rewriter.failure()).isEmpty();
        assertThat(sent[0]).isEqualTo(taken + (rewriter.insertions() == 0 ? 0 : MarkingEditor.HEAD_MARK.length()));
        assertThat(pool.allocated()).isLessThan(64 * 1024);
    }
}
