package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.vitrine.container.Container.Launcher;
import dev.vitrine.enhance.Asset;
import dev.vitrine.filter.MarkingEditor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs every case with and without the filter on one container, and compares what stands on the wire. */
@ExtendWith(CompatibilityRow.class)
public abstract class EdgeSuite extends ContainerSuite {
    private final Set<Quirk> quirks;

    protected EdgeSuite(Launcher launcher) {
        this(launcher, Set.of());
    }

    /** @param quirks what this container is known for */
    protected EdgeSuite(Launcher launcher, Set<Quirk> quirks) {
        super(launcher);
        this.quirks = Set.copyOf(quirks);
    }

    static Stream<Case> cases() {
        return EDGES.stream();
    }

    static Stream<Case> randomCalls() {
        return CASES.stream().skip(EDGES.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isTheSameOnTheWire(Case wanted) throws IOException {
        orAsTheContainerWills(wanted, () -> assertSame(wanted, path(wanted)));
    }

    private interface Check {
        void run() throws IOException;
    }

    /** What a container is known to do of its own accord is told, and is no failure. */
    private void orAsTheContainerWills(Case wanted, Check check) throws IOException {
        try {
            check.run();
        } catch (AssertionError e) {
            String reason = Quirk.reason(quirks, wanted);
            if (reason.isEmpty()) {
                throw e;
            }
            abort(reason);
        }
    }

    private static String path(Case wanted) {
        return "/case/" + CASES.indexOf(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/steps", "/steps?text"})
    void whatIsFlushedIsAtTheClientBeforeThePageGoesOn(String path) throws IOException {
        try (Wire wire = new Wire(port())) {
            wire.send("GET", ON + path);
            String head = wire.readUntil("</head>");
            stepMayGoOn.release();
            wire.readUntil("</p>");
            stepMayGoOn.release();
            wire.readUntil("<p>later</p>");
            stepMayGoOn.release();
            wire.readUntil("</html>");
            stepMayGoOn.release();
            assertThat(head).contains(MarkingEditor.HEAD);
        }
    }

    @Test
    void aRewrittenPageIsConfirmedByItsOwnTag() throws IOException {
        Answer page = Wire.exchange(port(), "GET", ON + "/validated/tag");
        String tag = page.header("ETag").orElse("");
        Answer confirmed = Wire.exchange(port(), "GET", ON + "/validated/tag", "If-None-Match: " + tag);
        Answer other = Wire.exchange(port(), "GET", ON + "/validated/tag", "If-None-Match: \"abc\"");

        assertThat(tag).matches("\"abc-vt[0-9a-f]{8}\"");
        assertThat(confirmed.status()).isEqualTo(304);
        assertThat(confirmed.header("ETag")).contains(tag);
        assertThat(other.status()).as("a copy from before the filter").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/validated", "/forwarded"})
    void aCopyFromBeforeTheFilterIsConfirmedOnceAtMost(String servlet) throws IOException {
        String path = ON + servlet + "/tag/never-seen-before";
        Wire.exchange(port(), "GET", path, "If-None-Match: \"abc\"");
        Answer again = Wire.exchange(port(), "GET", path, "If-None-Match: \"abc\"");

        assertThat(again.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/validated", "/forwarded"})
    void aRewrittenPageIsConfirmedByItsDate(String servlet) throws IOException {
        String path = ON + servlet + "/date";
        Answer page = Wire.exchange(port(), "GET", path);
        String date = page.header("Last-Modified").orElse("");
        Answer confirmed = Wire.exchange(port(), "GET", path, "If-Modified-Since: " + date);
        Answer older = Wire.exchange(port(), "GET", path, "If-Modified-Since: Tue, 14 Nov 2023 22:13:20 GMT");

        assertThat(confirmed.status()).isEqualTo(304);
        assertThat(older.status()).as("a copy from before the filter").isEqualTo(200);
    }

    @Test
    void aPageIsServedWholeWhereSomebodyAsksForItsBeginning() throws IOException {
        String[] range = {"Range: bytes=0-99", "User-Agent: facebookexternalhit/1.1"};
        Answer page = Wire.exchange(port(), "GET", ON + "/static/page.html", range);
        Answer file = Wire.exchange(port(), "GET", ON + "/static/dot.bin", "Range: bytes=0-1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(Difference.withoutInsertions(page).getBytes(ISO_8859_1)).isEqualTo(Pages.PAGE.getBytes(UTF_8));
        assertThat(file.status()).isEqualTo(206);
    }

    @Test
    void noPartOfThePageAsItWasIsSentToACopyThatWasAddedTo() throws IOException {
        String tag = Wire.exchange(port(), "GET", ON + "/validated/tag")
                .header("ETag")
                .orElse("");
        String path = ON + "/validated/tag/not-seen-since-the-restart";
        Answer rest = Wire.exchange(port(), "GET", path, "Range: bytes=9-", "If-Range: " + tag);

        assertThat(rest.status()).isEqualTo(200);
    }

    @Test
    void aPackedPageIsAddedToWhereTheSettingSaysSo() throws IOException {
        Case packed = EDGES.stream()
                .filter(edge -> edge.name().equals("gzip by the application"))
                .findFirst()
                .orElseThrow();
        Answer answer = run(UNPACKING + path(packed), packed).answer();
        String page = new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.body().getBytes(ISO_8859_1))).readAllBytes(),
                UTF_8);

        assertThat(answer.header("Content-Encoding")).contains("gzip");
        assertThat(page).contains(MarkingEditor.HEAD);
        assertThat(Difference.withoutInsertions(page)).isEqualTo(Pages.PAGE);
    }

    @Test
    void theFilterAnswersBelowItsPrefix() throws IOException {
        String style = SHIPPED + "/_vitrine" + Asset.STYLE.path();
        Answer current = Wire.exchange(port(), "GET", style);
        Answer stale = Wire.exchange(port(), "GET", SHIPPED + "/_vitrine/0000000000/share.css");
        Answer posted = Wire.exchange(port(), "POST", style, "Content-Length: 0");
        Answer share = Wire.exchange(port(), "GET", SHIPPED + "/_vitrine/go/facebook?path=/a%3Fb");
        Answer elsewhere = Wire.exchange(port(), "GET", SHIPPED + "/_vitrine/go/facebook?path=//evil.example");
        String picker = SHIPPED + "/_vitrine/fediverse?path=https://";
        Answer picked = Wire.exchange(port(), "GET", picker + "www.example.org/a%7Cb");
        Answer foreign = Wire.exchange(port(), "GET", picker + "www.example.org@evil.example/");

        assertThat(current.status()).isEqualTo(200);
        assertThat(current.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(stale.body()).isEqualTo(current.body());
        assertThat(stale.header("Cache-Control")).contains("no-cache");
        assertThat(posted.status()).isEqualTo(405);
        assertThat(share.status()).isEqualTo(302);
        assertThat(share.header("Location").orElse("")).startsWith("https://www.facebook.com/");
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(picked.status()).isEqualTo(200);
        assertThat(foreign.status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomCalls")
    void isTheSameHoweverAResponseIsCalled(Case wanted) throws IOException {
        isTheSameOnTheWire(wanted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void losesNothingWhereOnlyRequestsAreMapped(Case wanted) throws IOException {
        orAsTheContainerWills(wanted, () -> assertSameButForInsertions(wanted));
    }

    private void assertSameButForInsertions(Case wanted) throws IOException {
        Run without = run(OFF + path(wanted), wanted);
        Run with = run(REQUEST_ONLY + path(wanted), wanted);

        assertThat(Difference.withoutInsertions(with.answer()).replace(REQUEST_ONLY, OFF))
                .isEqualTo(Difference.withoutInsertions(without.answer()));
        assertThat(with.answer().status()).isEqualTo(without.answer().status());
        assertThat(with.answer().complete()).isEqualTo(without.answer().complete());
    }
}
