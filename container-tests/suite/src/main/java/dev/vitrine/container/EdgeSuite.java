package dev.vitrine.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Case.Outcome;
import dev.vitrine.container.Container.Launcher;
import dev.vitrine.filter.MarkedFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every case with and without the filter on one container, and compares what stands on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EdgeSuite {
    /** Paths of equal length, so that lengths of pages that name them stay comparable. */
    static final String OFF = "/filter-off";

    static final String ON = "/filter-on_";

    /** Where the filter is mapped without {@code FORWARD} and {@code ASYNC}. */
    static final String REQUEST_ONLY = "/filter-req";

    private static final List<Case> CASES = EdgeCases.all();
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Map<String, String> SETTINGS = Map.of("vitrine.public-base", "https://www.example.org");

    private final Launcher launcher;
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
                app(
                        REQUEST_ONLY,
                        files,
                        context -> MarkedFilter.register(context, SETTINGS, EnumSet.of(DispatcherType.REQUEST)))));
    }

    private interface Setup {
        void on(ServletContext context);
    }

    private static WebApp app(String path, Path files, Setup filter) {
        ServletContainerInitializer initializer = (classes, context) -> {
            filter.on(context);
            add(context, "cases", new CaseServlet(CASES, Case::servlet), "/case/*");
            add(context, "targets", new CaseServlet(CASES, Case::target), "/target/*");
        };
        return new WebApp(path, files, List.of(initializer));
    }

    private static void add(ServletContext context, String name, CaseServlet servlet, String pattern) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.addMapping(pattern);
        registration.setAsyncSupported(true);
    }

    @AfterAll
    void stop() throws Exception {
        container.stop();
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isTheSameOnTheWire(Case wanted) throws IOException {
        Run without = run(OFF, wanted);
        Run with = run(ON, wanted);
        boolean rewritten = with.answer().body().contains("<!--v:7f3a-->")
                || (wanted.method().equals("HEAD") && wanted.outcome() == Outcome.REWRITTEN);

        assertThat(with.comparable(without, rewritten)).isEqualTo(without.comparable(with, rewritten));
        assertThat(with.notes()).isEqualTo(without.notes());
        if (wanted.outcome() != Outcome.EITHER) {
            assertThat(rewritten).as("rewritten").isEqualTo(wanted.outcome() == Outcome.REWRITTEN);
        }
        if (rewritten) {
            assertThat(Difference.notAsMeant(without.answer(), with.answer())).isEmpty();
        }
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
