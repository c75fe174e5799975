package dev.vitrine.container.jetty121;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import dev.vitrine.container.Wire;
import dev.vitrine.filter.MarkedFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written from a {@link ByteBuffer}, as Spring WebFlux does, and Jetty sends off without being asked to flush. */
class ByteBufferTest {
    private static final String PAGE_BEGINS = "<!DOCTYPE html><html lang=\"en\"><head><title>Bread</title></head>"
            + "<body><h1>Bread</h1><p>In forty minutes.</p>";

    private final Semaphore seen = new Semaphore(0);

    @TempDir
    private Path files;

    @Test
    void anEventIsAtTheClientBeforeTheNext() throws Exception {
        String all = askInTwoSteps("text/event-stream", "data: one\n\n", "data: two\n\n", this::writeBlocking);

        assertThat(all).contains("data: one\n\n", "data: two\n\n");
    }

    @Test
    void aPageIsRewrittenAndAtTheClientBeforeItGoesOn() throws Exception {
        String all = askInTwoSteps(
                "text/html;charset=UTF-8", PAGE_BEGINS, "<p>later</p></body></html>", this::writeWhenPossible);

        assertThat(all).contains("<meta property=\"og:title\" content=\"Bread\">", "<p>later</p>");
    }

    /** Puts an answer to the response: the second part of it once the client has the first. */
    private interface Writing {
        void write(HttpServletRequest request, HttpServletResponse response, String first, String second)
                throws IOException;
    }

    /** All that the client reads, up to the end of the second part; the first must come alone. */
    private String askInTwoSteps(String type, String first, String second, Writing writing) throws Exception {
        HttpServlet servlet = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType(type);
                writing.write(request, response, first, second);
            }
        };
        WebApp app = new WebApp("/app", files, List.of((classes, context) -> {
            MarkedFilter.register(context, Map.of("vitrine.public-base", "https://www.example.org"));
            ServletRegistration.Dynamic registration = context.addServlet("servlet", servlet);
            registration.setAsyncSupported(true);
            registration.addMapping("/page");
        }));
        Container jetty = Jetty.start(List.of(app));
        try (Wire wire = new Wire(jetty.port())) {
            wire.send("GET", "/app/page");
            String begin = wire.readUntil(first.substring(first.length() - 6));
            seen.release();
            return begin + wire.readUntil(second.substring(second.length() - 6));
        } finally {
            jetty.stop();
        }
    }

    private void writeBlocking(HttpServletRequest request, HttpServletResponse response, String first, String second)
            throws IOException {
        response.getOutputStream().write(ByteBuffer.wrap(first.getBytes(UTF_8)));
        awaitClient();
        response.getOutputStream().write(ByteBuffer.wrap(second.getBytes(UTF_8)));
    }

    private void writeWhenPossible(
            HttpServletRequest request, HttpServletResponse response, String first, String second) throws IOException {
        AsyncContext async = request.startAsync();
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new WriteListener() {
            private int written;

            @Override
            public void onWritePossible() throws IOException {
                written++;
                if (written == 1) {
                    out.write(ByteBuffer.wrap(first.getBytes(UTF_8)));
                    async.start(this::goOnOnceSeen);
                } else if (written == 2) {
                    out.write(ByteBuffer.wrap(second.getBytes(UTF_8)));
                    if (out.isReady()) {
                        async.complete();
                    }
                } else {
                    async.complete();
                }
            }

            private void goOnOnceSeen() {
                awaitClient();
                try {
                    if (out.isReady()) {
                        onWritePossible();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void onError(Throwable failure) {
                async.complete();
            }
        });
    }

    private void awaitClient() {
        try {
            if (!seen.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the client has not seen the first part");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
