package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Case.Outcome;
import dev.vitrine.container.Container.Launcher;
import dev.vitrine.enhance.Asset;
import dev.vitrine.filter.MarkedFilter;
import dev.vitrine.filter.MarkingEditor;
import dev.vitrine.filter.VitrineInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs every case with and without the filter on one container, and compares what stands on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EdgeSuite {
    /** Paths of equal length, so that lengths of pages that name them stay comparable. */
    static final String OFF = "/filter-off";

    static final String ON = "/filter-on_";

    /** Where the filter is mapped without {@code FORWARD} and {@code ASYNC}. */
    static final String REQUEST_ONLY = "/filter-req";

    /** Where the filter registers itself, as the jar in a webapp does. */
    static final String SHIPPED = "/shipped";

    private static final int RANDOM_SEQUENCES = 150;
    private static final List<Case> EDGES = EdgeCases.all();
    private static final List<Case> CASES = Stream.concat(
                    EDGES.stream(),
                    LongStream.range(0, RANDOM_SEQUENCES)
                            .mapToObj(seed -> Case.either("random calls of seed " + seed, new RandomCalls(seed))))
            .toList();
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Map<String, String> SETTINGS = Map.of("vitrine.public-base", "https://www.example.org");

    private final Launcher launcher;
    private final Steps steps = new Steps();
    private Container container = new Container() {
        @Override
        public int port() {
            throw new IllegalStateException("not started");
        }

        @Override
        public void stop() {}
    };

    protected EdgeSuite(Launcher launcher) {
        this.launcher = launcher;
    }

    @BeforeAll
    void start(@TempDir Path files) throws Exception {
        Files.createDirectories(files.resolve("static"));
        Files.writeString(files.resolve("static/page.html"), Pages.PAGE);
        Files.write(files.resolve("static/dot.bin"), new byte[] {1, 2, 3, '<', '!'});
        container = launcher.start(List.of(
                app(OFF, files, context -> {}),
                app(ON, files, context -> MarkedFilter.register(context, SETTINGS)),
                app(SHIPPED, files, context -> {
                    context.setInitParameter("vitrine.public-base", "https://www.example.org");
                    new VitrineInitializer().onStartup(Set.of(), context);
                }),
                app(
                        REQUEST_ONLY,
                        files,
                        context -> MarkedFilter.register(context, SETTINGS, EnumSet.of(DispatcherType.REQUEST)))));
    }

    private interface Setup {
        void on(ServletContext context);
    }

    private WebApp app(String path, Path files, Setup filter) {
        ServletContainerInitializer initializer = (classes, context) -> {
            filter.on(context);
            add(context, "cases", new CaseServlet(CASES, Case::servlet), "/case/*");
            add(context, "targets", new CaseServlet(CASES, Case::target), "/target/*");
            add(context, "steps", steps, "/steps");
            add(context, "validated", new Validated(), "/validated/*");
        };
        return new WebApp(path, files, List.of(initializer));
    }

    private static void add(ServletContext context, String name, HttpServlet servlet, String pattern) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.addMapping(pattern);
        registration.setAsyncSupported(true);
    }

    @AfterAll
    void stop() throws Exception {
        container.stop();
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
        Run without = run(OFF, wanted);
        Run with = run(ON, wanted);
        boolean rewritten = with.answer().body().contains("<!--v:7f3a-->")
                || (wanted.method().equals("HEAD") && wanted.outcome() == Outcome.REWRITTEN)
                // What is flushed early gets the headers of a rewritten page, before it is known that nothing is added.
                || (wanted.outcome() == Outcome.EITHER
                        && !with.comparable(without, false).equals(without.comparable(with, false)));

        assertThat(with.comparable(without, rewritten)).isEqualTo(without.comparable(with, rewritten));
        assertThat(with.notes()).isEqualTo(without.notes());
        if (wanted.outcome() != Outcome.EITHER) {
            assertThat(rewritten).as("rewritten").isEqualTo(wanted.outcome() == Outcome.REWRITTEN);
        }
        if (rewritten) {
            assertThat(Difference.notAsMeant(without.answer(), with.answer())).isEmpty();
        }
        assertThat(with.answer().body().split(MarkingEditor.HEAD, -1))
                .as("once at most")
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/steps", "/steps?text"})
    void whatIsFlushedIsAtTheClientBeforeThePageGoesOn(String path) throws IOException {
        try (Wire wire = new Wire(container.port())) {
            wire.send("GET", ON + path);
            String head = wire.readUntil("</head>");
            steps.goOn();
            wire.readUntil("</p>");
            steps.goOn();
            wire.readUntil("<p>later</p>");
            steps.goOn();
            wire.readUntil("</html>");
            steps.goOn();
            assertThat(head).contains(MarkingEditor.HEAD);
        }
    }

    @Test
    void aRewrittenPageIsConfirmedByItsOwnTag() throws IOException {
        Answer page = Wire.exchange(container.port(), "GET", ON + "/validated/tag");
        String tag = page.header("ETag").orElse("");
        Answer confirmed = Wire.exchange(container.port(), "GET", ON + "/validated/tag", "If-None-Match: " + tag);
        Answer other = Wire.exchange(container.port(), "GET", ON + "/validated/tag", "If-None-Match: \"abc\"");

        assertThat(tag).matches("\"abc-vt[0-9a-f]{8}\"");
        assertThat(confirmed.status()).isEqualTo(304);
        assertThat(confirmed.header("ETag")).contains(tag);
        assertThat(other.status()).as("a copy from before the filter").isEqualTo(200);
    }

    @Test
    void aCopyFromBeforeTheFilterIsConfirmedOnceAtMost() throws IOException {
        String path = ON + "/validated/tag/never-seen-before";
        Wire.exchange(container.port(), "GET", path, "If-None-Match: \"abc\"");
        Answer again = Wire.exchange(container.port(), "GET", path, "If-None-Match: \"abc\"");

        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void aRewrittenPageIsConfirmedByItsDate() throws IOException {
        Answer page = Wire.exchange(container.port(), "GET", ON + "/validated/date");
        String date = page.header("Last-Modified").orElse("");
        Answer confirmed = Wire.exchange(container.port(), "GET", ON + "/validated/date", "If-Modified-Since: " + date);
        Answer older = Wire.exchange(
                container.port(), "GET", ON + "/validated/date", "If-Modified-Since: Tue, 14 Nov 2023 22:13:20 GMT");

        assertThat(confirmed.status()).isEqualTo(304);
        assertThat(older.status()).as("a copy from before the filter").isEqualTo(200);
    }

    @Test
    void aPageIsServedWholeWhereSomebodyAsksForItsBeginning() throws IOException {
        String[] range = {"Range: bytes=0-99", "User-Agent: facebookexternalhit/1.1"};
        Answer page = Wire.exchange(container.port(), "GET", ON + "/static/page.html", range);
        Answer file = Wire.exchange(container.port(), "GET", ON + "/static/dot.bin", "Range: bytes=0-1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(Difference.withoutInsertions(page).getBytes(ISO_8859_1)).isEqualTo(Pages.PAGE.getBytes(UTF_8));
        assertThat(file.status()).isEqualTo(206);
    }

    @Test
    void theFilterAnswersBelowItsPrefix() throws IOException {
        String style = SHIPPED + "/_vitrine" + Asset.STYLE.path();
        Answer current = Wire.exchange(container.port(), "GET", style);
        Answer stale = Wire.exchange(container.port(), "GET", SHIPPED + "/_vitrine/0000000000/share.css");
        Answer posted = Wire.exchange(container.port(), "POST", style, "Content-Length: 0");
        Answer share = Wire.exchange(container.port(), "GET", SHIPPED + "/_vitrine/go/facebook?path=/a%3Fb");
        Answer elsewhere =
                Wire.exchange(container.port(), "GET", SHIPPED + "/_vitrine/go/facebook?path=//evil.example");

        assertThat(current.status()).isEqualTo(200);
        assertThat(current.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(stale.body()).isEqualTo(current.body());
        assertThat(stale.header("Cache-Control")).contains("no-cache");
        assertThat(posted.status()).isEqualTo(405);
        assertThat(share.status()).isEqualTo(302);
        assertThat(share.header("Location").orElse("")).startsWith("https://www.facebook.com/");
        assertThat(elsewhere.status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("randomCalls")
    void isTheSameHoweverAResponseIsCalled(Case wanted) throws IOException {
        isTheSameOnTheWire(wanted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void losesNothingWhereOnlyRequestsAreMapped(Case wanted) throws IOException {
        Run without = run(OFF, wanted);
        Run with = run(REQUEST_ONLY, wanted);

        assertThat(Difference.withoutInsertions(with.answer()).replace(REQUEST_ONLY, OFF))
                .isEqualTo(Difference.withoutInsertions(without.answer()));
        assertThat(with.answer().status()).isEqualTo(without.answer().status());
        assertThat(with.answer().complete()).isEqualTo(without.answer().complete());
    }

    private record Run(Answer answer, List<String> notes) {
        String comparable(Run other, boolean rewritten) {
            return Difference.comparable(answer, other.answer, rewritten).replace(ON, OFF);
        }
    }

    private Run run(String context, Case wanted) throws IOException {
        String run = Integer.toString(RUNS.incrementAndGet());
        String[] headers = Stream.concat(wanted.headers().stream(), Stream.of(CaseServlet.RUN + ": " + run))
                .toArray(String[]::new);
        String path = context + "/case/" + CASES.indexOf(wanted);
        Answer answer = Wire.exchange(container.port(), wanted.method(), path, headers);
        return new Run(answer, CaseServlet.notesOf(run));
    }
}
