package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.CutPlan;
import dev.vitrine.html.PageCharset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rewrites pages as an application would write them, in every way of cutting them, and checks that the cutting never shows.
 */
public final class Rewriting {
    private static final HoldWindow WINDOW = HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP));

    private final Supplier<PageEditor> editors;
    private final HoldWindow window;
    private final Optional<PageCharset> declared;

    private Rewriting(Supplier<PageEditor> editors, HoldWindow window, Optional<PageCharset> declared) {
        this.editors = editors;
        this.window = window;
        this.declared = declared;
    }

    /** Each page gets a new editor. */
    public static Rewriting with(Supplier<PageEditor> editors) {
        return new Rewriting(editors, WINDOW, Optional.of(PageCharset.utf8()));
    }

    public Rewriting holding(HoldWindow other) {
        return new Rewriting(editors, other, declared);
    }

    public Rewriting declaring(Optional<PageCharset> charset) {
        return new Rewriting(editors, window, charset);
    }

    /** The page whole, in chunks of every size, at every two-way split, as bytes and as chars: always the same. */
    public String everyWay(String page) {
        byte[] bytes = page.getBytes(UTF_8);
        String whole = new String(whole(bytes), UTF_8);
        for (int size = 1; size < Math.min(bytes.length, 80); size++) {
            assertThat(new String(inChunks(bytes, size), UTF_8))
                    .as("in chunks of %d bytes", size)
                    .isEqualTo(whole);
            assertThat(new String(remembered(bytes, bytes, new CutPlan(List.of(size))), UTF_8))
                    .as("remembered, in chunks of %d bytes", size)
                    .isEqualTo(whole);
        }
        for (int split = 1; split < bytes.length; split++) {
            assertThat(new String(split(bytes, split), UTF_8))
                    .as("split at byte %d", split)
                    .isEqualTo(whole);
        }
        for (int size = 1; size <= Math.min(page.length(), 40); size++) {
            assertThat(charsInChunks(page, size))
                    .as("in chunks of %d chars", size)
                    .isEqualTo(whole);
        }
        return whole;
    }

    public byte[] whole(byte[] page) {
        return inChunks(page, Math.max(1, page.length));
    }

    byte[] inChunks(byte[] page, int size) {
        return cut(page, new CutPlan(List.of(size)));
    }

    byte[] cut(byte[] page, CutPlan plan) {
        return rewrite(
                rewriter -> plan.cut(page.length, (from, length) -> writeFromElsewhere(rewriter, page, from, length)));
    }

    /** A page that was another one the last two times, or the same. */
    byte[] remembered(byte[] before, byte[] page, CutPlan plan) {
        PageMemory memory = new PageMemory(1 << 24, () -> 0);
        told(memory, before, new CutPlan(List.of(Math.max(1, before.length))));
        told(memory, before, new CutPlan(List.of(Math.max(1, before.length))));
        return told(memory, page, plan);
    }

    private byte[] told(PageMemory memory, byte[] page, CutPlan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PageRewriter rewriter = memory.rewriter(
                "page",
                0,
                out::write,
                (chars, offset, length) -> {},
                (bytes, text) -> HtmlRewriter.ofBytes(editors.get(), bytes, declared, window),
                () -> true);
        try {
            plan.cut(page.length, (from, length) -> writeFromElsewhere(rewriter, page, from, length));
            rewriter.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes from the middle of an array that is spoiled afterwards, as an application's buffer would be. */
    static void writeFromElsewhere(PageRewriter rewriter, byte[] page, int from, int length) throws IOException {
        byte[] chunk = new byte[length + 7];
        System.arraycopy(page, from, chunk, 3, length);
        rewriter.write(chunk, 3, length);
        Arrays.fill(chunk, (byte) '<');
    }

    byte[] split(byte[] page, int at) {
        return rewrite(rewriter -> {
            rewriter.write(page, 0, at);
            rewriter.write(page, at, page.length - at);
        });
    }

    byte[] rewrite(Script script) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(editors.get(), out::write, declared, window);
        run(script, rewriter);
        return out.toByteArray();
    }

    String charsInChunks(String page, int size) {
        StringBuilder out = new StringBuilder();
        HtmlRewriter rewriter =
                HtmlRewriter.ofChars(editors.get(), out::append, declared.orElseGet(PageCharset::utf8), window);
        run(
                each -> {
                    for (int i = 0; i < page.length(); i += size) {
                        each.write(page, i, Math.min(size, page.length() - i));
                    }
                },
                rewriter);
        return out.toString();
    }

    private static void run(Script script, HtmlRewriter rewriter) {
        try {
            script.run(rewriter);
            rewriter.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rewriter.failure().ifPresent(failure -> {
            throw new AssertionError("the rewriter failed", failure);
        });
    }

    /** What an application does with the response. */
    interface Script {
        void run(HtmlRewriter rewriter) throws IOException;
    }
}
