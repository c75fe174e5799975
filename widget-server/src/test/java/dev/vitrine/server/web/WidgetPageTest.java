package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.pipeline.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page says of the time is true when a reader sees it. */
final class WidgetPageTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final WidgetPage page = new WidgetPage(
            "wall",
            new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1"))),
            new Clockwork(),
            server.getThreadPool(),
            nanos::get,
            ReadyPages.ofThisJvm());

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                page.to(request, response, callback);
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    /** The posts of a quiet site are the same in the morning. */
    @Test
    void tellsTheFirstReaderAfterAQuietNightTheTimeOfToday() throws Exception {
        assertThat(read()).isEqualTo("0 min");
        nanos.set(Duration.ofHours(9).toNanos());
        assertThat(read()).isEqualTo("540 min");
    }

    @Test
    void letsNobodyWaitForAMoment() throws Exception {
        assertThat(read()).isEqualTo("0 min");
        nanos.set(MINUTE.plusSeconds(1).toNanos());
        assertThat(read()).isEqualTo("0 min");
        while (!read().equals("1 min")) {
            Thread.onSpinWait();
        }
    }

    private String read() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(UTF_8))
                .body();
    }

    /** Prints how many minutes it is. */
    private final class Clockwork implements WidgetPage.Press {
        @Override
        public WidgetPage.Printed print(Snapshot snapshot) {
            long minutes = Duration.ofNanos(nanos.get()).toMinutes();
            return new WidgetPage.Printed(
                    Representation.of("text/plain", CachePolicy.WIDGET, Headers.PUBLIC, minutes + " min"), MINUTE);
        }

        @Override
        public Representation blank() {
            return Representation.of("text/plain", CachePolicy.NEVER, Headers.PUBLIC, "");
        }
    }
}
