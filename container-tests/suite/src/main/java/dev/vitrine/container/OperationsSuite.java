package dev.vitrine.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Container.Launcher;
import dev.vitrine.filter.FilterMeter;
import dev.vitrine.filter.MarkedFilter;
import dev.vitrine.filter.VitrineFilter;
import dev.vitrine.filter.VitrineInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does while the webapp runs: edits the settings, asks for the counters, turns the filter off to compare. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OperationsSuite {
    private static final String WATCHED = "/watched";
    private static final String ASKED = "/asked";
    private static final String TOKEN = "a-token-for-this-test";
    private static final int EDITS = 100;
    private static final int READERS = 3;
    private static final long SECOND = 1_000_000_000;
    private static final Pattern SITE = Pattern.compile("og:site_name\" content=\"Version (\\d+)\"");
    private static final Pattern ACCOUNT = Pattern.compile("twitter:site\" content=\"@version(\\d+)\"");
    private static final Logger FILTER_LOG = Logger.getLogger("dev.vitrine.filter.VitrineFilter");

    private final Launcher launcher;
    private final List<Container> started = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private Path folder = Path.of(".");

    protected OperationsSuite(Launcher launcher) {
        this.launcher = launcher;
    }

    @BeforeAll
    void start(@TempDir Path files) throws Exception {
        folder = files;
        edit(version(0));
        started.add(launcher.start(List.of(
                app(WATCHED, context -> {
                    context.setInitParameter("vitrine.config", settings().toString());
                    MarkedFilter.registerWatching(context, nanoTime::get);
                }),
                app(ASKED, context -> {
                    context.setInitParameter("vitrine.status-token", TOKEN);
                    context.setInitParameter("vitrine.off-header", "X-Vitrine-Off");
                    context.setAttribute(FilterMeter.class.getName(), meter());
                    new VitrineInitializer().onStartup(Set.of(), context);
                }))));
    }

    private interface Setup {
        void on(ServletContext context);
    }

    private WebApp app(String path, Setup filter) {
        ServletContainerInitializer initializer = (classes, context) -> {
            filter.on(context);
            context.addServlet("page", new Article()).addMapping("/page");
        };
        return new WebApp(path, folder, List.of(initializer));
    }

    private static final class Article extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Pages.PAGE);
        }
    }

    private FilterMeter meter() {
        return new FilterMeter() {
            @Override
            public void rewritten(long bytes, long nanos) {
                events.add("rewritten " + bytes);
                throw new IllegalStateException("a meter that fails stops no page");
            }
        };
    }

    @AfterAll
    void stop() throws Exception {
        for (Container container : started) {
            container.stop();
        }
    }

    private Path settings() {
        return folder.resolve("vitrine.properties");
    }

    private static String version(int number) {
        return "# edited\nvitrine.site-name=Version " + number + "\nvitrine.twitter-site=@version" + number + "\n";
    }

    private void edit(String text) throws IOException {
        Path draft = Files.writeString(folder.resolve("draft"), text);
        Files.move(draft, settings(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lets seconds pass until a reader has come by and done its work; those of this test end soon. */
    private void passTimeUntil(Looked condition) throws IOException {
        while (!condition.holds()) {
            nanoTime.addAndGet(SECOND);
            ask(WATCHED + "/page");
        }
    }

    private interface Looked {
        boolean holds() throws IOException;
    }

    @Test
    @Timeout(60)
    void aHundredEditsUnderLoadSpoilNoPage() throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> readers = new ArrayList<>();
        AtomicLong read = new AtomicLong();
        for (int i = 0; i < READERS; i++) {
            Thread reader = new Thread(() -> read(done, read, wrong));
            reader.start();
            readers.add(reader);
        }
        try (Log log = new Log()) {
            for (int edit = 1; edit <= EDITS; edit++) {
                boolean broken = edit % 10 == 0;
                edit(version(edit) + (broken ? "vitrine.tags=perhaps\n" : ""));
                int refused = edit / 10;
                String inForce = Integer.toString(broken ? edit - 1 : edit);
                passTimeUntil(() -> log.lines(Level.SEVERE).size() >= refused
                        && versionOf(ask(WATCHED + "/page")).equals(inForce));
            }
            assertThat(log.lines(Level.SEVERE))
                    .hasSize(EDITS / 10)
                    .allSatisfy(line -> assertThat(line)
                            .contains("vitrine.tags: \"perhaps\" should be true or false")
                            .contains("vitrine.properties, line 4"));
        } finally {
            done.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read.get()).isGreaterThan(EDITS);
    }

    private void read(AtomicBoolean done, AtomicLong read, Queue<String> wrong) {
        while (!done.get()) {
            try {
                versionOf(ask(WATCHED + "/page"));
                read.incrementAndGet();
            } catch (IOException | AssertionError e) {
                wrong.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /** The version of the settings that a page was made with; all of it with the same one. */
    private static String versionOf(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.complete()).isTrue();
        Matcher site = SITE.matcher(page.body());
        Matcher account = ACCOUNT.matcher(page.body());
        assertThat(site.find() && account.find()).as(page.body()).isTrue();
        assertThat(site.group(1)).isEqualTo(account.group(1));
        return site.group(1);
    }

    @Test
    void saysHowItStartsAndWhatItsMappingLeavesOut() throws Exception {
        try (Log log = new Log()) {
            started.add(launcher.start(List.of(
                    app("/by-itself", context -> new VitrineInitializer().onStartup(Set.of(), context)),
                    app("/shop-only", context -> map(context, "/shop/*", "*.html")),
                    app("/shop-too", context -> map(context, "/shop/*", "/_vitrine/*")))));

            assertThat(log.lines(Level.INFO))
                    .anySatisfy(line -> assertThat(line)
                            .matches("Vitrine \\S+ adds to the pages of /by-itself as filter \"vitrine\" for /\\*;"
                                    + " own files below /by-itself/_vitrine; default settings."));
            assertThat(log.lines(Level.WARNING))
                    .filteredOn(line -> line.contains("is not mapped for its own files"))
                    .singleElement()
                    .asString()
                    .contains("/shop-only")
                    .contains("Map the filter for /_vitrine/* too.");
        }
    }

    private static void map(ServletContext context, String... paths) {
        context.addFilter("vitrine", VitrineFilter.class)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, paths);
    }

    @Test
    void tellsItsCountersToWhoeverHasTheToken() throws Exception {
        ask(ASKED + "/page");
        Answer status = ask(ASKED + "/_vitrine/status", "Authorization: Bearer " + TOKEN);

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(status.header("Cache-Control")).contains("no-store");
        assertThat(status.body()).matches("\\{\"responses\":[1-9].*\"rewritten\":[1-9].*\"failures\":0,.*}");
        assertThat(ask(ASKED + "/_vitrine/status").status()).isEqualTo(401);
        assertThat(ask(ASKED + "/_vitrine/status", "Authorization: Bearer x").status())
                .isEqualTo(401);
        assertThat(ask(WATCHED + "/_vitrine/status", "Authorization: Bearer " + TOKEN)
                        .status())
                .as("off where no token is set")
                .isEqualTo(404);
    }

    @Test
    void showsItsCountersInJmx() throws Exception {
        ask(ASKED + "/page");
        var server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names =
                server.queryNames(new ObjectName("dev.vitrine:type=Filter,context=\"" + ASKED + "\",*"), null);

        assertThat(names).hasSize(1);
        assertThat((Long) server.getAttribute(names.iterator().next(), "Rewritten"))
                .isPositive();
    }

    @Test
    void tellsTheMeterOfTheApplication() throws Exception {
        events.clear();
        Answer page = ask(ASKED + "/page");

        assertThat(page.status()).isEqualTo(200);
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event).matches("rewritten [1-9]\\d+"));
    }

    @Test
    void aRequestTurnsItOffWhereTheSettingAllowsIt() throws Exception {
        assertThat(ask(ASKED + "/page", "X-Vitrine-Off: 1").body()).doesNotContain("og:title");
        assertThat(ask(ASKED + "/page").body()).contains("og:title");
        assertThat(ask(WATCHED + "/page", "X-Vitrine-Off: 1").body()).contains("og:title");
    }

    private Answer ask(String path, String... headers) throws IOException {
        return Wire.exchange(started.get(0).port(), "GET", path, headers);
    }

    /** What the filter says while this is open. */
    private static final class Log extends Handler implements AutoCloseable {
        private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

        Log() {
            FILTER_LOG.addHandler(this);
        }

        Collection<String> lines(Level level) {
            SimpleFormatter formatter = new SimpleFormatter();
            return records.stream()
                    .filter(entry -> entry.getLevel().equals(level))
                    .map(formatter::formatMessage)
                    .toList();
        }

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            FILTER_LOG.removeHandler(this);
        }
    }
}
