package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Container.Launcher;
import dev.vitrine.filter.VitrineInitializer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The time of asynchronous work is up while the application's own thread is in the middle of a write, which a slow client
 * keeps waiting. The webapp's window pool has one buffer: where the page in the works lost it, or gave it back while it was
 * still being sent, the pages that follow show it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LateWriterSuite {
    private static final String APP = "/late";
    private static final int GIVE_UP_SECONDS = 20;

    private final Launcher launcher;
    private final Map<String, Story> stories = new ConcurrentHashMap<>();
    private final List<Container> started = new ArrayList<>();

    protected LateWriterSuite(Launcher launcher) {
        this.launcher = launcher;
    }

    /** How far one page is. */
    private static final class Story {
        final CountDownLatch waits = new CountDownLatch(1);
        final CountDownLatch mayGoOn = new CountDownLatch(1);

        /** What the client that waited got in the end. */
        final CompletableFuture<String> sent = new CompletableFuture<>();

        final CompletableFuture<String> over = new CompletableFuture<>();

        void stop() {
            waits.countDown();
            await(mayGoOn);
        }

        static void await(CountDownLatch latch) {
            try {
                if (!latch.await(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("waited in vain");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Story story(String name) {
        return stories.computeIfAbsent(name, unknown -> new Story());
    }

    @BeforeAll
    void start(@TempDir Path files) throws Exception {
        started.add(launcher.start(List.of(new WebApp(APP, files, List.of((classes, context) -> {
            context.setInitParameter("vitrine.hold-pool", "32KiB");
            context.setInitParameter("vitrine.page-memory", "0");
            addClients(context);
            new VitrineInitializer().onStartup(Set.of(), context);
            ServletRegistration.Dynamic pages = context.addServlet("pages", new Pages());
            pages.addMapping("/*");
            pages.setAsyncSupported(true);
        })))));
    }

    private void addClients(ServletContext context) {
        FilterRegistration.Dynamic clients = context.addFilter("clients", new Clients());
        clients.setAsyncSupported(true);
        clients.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @AfterAll
    void stop() throws Exception {
        for (Container container : started) {
            container.stop();
        }
    }

    private static String name(HttpServletRequest request) {
        return request.getRequestURI().substring(APP.length() + 1);
    }

    /** What stands between the filter and a client that takes nothing for a while. */
    private final class Clients extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String name = name(request);
            chain.doFilter(request, name.startsWith("late") ? new Slow(response, story(name)) : response);
        }
    }

    private static final class Slow extends HttpServletResponseWrapper {
        private final Story story;

        Slow(HttpServletResponse response, Story story) {
            super(response);
            this.story = story;
        }

        /** The first write waits; others pass, among them those of other threads. */
        private boolean waits() {
            if (story.waits.getCount() == 0) {
                return false;
            }
            story.stop();
            return true;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            ServletOutputStream container = super.getOutputStream();
            return new ServletOutputStream() {
                @Override
                public void write(int b) throws IOException {
                    container.write(b);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (waits()) {
                        story.sent.complete(new String(bytes, offset, length, UTF_8));
                    }
                    container.write(bytes, offset, length);
                }

                @Override
                public boolean isReady() {
                    return container.isReady();
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    container.setWriteListener(listener);
                }
            };
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            Writer container = super.getWriter();
            return new PrintWriter(new FilterWriter(container) {
                @Override
                public void write(char[] chars, int offset, int length) throws IOException {
                    if (waits()) {
                        story.sent.complete(new String(chars, offset, length));
                    }
                    super.write(chars, offset, length);
                }
            });
        }
    }

    private static String head(String name) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>What " + name
                + " keeps to itself</title>\n" + ("<!-- " + name + " -->\n").repeat(700);
    }

    private static String body(String name) {
        return "</head><body><main><h1>What " + name + " keeps to itself</h1>\n<p>" + name
                + " has said all of this before, and more than once.</p></main></body></html>\n";
    }

    /** Writes the page that the path names: held half way, where it says so; or on a thread that is late. */
    private final class Pages extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String name = name(request);
            response.setContentType("text/html;charset=UTF-8");
            if (name.startsWith("late")) {
                AsyncContext async = request.startAsync(request, response);
                async.setTimeout(ContainerSuite.SOON_MILLIS);
                new Thread(() -> writeLate((HttpServletResponse) async.getResponse(), name)).start();
                Story.await(story(name).waits); // Time runs from when the container has its thread back.
                return;
            }
            write(response, head(name), name);
            if (name.startsWith("held")) {
                story(name).stop();
            }
            write(response, body(name), name);
        }

        private void writeLate(HttpServletResponse response, String name) {
            try {
                write(response, head(name), name);
                response.flushBuffer();
                write(response, body(name), name);
                story(name).over.complete("written");
            } catch (IOException | RuntimeException e) {
                story(name).over.complete(e.toString());
            }
        }

        private static void write(HttpServletResponse response, String text, String name) throws IOException {
            if (name.endsWith("text")) {
                response.getWriter().write(text);
            } else {
                response.getOutputStream().write(text.getBytes(UTF_8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "text"})
    void aWriteThatIsLateSendsItsOwnPageOnly(String kind) throws Exception {
        Story late = story("late-" + kind);
        Story other = story("held-" + kind);
        try (Wire first = new Wire(port());
                Wire second = new Wire(port())) {
            first.send("GET", APP + "/late-" + kind);
            Answer error = first.answer(); // As soon as time is up; the write is still waiting.
            assertThat(error.status()).isIn(200, 500);

            second.send("GET", APP + "/held-" + kind);
            Story.await(other.waits);
            late.mayGoOn.countDown();
            assertThat(late.sent.get(GIVE_UP_SECONDS, TimeUnit.SECONDS)).doesNotContain("held");
            assertThat(late.over.get(GIVE_UP_SECONDS, TimeUnit.SECONDS)).isNotEmpty();
            other.mayGoOn.countDown();
            assertWhole("held-" + kind, second.answer().body());
        }
        String next = Wire.exchange(port(), "GET", APP + "/next-" + kind).body();
        assertWhole("next-" + kind, next);
        assertThat(next).as("held, with its tags at the top").contains("<meta charset=\"utf-8\">\n<!--vitrine:tags-->");
    }

    private static void assertWhole(String name, String page) {
        assertThat(page)
                .contains(head(name).substring(head(name).indexOf("<title>")))
                .endsWith(body(name).substring(body(name).indexOf("<p>")));
    }

    private int port() {
        return started.get(0).port();
    }
}
