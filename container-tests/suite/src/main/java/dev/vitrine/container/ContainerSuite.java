package dev.vitrine.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Case.Outcome;
import dev.vitrine.container.Container.Launcher;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A container with the same application in it several times: without the filter, and with it in several ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerSuite {
    /** Paths of equal length, so that lengths of pages that name them stay comparable. */
    static final String OFF = "/filter-off";

    static final String ON = "/filter-on_";

    /** Where the filter is mapped without {@code FORWARD} and {@code ASYNC}. */
    static final String REQUEST_ONLY = "/filter-req";

    /** Where the filter registers itself, as the jar in a webapp does. */
    static final String SHIPPED = "/shipped";

    /** Where the filter unpacks pages. */
    static final String UNPACKING = "/unpacking";

    private static final int RANDOM_SEQUENCES = 150;

    /** When asynchronous work times out: Jetty forgets it for ever where time is up before it has noted its own timer. */
    static final long SOON_MILLIS = 200;

    static final List<Case> EDGES = EdgeCases.all();
    static final List<Case> CASES = Stream.concat(
                    EDGES.stream(),
                    LongStream.range(0, RANDOM_SEQUENCES)
                            .mapToObj(seed -> Case.either("random calls of seed " + seed, Calls.drawn(seed))))
            .toList();
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Map<String, String> SETTINGS = Map.of("vitrine.public-base", "https://www.example.org");

    private final Launcher launcher;
    final Semaphore stepMayGoOn = new Semaphore(0);
    private Container container = new NotStarted();

    ContainerSuite(Launcher launcher) {
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
                        UNPACKING,
                        files,
                        context -> MarkedFilter.register(context, Map.of("vitrine.rewrite-gzip", "true"))),
                app(SHIPPED, files, context -> {
                    context.setInitParameter("vitrine.public-base", "https://www.example.org");
                    new VitrineInitializer().onStartup(Set.of(), context);
                }),
                app(
                        REQUEST_ONLY,
                        files,
                        context -> MarkedFilter.register(context, SETTINGS, EnumSet.of(DispatcherType.REQUEST)))));
    }

    private static Case numbered(String number) {
        return CASES.get(Integer.parseInt(number));
    }

    private interface Setup {
        void on(ServletContext context);
    }

    private WebApp app(String path, Path files, Setup filter) {
        ServletContainerInitializer initializer = (classes, context) -> {
            filter.on(context);
            add(context, "cases", new CaseServlet(ContainerSuite::numbered, Case::servlet), "/case/*");
            add(context, "targets", new CaseServlet(ContainerSuite::numbered, Case::target), "/target/*");
            add(context, "steps", new Steps(stepMayGoOn), "/steps");
            add(context, "validated", new Validated(), "/validated/*");
            add(context, "forwarded", new Forwarding(), "/forwarded/*");
            add(
                    context,
                    "calls",
                    new CaseServlet(calls -> Case.either(calls, Calls.of(calls)), Case::servlet),
                    "/calls/*");
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

    int port() {
        return container.port();
    }

    /**
     * Compares what stands on the wire without the filter and with it. The third time a page may leave from memory, which
     * the second time was recorded.
     */
    void assertSame(Case wanted, String path) throws IOException {
        Run without = run(OFF + path, wanted);
        for (int time = 1; time <= 3; time++) {
            assertSame(wanted, without, run(ON + path, wanted));
        }
    }

    private static void assertSame(Case wanted, Run without, Run with) {
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

    /** An answer, and what the servlet noted. */
    record Run(Answer answer, List<String> notes) {
        String comparable(Run other, boolean rewritten) {
            return Difference.comparable(answer, other.answer, rewritten).replace(ON, OFF);
        }
    }

    Run run(String path, Case wanted) throws IOException {
        String run = Integer.toString(RUNS.incrementAndGet());
        String[] headers = Stream.concat(wanted.headers().stream(), Stream.of(CaseServlet.RUN + ": " + run))
                .toArray(String[]::new);
        Answer answer = Wire.exchange(container.port(), wanted.method(), path, headers);
        return new Run(answer, CaseServlet.notesOf(run));
    }

    private record NotStarted() implements Container {
        @Override
        public int port() {
            throw new IllegalStateException("not started");
        }

        @Override
        public void stop() {}
    }
}
