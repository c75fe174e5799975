package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.PageCharset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is held, and when it leaves. */
class HoldingTest {
    private static final String HEAD = "<!doctype html><html><head><meta charset=utf-8>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private HtmlRewriter rewriter(HoldWindow window) {
        return HtmlRewriter.ofBytes(new MarkingEditor(), out::write, Optional.of(PageCharset.utf8()), window);
    }

    private static void write(HtmlRewriter rewriter, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        rewriter.write(bytes, 0, bytes.length);
    }

    private String sent() {
        return out.toString(UTF_8);
    }

    @Test
    void holdsTheHeadUntilItIsKnown() throws IOException {
        HtmlRewriter rewriter = rewriter(HoldWindow.of(new WindowPool(1 << 20)));
        write(rewriter, HEAD + "<title>T</title>");
        assertThat(sent()).isEmpty();
        assertThat(rewriter.held()).isEqualTo(rewriter.taken());
        write(rewriter, "</head><body>");
        rewriter.end();
        assertThat(sent()).isEqualTo(HEAD + MarkingEditor.HEAD_MARK + "<title>T</title></head><body>");
        assertThat(rewriter.insertions()).isEqualTo(1);
        assertThat(rewriter.held()).isZero();
    }

    @Test
    void aFlushReleasesAllButABeginningOfATag() throws IOException {
        HtmlRewriter rewriter = rewriter(HoldWindow.of(new WindowPool(1 << 20)));
        write(rewriter, HEAD + "<title>T</title></he");
        rewriter.flush();
        assertThat(sent()).isEqualTo(HEAD + MarkingEditor.HEAD_MARK + "<title>T</title>");
        assertThat(rewriter.held()).isEqualTo(4);
        write(rewriter, "ad><body>x");
        assertThat(sent()).isEqualTo(HEAD + MarkingEditor.HEAD_MARK + "<title>T</title></head><body>x");
    }

    @Test
    void everyFlushLeavesAtMostTenUnitsBehind() throws IOException {
        String page = HEAD + "</head><body><blockquote><figcaption></figcaption></blockquote><x-very-long-name a='b'>"
                + "<!-- comment --><script>if (a</script>";
        for (int at = 1; at < page.length(); at++) {
            out.reset();
            HtmlRewriter rewriter = rewriter(HoldWindow.of(new WindowPool(1 << 20)));
            write(rewriter, page.substring(0, at));
            rewriter.flush();
            assertThat(rewriter.held()).as(page.substring(0, at)).isLessThanOrEqualTo(10);
            assertThat(MarkingEditor.withoutMarks(sent()).length()).isGreaterThanOrEqualTo(at - 10);
            write(rewriter, page.substring(at));
            rewriter.end();
            assertThat(MarkingEditor.withoutMarks(sent())).isEqualTo(page);
        }
    }

    @Test
    void aFullWindowReleases() throws IOException {
        HtmlRewriter rewriter = rewriter(new HoldWindow(20_000, 0, new WindowPool(1 << 20)));
        String style = "<style>" + "x".repeat(30_000) + "</style>";
        write(rewriter, HEAD + style);
        assertThat(rewriter.held()).isZero();
        write(rewriter, "</head><body>");
        rewriter.end();
        assertThat(sent()).isEqualTo(HEAD + MarkingEditor.HEAD_MARK + style + "</head><body>");
    }

    @Test
    void aPoolThatIsUsedUpReleases() throws IOException {
        WindowPool pool = new WindowPool(0);
        HtmlRewriter rewriter = rewriter(new HoldWindow(20_000, 0, pool));
        write(rewriter, HEAD + "<title>T</title>");
        assertThat(sent()).isEqualTo(HEAD + MarkingEditor.HEAD_MARK + "<title>T</title>");
        assertThat(pool.allocated()).isZero();
    }

    @Test
    void withoutAWindowTheTagsGoBeforeTheEndOfTheHead() throws IOException {
        HtmlRewriter rewriter = rewriter(HoldWindow.none());
        write(rewriter, HEAD);
        write(rewriter, "<title>T</title>");
        assertThat(sent()).isEqualTo(HEAD + "<title>T</title>");
        write(rewriter, "</head><body>");
        rewriter.end();
        assertThat(sent()).isEqualTo(HEAD + "<title>T</title>" + MarkingEditor.HEAD_MARK + "</head><body>");
    }

    @Test
    void insertsWhereItStillHoldsWhatStandsBeforeADoubt() throws IOException {
        HtmlRewriter rewriter = rewriter(HoldWindow.of(new WindowPool(1 << 20)));
        String doubtful = "<noscript><link><!-- </noscript> --></noscript></head><body><h1>T</h1>";
        write(rewriter, HEAD + doubtful);
        rewriter.end();
        assertThat(rewriter.passedFor()).contains("noscript");
        assertThat(sent()).isEqualTo(HEAD + MarkingEditor.HEAD_MARK + doubtful);
    }

    @Test
    void givesItsBuffersBack() throws IOException {
        WindowPool pool = new WindowPool(1 << 20);
        for (int i = 0; i < 100; i++) {
            HtmlRewriter rewriter = rewriter(HoldWindow.of(pool));
            write(rewriter, HEAD + "<style>" + "x".repeat(40_000));
            if (i % 2 == 0) {
                rewriter.end();
            } else {
                rewriter.discard();
            }
        }
        assertThat(pool.allocated()).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void sendsUnheldRangesFromTheCallersOwnArray() throws IOException {
        byte[] page = (HEAD + "</head><body>" + "word ".repeat(4000)).getBytes(UTF_8);
        boolean[] own = {false};
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new MarkingEditor(),
                (bytes, offset, length) -> own[0] |= bytes == page && length > 4000,
                Optional.of(PageCharset.utf8()),
                HoldWindow.of(new WindowPool(1 << 20)));
        rewriter.write(page, 0, page.length);
        rewriter.end();
        assertThat(own[0]).isTrue();
    }
}
