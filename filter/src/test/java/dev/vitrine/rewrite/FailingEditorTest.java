package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.html.PageCharset;
import dev.vitrine.html.StartTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever our own code throws, and whenever, the page arrives. */
class FailingEditorTest {
    private static final String PAGE = "<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body>"
            + "<article><h1>Heading</h1><p>one <b>two</b><p>three</article><!-- x --><script>a</script></body></html>";

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void aFailureAtAnyCallOfTheEditorLeavesThePageWhole(int chunk) throws IOException {
        int calls = 0;
        boolean failed = true;
        while (failed) {
            int call = calls++;
            for (Supplier<Throwable> throwing : throwables()) {
                failed = checkFailureAt(call, throwing.get(), chunk);
            }
        }
        assertThat(calls).isGreaterThan(30);
    }

    private static List<Supplier<Throwable>> throwables() {
        return List.of(IllegalStateException::new, StackOverflowError::new, OutOfMemoryError::new, AssertionError::new);
    }

    /** Returns whether there was such a call. */
    private static boolean checkFailureAt(int call, Throwable failure, int chunk) throws IOException {
        int[] calls = {0};
        PageEditor editor = (PageEditor) Proxy.newProxyInstance(
                PageEditor.class.getClassLoader(), new Class<?>[] {PageEditor.class}, (proxy, method, arguments) -> {
                    if (calls[0]++ == call) {
                        throw failure;
                    }
                    try {
                        return method.invoke(EDITOR.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        EDITOR.set(new MarkingEditor());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                editor, out::write, Optional.of(PageCharset.utf8()), HoldWindow.of(new WindowPool(1 << 20)));
        byte[] page = PAGE.getBytes(UTF_8);
        for (int i = 0; i < page.length; i += chunk) {
            rewriter.write(page, i, Math.min(chunk, page.length - i));
        }
        rewriter.end();
        assertThat(MarkingEditor.withoutMarks(out.toString(UTF_8))).isEqualTo(PAGE);
        if (calls[0] <= call) {
            return false;
        }
        assertThat(rewriter.passedFor()).contains("failure");
        assertThat(rewriter.failure()).containsSame(failure);
        return true;
    }

    private static final ThreadLocal<PageEditor> EDITOR = ThreadLocal.withInitial(MarkingEditor::new);

    @Test
    void aFailureOfTheClientTravelsUp() throws IOException {
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new MarkingEditor(),
                (bytes, offset, length) -> {
                    throw new IOException("gone");
                },
                Optional.of(PageCharset.utf8()),
                HoldWindow.none());
        byte[] page = PAGE.getBytes(UTF_8);
        assertThatThrownBy(() -> rewriter.write(page, 0, page.length))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(rewriter.failure()).isEmpty();
    }

    @Test
    void anEditorThatLeavesThePageAloneLeavesItAsItCame() throws IOException {
        String out = Rewriting.with(() -> new MarkingEditor() {
                    private Optional<Page> page = Optional.empty();

                    @Override
                    public void begin(Page opened) {
                        super.begin(opened);
                        page = Optional.of(opened);
                    }

                    @Override
                    public void startTag(StartTag tag) {
                        super.startTag(tag);
                        page.orElseThrow().leaveAlone("because");
                    }
                })
                .everyWay(PAGE);
        assertThat(out).isEqualTo(PAGE);
    }
}
