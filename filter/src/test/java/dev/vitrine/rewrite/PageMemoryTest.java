package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.CutPlan;
import dev.vitrine.html.PageCharset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of pages saves work, and never shows. */
class PageMemoryTest {
    private static final String PAGE = "<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body>"
            + "<article><h1>Heading ļ</h1><p>one <b>two</b><p>three</article><!-- x --><script>a</script></body></html>\n";
    private static final String REWRITTEN = Rewriting.with(MarkingEditor::new).everyWay(PAGE);
    private static final HoldWindow WINDOW = HoldWindow.of(new WindowPool(1 << 20));
    private static final TextSink NOWHERE = (chars, offset, length) -> {};
    private static final long SECOND = 1_000_000_000L;

    private long now = Long.MAX_VALUE - 5; // a clock of nanoseconds may run over
    private PageMemory memory = new PageMemory(1 << 20, () -> now);
    private boolean asExpected = true;

    /** How often a page was read. */
    private int read;

    /** What is thrown in place of reading one. */
    private Optional<RuntimeException> failure = Optional.empty();

    /** What an application does with a page. */
    private interface Script {
        void run(PageRewriter rewriter) throws IOException;
    }

    private String tell(Script script) throws IOException {
        return tell("/", script);
    }

    private String tell(String path, Script script) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        PageRewriter rewriter = rewriter(path, out::write, text::append, this::bytes);
        script.run(rewriter);
        rewriter.end();
        assertThat(rewriter.held()).isZero();
        return out.toString(UTF_8) + text;
    }

    private PageRewriter rewriter(
            String path, OutputSink sink, TextSink textSink, BiFunction<OutputSink, TextSink, HtmlRewriter> live) {
        return memory.rewriter(
                path,
                path.length(),
                sink,
                textSink,
                (bytes, text) -> {
                    read++;
                    failure.ifPresent(thrown -> {
                        throw thrown;
                    });
                    return live.apply(bytes, text);
                },
                () -> asExpected);
    }

    private HtmlRewriter bytes(OutputSink bytes, TextSink text) {
        return HtmlRewriter.ofBytes(new MarkingEditor(), bytes, Optional.of(PageCharset.utf8()), WINDOW);
    }

    private static HtmlRewriter text(OutputSink bytes, TextSink text) {
        return HtmlRewriter.ofChars(new MarkingEditor(), text, PageCharset.utf8(), WINDOW);
    }

    private static Script whole(String page) {
        return inChunks(page, Integer.MAX_VALUE);
    }

    private static Script inChunks(String page, int size) {
        byte[] bytes = page.getBytes(UTF_8);
        return rewriter -> {
            for (int i = 0; i < bytes.length; i += Math.min(size, bytes.length - i)) {
                Rewriting.writeFromElsewhere(rewriter, bytes, i, Math.min(size, bytes.length - i));
            }
        };
    }

    /** What becomes of a page without a memory. */
    private String without(Script script) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = bytes(out::write, NOWHERE);
        script.run(rewriter);
        rewriter.end();
        return out.toString(UTF_8);
    }

    @BeforeEach
    void aPageIsAskedForTwice() throws IOException {
        assertThat(tell(whole(PAGE))).isEqualTo(REWRITTEN);
        assertThat(tell(whole(PAGE))).isEqualTo(REWRITTEN);
        assertThat(read).isEqualTo(2);
    }

    @Test
    void aPageThatComesAgainIsNotRead() throws IOException {
        for (int size = 1; size < PAGE.length(); size++) {
            assertThat(tell(inChunks(PAGE, size))).isEqualTo(REWRITTEN);
        }
        assertThat(read).isEqualTo(2);
    }

    @Test
    void textThatComesAgainIsNotRead() throws IOException {
        for (int size = 1; size < PAGE.length(); size++) {
            StringBuilder out = new StringBuilder();
            PageRewriter rewriter = rewriter("/text", (bytes, offset, length) -> {}, out::append, PageMemoryTest::text);
            int step = size;
            if (size % 2 == 0) {
                new CutPlan(List.of(step)).cut(PAGE.length(), (from, length) -> rewriter.write(PAGE, from, length));
            } else {
                char[] page = PAGE.toCharArray();
                new CutPlan(List.of(step)).cut(page.length, (from, length) -> rewriter.write(page, from, length));
            }
            rewriter.end();
            assertThat(out).hasToString(REWRITTEN);
            assertThat(rewriter.insertions()).isEqualTo(3);
        }
        assertThat(read).isEqualTo(4);
    }

    @Test
    void aPageThatDiffersAnywhereIsReadFromItsBeginning() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < PAGE.length(); i++) {
            aPageComesThatIsRememberedAgain();
            String other = PAGE.substring(0, i) + "<h1>" + PAGE.substring(i + random.nextInt(2));
            int before = read;
            assertThat(tell(inChunks(other, 1 + random.nextInt(40))))
                    .as("another one from character %d", i)
                    .isEqualTo(without(whole(other)));
            assertThat(read).isEqualTo(before + 1);
        }
    }

    private void aPageComesThatIsRememberedAgain() throws IOException {
        now += 100 * SECOND;
        tell(whole(PAGE));
    }

    @Test
    void aPageThatIsLongerOrShorterIsReadFromItsBeginning() throws IOException {
        for (int length = 0; length < PAGE.length(); length++) {
            aPageComesThatIsRememberedAgain();
            String shorter = PAGE.substring(0, length);
            assertThat(tell(whole(shorter))).isEqualTo(without(whole(shorter)));
            aPageComesThatIsRememberedAgain();
            Script longer = rewriter -> {
                whole(PAGE).run(rewriter);
                whole(shorter).run(rewriter);
            };
            assertThat(tell(longer)).isEqualTo(without(longer));
        }
    }

    @Test
    void whatIsFlushedLeaves() throws IOException {
        byte[] page = PAGE.getBytes(UTF_8);
        for (int flush = 0; flush < page.length; flush++) {
            aPageComesThatIsRememberedAgain();
            int at = flush;
            Script script = rewriter -> {
                rewriter.write(page, 0, at);
                rewriter.flush();
                assertThat(rewriter.held()).isLessThanOrEqualTo(10);
                rewriter.write(page, at, page.length - at);
            };
            assertThat(tell(script)).as("flushed at %d", at).isEqualTo(without(script));
        }
    }

    @Test
    void aPageThatIsAlwaysFlushedAtItsEndLeavesThen() throws IOException {
        Script flushing = rewriter -> {
            whole(PAGE).run(rewriter);
            rewriter.flush();
            assertThat(rewriter.held()).isZero();
            rewriter.flush();
        };
        for (int i = 0; i < 5; i++) {
            assertThat(tell("/flushing", flushing)).isEqualTo(REWRITTEN);
        }
        assertThat(read).isEqualTo(4);
        assertThat(tell("/flushing", whole(PAGE))).as("not flushed for once").isEqualTo(REWRITTEN);
        assertThat(read).isEqualTo(5);
    }

    @Test
    void whatComesBehindTheLastFlushLeavesAsItIs() throws IOException {
        for (int i = 0; i < 2; i++) {
            tell("/flushing", rewriter -> {
                whole(PAGE).run(rewriter);
                rewriter.flush();
            });
        }
        assertThat(tell("/flushing", rewriter -> {
                    whole(PAGE).run(rewriter);
                    rewriter.flush();
                    whole("<article><h1>More").run(rewriter);
                }))
                .isEqualTo(REWRITTEN + "<article><h1>More");
    }

    @Test
    void aPageThatIsWrittenSlowlyIsNotHeldToItsEnd() throws IOException {
        String filler = "<p>filler</p>".repeat(20_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        memory = new PageMemory(64 << 20, () -> now);
        for (int i = 0; i < 2; i++) {
            tell(whole(PAGE + filler));
        }
        PageRewriter rewriter = rewriter("/", out::write, NOWHERE, this::bytes);
        whole(PAGE).run(rewriter);
        now += SECOND / 5;
        whole(filler).run(rewriter);

        assertThat(out.size()).as("before its end").isGreaterThan(filler.length() / 2);
        rewriter.end();
        assertThat(out.toString(UTF_8)).isEqualTo(REWRITTEN + filler);
    }

    @Test
    void aPageIsReadAnewEachMinute() throws IOException {
        now += 59 * SECOND;
        tell(whole(PAGE));
        assertThat(read).isEqualTo(2);
        now += 2 * SECOND;
        tell(whole(PAGE));
        assertThat(read).isEqualTo(3);
        tell(whole(PAGE));
        assertThat(read).isEqualTo(3);
    }

    @Test
    void aPageThatIsAnotherOneEachTimeIsRememberedLessAndLessOften() throws IOException {
        tell("/changing", whole(PAGE));
        long place = memory.used();
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            String page = PAGE + i;
            assertThat(tell("/changing", whole(page))).isEqualTo(REWRITTEN + i);
            now += SECOND / 10;
            held += memory.used() > place ? 1 : 0;
        }
        assertThat(held)
                .as("of 1,000 tellings, those behind which another page was known")
                .isLessThan(20);
    }

    @Test
    void aPageToWhichSomethingHasHappenedIsReadAgain() throws IOException {
        asExpected = false;
        assertThat(tell(whole(PAGE))).isEqualTo(REWRITTEN);
        assertThat(read).isEqualTo(3);
    }

    @Test
    void aPageToWhichSomethingHappensIsNotRemembered() throws IOException {
        asExpected = false;
        for (int i = 0; i < 5; i++) {
            tell("/other", whole(PAGE));
            now += 100 * SECOND;
        }
        assertThat(read).isEqualTo(7);
    }

    @Test
    void aPageThatIsResetIsForgotten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PageRewriter rewriter = rewriter("/", out::write, NOWHERE, this::bytes);
        whole(PAGE).run(rewriter);
        assertThat(rewriter.held()).isEqualTo(PAGE.getBytes(UTF_8).length);
        rewriter.discard();
        assertThat(rewriter.held()).isZero();
        whole("error").run(rewriter);
        rewriter.flush();
        rewriter.end();
        assertThat(out.toString(UTF_8)).isEqualTo("error");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 150})
    void aPageLeavesAsItCameWhereReadingItAnewFails(int same) throws IOException {
        failure = Optional.of(new IllegalStateException("no editor"));
        String other = PAGE.substring(0, same) + "<p>another one</p>" + PAGE;
        assertThat(tell(inChunks(other, 7))).isEqualTo(other);
    }

    @Test
    void aFailureOfTheClientTravelsUp() throws IOException {
        OutputSink broken = (bytes, offset, length) -> {
            throw new IOException("gone");
        };
        PageRewriter rewriter = rewriter("/", broken, NOWHERE, this::bytes);
        whole(PAGE).run(rewriter);
        assertThatThrownBy(rewriter::end).hasMessage("gone");
        rewriter.end();
        assertThat(rewriter.held()).isZero();
        assertThat(rewriter.failure()).isEmpty();
    }

    @Test
    void itNeverTakesMoreThanItMay() throws IOException {
        memory = new PageMemory(20_000, () -> now);
        for (int i = 0; i < 200; i++) {
            tell("/" + i % 100, whole(PAGE + i));
            tell("/" + i % 100, whole(PAGE + i));
            assertThat(memory.used()).isBetween(1L, 20_000L);
        }
        assertThat(tell("/large", whole(PAGE.repeat(100)))).hasSizeGreaterThan(20_000);
        assertThat(tell("/large", whole(PAGE.repeat(100)))).hasSizeGreaterThan(20_000);
        assertThat(memory.used()).isLessThanOrEqualTo(20_000L);
    }

    @Test
    void aMemoryOfNothingRemembersNothing() throws IOException {
        memory = new PageMemory(0, () -> now);
        for (int i = 0; i < 3; i++) {
            assertThat(tell(whole(PAGE))).isEqualTo(REWRITTEN);
        }
        assertThat(read).isEqualTo(5);
        assertThat(memory.used()).isZero();
    }

    @Test
    void severalMayAskAtOnce() {
        byte[] page = PAGE.getBytes(UTF_8);
        assertThat(IntStream.range(0, 4_000).parallel().mapToObj(i -> {
                    try {
                        ByteArrayOutputStream out = new ByteArrayOutputStream();
                        byte[] mine = Arrays.copyOf(page, page.length + i % 3);
                        Arrays.fill(mine, page.length, mine.length, (byte) 'x');
                        PageRewriter rewriter =
                                memory.rewriter("/" + i % 7, 3, out::write, NOWHERE, this::bytes, () -> true);
                        rewriter.write(mine, 0, mine.length);
                        rewriter.end();
                        return out.toString(UTF_8).replace("x", "");
                    } catch (IOException e) {
                        return e.toString();
                    }
                }))
                .allMatch(REWRITTEN.replace("x", "")::equals);
    }

    /** A key whose hash somebody has chosen. */
    private static final class Chosen {
        private final int number;
        private final int[] comparisons;

        Chosen(int number, int[] comparisons) {
            this.number = number;
            this.comparisons = comparisons;
        }

        @Override
        public boolean equals(Object other) {
            comparisons[0]++;
            return other instanceof Chosen chosen && chosen.number == number;
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    @Test
    void keysThatSomebodyMadeToCollideTakeNobodysTime() throws IOException {
        int[] comparisons = {0};
        for (int i = 0; i < 1_000; i++) {
            memory.rewriter(new Chosen(i, comparisons), 0, (b, o, l) -> {}, NOWHERE, this::bytes, () -> true);
        }
        assertThat(comparisons[0]).isLessThanOrEqualTo(1_000);
        assertThat(tell(whole(PAGE))).isEqualTo(REWRITTEN);
    }

    @Test
    void pagesWhoseKeysCollideAreNeverTakenForEachOther() throws IOException {
        String other = PAGE.replace("Heading", "Another");
        String rewritten = without(whole(other));
        for (int i = 0; i < 3; i++) {
            assertThat(tell("Aa", whole(PAGE))).isEqualTo(REWRITTEN);
            assertThat(tell("Aa", whole(PAGE))).isEqualTo(REWRITTEN);
            assertThat(tell("BB", whole(other))).isEqualTo(rewritten);
            assertThat(tell("BB", whole(other))).isEqualTo(rewritten);
        }
        assertThat(memory.used()).isLessThan(16 * 1024);
    }
}
