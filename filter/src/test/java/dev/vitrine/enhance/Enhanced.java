package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.vitrine.CutPlan;
import dev.vitrine.Faults;
import dev.vitrine.html.PageCharset;
import dev.vitrine.rewrite.ForwardingEditor;
import dev.vitrine.rewrite.ForwardingPage;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.OutputSink;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageMemory;
import dev.vitrine.rewrite.PageRewriter;
import dev.vitrine.rewrite.WindowPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A page with all that the product adds to it by default, each insertion between two comments.
 *
 * @param text one char for each byte
 * @param insertions the markup as it was asked for
 */
record Enhanced(String text, List<String> insertions) {
    static final String OPENING = "v:7f3a";
    static final String CLOSING = "/v:7f3a";

    private static final Pattern MARKED =
            Pattern.compile("<!--" + OPENING + "-->(.*?)<!--" + CLOSING + "-->", Pattern.DOTALL);
    private static final SiteSettings SITE =
            new SiteSettings(Optional.of(PublicBase.parse("https://www.example.org")), Set.of(), "/_vitrine");
    private static final HoldWindow WINDOW = HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP));

    Enhanced {
        insertions = List.copyOf(insertions);
    }

    static Enhanced of(byte[] page, Optional<PageCharset> declared, CutPlan cuts) {
        Marking marking = new Marking();
        StringBuilder out = new StringBuilder();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(marking, bytesTo(out), declared, WINDOW);
        run(rewriter, () -> cuts.cut(page.length, (from, length) -> rewriter.write(page, from, length)));
        rewriter.failure().ifPresent(failure -> {
            throw new AssertionError("the rewriter failed", failure);
        });
        return new Enhanced(out.toString(), marking.insertions);
    }

    static Enhanced inSpiteOfFailures(byte[] page, Optional<PageCharset> declared, CutPlan cuts, boolean flushed) {
        Marking marking = new Marking();
        StringBuilder out = new StringBuilder();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(marking, bytesTo(out), declared, WINDOW);
        Faults.begin();
        run(
                rewriter,
                () -> cuts.cut(page.length, (from, length) -> {
                    rewriter.write(page, from, length);
                    if (flushed && from > page.length / 2) {
                        rewriter.flush();
                    }
                }));
        return new Enhanced(out.toString(), marking.insertions);
    }

    static Enhanced textInSpiteOfFailures(String page, CutPlan cuts) {
        Marking marking = new Marking();
        StringBuilder out = new StringBuilder();
        HtmlRewriter rewriter = HtmlRewriter.ofChars(marking, out::append, PageCharset.utf8(), WINDOW);
        Faults.begin();
        run(rewriter, () -> cuts.cut(page.length(), (from, length) -> rewriter.write(page, from, length)));
        return new Enhanced(out.toString(), marking.insertions);
    }

    /**
     * A page that may be remembered.
     *
     * @param before what was written the other times
     */
    static Enhanced rememberedInSpiteOfFailures(List<String> before, String page, boolean text, CutPlan cuts) {
        PageMemory memory = new PageMemory(1 << 20, () -> 0);
        for (String earlier : before) {
            told(memory, earlier, text, cuts, () -> {});
        }
        return told(memory, page, text, cuts, Faults::begin);
    }

    private static Enhanced told(PageMemory memory, String page, boolean text, CutPlan cuts, Runnable beginning) {
        StringBuilder out = new StringBuilder();
        PageRewriter rewriter = memory.rewriter(
                "/page",
                0,
                bytesTo(out),
                out::append,
                (bytes, chars) -> text
                        ? HtmlRewriter.ofChars(new Marking(), chars, PageCharset.utf8(), WINDOW)
                        : HtmlRewriter.ofBytes(new Marking(), bytes, PageCharset.forLabel("windows-1252"), WINDOW),
                () -> true);
        beginning.run();
        byte[] bytes = page.getBytes(ISO_8859_1);
        run(
                rewriter,
                () -> cuts.cut(page.length(), (from, length) -> {
                    if (text) {
                        rewriter.write(page, from, length);
                    } else {
                        rewriter.write(bytes, from, length);
                    }
                }));
        return new Enhanced(out.toString(), List.of());
    }

    private static OutputSink bytesTo(StringBuilder out) {
        return (bytes, offset, length) -> out.append(new String(bytes, offset, length, ISO_8859_1));
    }

    private interface Writes {
        void run() throws IOException;
    }

    private static void run(PageRewriter rewriter, Writes writes) {
        try {
            writes.run();
            rewriter.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The product's editor, with each of its insertions between marks. */
    private static final class Marking extends ForwardingEditor {
        private final List<String> insertions = new ArrayList<>();

        Marking() {
            super(new PageEnhancer(SITE, PageRequest.anonymous("https", "www.example.org", 443, "/page")));
        }

        @Override
        public void begin(Page opened) {
            super.begin(new ForwardingPage(opened) {
                @Override
                public boolean insert(long position, CharSequence markup) {
                    boolean done = super.insert(position, "<!--" + OPENING + "-->" + markup + "<!--" + CLOSING + "-->");
                    if (done) {
                        insertions.add(markup.toString());
                    }
                    return done;
                }
            });
        }
    }

    /** A page in one write. */
    static Enhanced whole(byte[] page, Optional<PageCharset> declared) {
        return of(page, declared, new CutPlan(List.of(Math.max(1, page.length))));
    }

    String withoutInsertions() {
        return MARKED.matcher(text).replaceAll("");
    }

    /** The page as it leaves. */
    byte[] unmarked() {
        return MARKED.matcher(text).replaceAll("$1").getBytes(ISO_8859_1);
    }

    /** What was inserted, in the order of the page, one char for each byte. */
    List<String> inserted() {
        return MARKED.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
