package dev.vitrine.container.tomcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Answer;
import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import dev.vitrine.container.Wire;
import dev.vitrine.filter.FilterSettings;
import dev.vitrine.filter.VitrineFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications whose own filters stand before ours or behind it, and put something around the response. */
class OtherFiltersTest {
    private static final String PAGE = "<!DOCTYPE html><html lang=\"en\"><head><title>Bread</title></head>"
            + "<body><h1>Bread</h1><p>In forty minutes.</p></body></html>";

    private static final String TAG = "<meta property=\"og:title\" content=\"Bread\">";

    @TempDir
    private Path files;

    @Test
    void aForwardThroughAWrapperLosesNoByteOfAPageThatEndsWithinATag() throws Exception {
        Answer page = ask(context -> {
            vitrine(context, Map.of());
            filter(
                    context,
                    (request, response, chain) ->
                            chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response)));
            servlet(
                    context,
                    "/page",
                    (request, response) ->
                            request.getRequestDispatcher("/target").forward(request, response));
            servlet(context, "/target", (request, response) -> write(response, PAGE + "<di"));
        });

        assertThat(page.body()).contains(TAG).endsWith("</html><di");
    }

    @Test
    void aPageWrittenAsynchronouslyGoesPastABufferBeforeUsAsItDoesWithoutUs() throws Exception {
        Answer page = ask(context -> {
            filter(context, (request, response, chain) -> {
                var buffer = new Buffer((HttpServletResponse) response);
                chain.doFilter(request, buffer);
                response.getWriter().write(buffer.text.toString());
            });
            vitrine(context, Map.of());
            servlet(context, "/page", (request, response) -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    try {
                        write((HttpServletResponse) async.getResponse(), PAGE);
                    } catch (IOException e) {
                        async.getRequest().getServletContext().log("the client has gone", e);
                    }
                    async.complete();
                });
            });
        });

        assertThat(page.body()).isEqualTo(PAGE);
    }

    @Test
    void aPageWrittenAsynchronouslyPastAFilterBeforeUsHasTheHeadersThatWereSetBefore() throws Exception {
        Answer page = ask(context -> {
            filter(
                    context,
                    (request, response, chain) ->
                            chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response)));
            vitrine(context, Map.of());
            servlet(context, "/page", (request, response) -> {
                response.setHeader("ETag", "\"abc\"");
                response.setContentLength(PAGE.length());
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    try {
                        write((HttpServletResponse) async.getResponse(), PAGE);
                        async.getResponse().flushBuffer();
                    } catch (IOException e) {
                        async.getRequest().getServletContext().log("the client has gone", e);
                    }
                    async.complete();
                });
            });
        });

        assertThat(page.body()).isEqualTo(PAGE);
        assertThat(page.header("ETag")).contains("\"abc\"");
        assertThat(page.header("Content-Length")).contains(Integer.toString(PAGE.length()));
    }

    /** Jetty 12 does, in its environments of older servlets. */
    @Test
    void aPageWrittenAsynchronouslyIsAddedToWhereTheContextPathIsForgottenAfterTheDispatch() throws Exception {
        var over = new CountDownLatch(1);
        Answer page = ask(context -> {
            filter(context, (request, response, chain) -> {
                chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public @Nullable String getContextPath() {
                                return over.getCount() == 0 ? null : super.getContextPath();
                            }
                        },
                        response);
                over.countDown();
            });
            vitrine(context, Map.of());
            servlet(context, "/page", (request, response) -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    try {
                        over.await();
                        write((HttpServletResponse) async.getResponse(), PAGE);
                    } catch (IOException | InterruptedException e) {
                        async.getRequest().getServletContext().log("the page is not written", e);
                    }
                    async.complete();
                });
            });
        });

        assertThat(page.body()).contains(TAG, "href=\"/app/_vitrine/").endsWith("</html>");
    }

    @Test
    void aPackedPageIsWholeWhereAnAsynchronousDispatchBringsAWrapperAlong() throws Exception {
        Answer page = ask(context -> {
            vitrine(context, Map.of("vitrine.rewrite-gzip", "true"));
            servlet(
                    context,
                    "/page",
                    (request, response) -> request.startAsync(request, new HttpServletResponseWrapper(response))
                            .dispatch("/target"));
            servlet(context, "/target", (request, response) -> {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Content-Encoding", "gzip");
                var gzip = new GZIPOutputStream(response.getOutputStream());
                gzip.write(PAGE.getBytes(UTF_8));
                gzip.finish();
            });
        });
        var packed = new ByteArrayInputStream(page.body().getBytes(ISO_8859_1));

        assertThat(new String(new GZIPInputStream(packed).readAllBytes(), UTF_8))
                .contains(TAG)
                .endsWith("</html>");
    }

    private static final class Buffer extends HttpServletResponseWrapper {
        private final StringWriter text = new StringWriter();

        Buffer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return new PrintWriter(text);
        }
    }

    private interface Setup {
        void on(ServletContext context);
    }

    private interface Behaviour {
        void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    private Answer ask(Setup app) throws Exception {
        Container container =
                Tomcats.start(List.of(new WebApp("/app", files, List.of((classes, context) -> app.on(context)))));
        try {
            return Wire.exchange(container.port(), "GET", "/app/page");
        } finally {
            container.stop();
        }
    }

    private static void write(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(page);
    }

    private static void vitrine(ServletContext context, Map<String, String> settings) {
        map(context.addFilter("vitrine", new VitrineFilter(FilterSettings.of(settings))));
    }

    private static void filter(ServletContext context, Filter filter) {
        map(context.addFilter("other", filter));
    }

    private static void map(FilterRegistration.Dynamic registration) {
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC), true, "/*");
    }

    private static void servlet(ServletContext context, String path, Behaviour behaviour) {
        ServletRegistration.Dynamic registration = context.addServlet(path, new Behaving(behaviour));
        registration.addMapping(path);
        registration.setAsyncSupported(true);
    }

    private static final class Behaving extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Behaviour behaviour;

        Behaving(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            behaviour.serve(request, response);
        }
    }
}
