package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.demo.containers.Container;
import dev.vitrine.demo.containers.Webapp;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that are written bit by bit, or by another servlet than the one that was asked, with the filter in front. */
class StreamingIT {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Slow bread</title></head>
            <body><main><article><h1>Slow bread</h1>
            """;
    private static final String REST = """
            <p>It is mixed in the evening, it rises overnight, and it is baked before anybody is up.</p>
            </article></main></body></html>
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"TOMCAT, stream", "TOMCAT, writer", "JETTY, stream", "JETTY, writer"})
    void hasTheFlushedHeadAtTheClientBeforeThePageGoesOn(Container.Kind kind, String way) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (Container container = container(kind, new PausingServlet(way.equals("writer"), seen));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.start(0))) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            while (!read.toString(UTF_8).contains("</h1>")) {
                int next = socket.getInputStream().read();
                assertThat(next).as(read.toString(UTF_8)).isNotNegative();
                read.write(next);
            }
            seen.countDown();
            socket.getInputStream().transferTo(read);
            String page = read.toString(UTF_8);
            assertThat(page).containsOnlyOnce("property=\"og:title\" content=\"Slow bread\"");
            assertThat(Bytes.isWithin(HEAD + REST, page)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TOMCAT, stream, 10", "TOMCAT, writer, 10", "JETTY, stream, 10", "JETTY, writer, 10",
        "TOMCAT, stream, 9000", "TOMCAT, writer, 9000", "JETTY, stream, 9000", "JETTY, writer, 9000"
    })
    void losesNoByteOfAForwardedPage(Container.Kind kind, String way, int paragraphs) throws Exception {
        String page = HEAD
                + IntStream.range(0, paragraphs)
                        .mapToObj(i -> "<p>Paragraph ĺ 伷 " + i + "</p>\n")
                        .collect(Collectors.joining())
                + REST;
        try (Container container = container(kind, new ForwardingServlet(way.equals("writer"), page))) {
            URI server = URI.create("http://127.0.0.1:" + container.start(0) + "/");
            String received = RawHttp.send(server, "GET /from").content();
            assertThat(received).containsOnlyOnce("property=\"og:title\" content=\"Slow bread\"");
            assertThat(Bytes.isWithin(page, received)).isTrue();
        }
    }

    /** A webapp of one servlet, with the filter's jar dropped in. */
    private Container container(Container.Kind kind, HttpServlet servlet) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("webapp/WEB-INF/lib"));
        Files.copy(Path.of(System.getProperty("demo.filter")), lib.resolve("vitrine-filter.jar"));
        Webapp webapp = new Webapp(folder.resolve("webapp"), Map.of(), Optional.of(servlet));
        return kind.of(webapp, Files.createDirectories(folder.resolve("work")));
    }

    private static void write(HttpServletResponse response, boolean writer, String text) throws IOException {
        if (writer) {
            response.getWriter().write(text);
        } else {
            response.getOutputStream().write(text.getBytes(UTF_8));
        }
    }

    private static final class PausingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final boolean writer;
        private final transient CountDownLatch seen;

        PausingServlet(boolean writer, CountDownLatch seen) {
            this.writer = writer;
            this.seen = seen;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            response.setContentType("text/html; charset=utf-8");
            write(response, writer, HEAD);
            response.flushBuffer();
            try {
                if (!seen.await(60, TimeUnit.SECONDS)) {
                    throw new ServletException("Nobody saw the head");
                }
            } catch (InterruptedException e) {
                throw new ServletException(e);
            }
            write(response, writer, REST);
        }
    }

    private static final class ForwardingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final boolean writer;
        private final String page;

        ForwardingServlet(boolean writer, String page) {
            this.writer = writer;
            this.page = page;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            response.setContentType("text/html; charset=utf-8");
            if (request.getRequestURI().equals("/from")) {
                write(response, writer, "never seen: a forward begins anew");
                request.getRequestDispatcher("/to").forward(request, response);
            } else {
                write(response, writer, page);
            }
        }
    }
}
