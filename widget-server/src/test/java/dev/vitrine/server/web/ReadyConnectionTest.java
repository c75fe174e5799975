package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to ready answers, beside the long way through all of HTTP, which a query forces without changing the answer. */
@SuppressWarnings("NullAway.Init")
final class ReadyConnectionTest {
    private static final String PLAIN = "GET /widgets/wall HTTP/1.1\r\nHost: localhost:8090\r\n";

    private final FixedPosts posts = new FixedPosts();
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        posts.set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
        server = new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Connection: keep-alive\r\nUser-Agent: Mozilla/5.0 (X11)\r\nAccept: */*\r\nCookie: a=b; c=d\r\n",
                "Accept-Encoding: gzip, deflate, br, zstd\r\n",
                "ACCEPT-ENCODING:gzip\r\n",
                "Accept-Encoding: br;q=0, *;q=0.5\r\n",
                "If-None-Match: \"other\"\r\n",
                "If-None-Match: *\r\n",
                "If-None-Match: \"a\", ETAG\r\n",
                "if-none-match:  W/ETAG  \r\n",
            })
    void answersAsTheLongWayDoes(String fields) throws IOException {
        makeReady();
        try (Connection connection = new Connection()) {
            String etag = connection.ask(PLAIN + "\r\n").replaceAll("(?s).*\r\nETag: ([^\r]+)\r.*", "$1");
            String request = PLAIN + fields.replace("ETAG", etag) + "\r\n";
            String shortWay = connection.ask(request);
            String longWay = connection.ask(request.replace("wall", "wall?x"));
            assertThat(shortWay).isEqualTo(longWay);
            assertThat(connection.ask(request)).as("and after it").isEqualTo(longWay);
        }
    }

    @Test
    void sendsTheRestOfALargeAnswerAsTheClientTakesIt(@TempDir Path folder) throws IOException {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                IntStream.range(0, 400).mapToObj(i -> Posts.simple("n" + i)).toArray(Post[]::new)));
        server.close();
        server = new RunningServer(
                folder,
                posts,
                new dev.vitrine.server.widget.Widget(
                        "wall",
                        "Harbour news",
                        List.of(Posts.MASTODON),
                        Layout.LIST,
                        Theme.AUTO,
                        100,
                        dev.vitrine.server.widget.Moderation.NONE));
        try (Connection connection = new Connection()) {
            String longWay = connection.ask(PLAIN.replace("wall", "wall?x") + "\r\n");
            assertThat(longWay.length()).isGreaterThan(100_000);
            makeReady();
            try (Connection other = new Connection()) {
                // So often that many of them come out of a file.
                for (int i = 0; i < 4 * SentFiles.MANY; i++) {
                    other.write(PLAIN + "\r\n");
                    other.awaitBeginning();
                    assertThat(other.answer()).isEqualTo(longWay);
                }
            }
        }
    }

    @Test
    void readsARequestInPiecesOfEverySize() throws IOException {
        makeReady();
        String request = PLAIN + "Accept: text/html\r\n\r\n";
        try (Connection connection = new Connection()) {
            String whole = connection.ask(request);
            for (int cut = 1; cut < request.length(); cut++) {
                try (Connection pieces = new Connection()) {
                    pieces.write(request.substring(0, cut));
                    pieces.write(request.substring(cut));
                    assertThat(pieces.answer()).as("cut at %d", cut).isEqualTo(whole);
                }
            }
        }
    }

    /** The first answer is made the long way, whoever asks for it. */
    private void makeReady() throws IOException {
        try (Connection connection = new Connection()) {
            connection.ask(PLAIN + "\r\n");
        }
    }

    @Test
    void goesOnAnsweringWhereTheFirstAnswerHasJustBeenMade() throws IOException {
        for (int i = 0; i < 200; i++) {
            posts.set(FixedPosts.ready(Posts.NOW, Posts.simple("n" + i)));
            try (Connection connection = new Connection()) {
                String etag = connection.ask(PLAIN + "\r\n").replaceAll("(?s).*\r\nETag: ([^\r]+)\r.*", "$1");
                for (int again = 0; again < 3; again++) {
                    assertThat(connection.ask(PLAIN + "If-None-Match: " + etag + "\r\n\r\n"))
                            .startsWith("HTTP/1.1 304 ");
                }
            }
        }
    }

    @Test
    void answersSeveralRequestsThatComeAtOnceInTheirOrder() throws IOException {
        try (Connection connection = new Connection()) {
            connection.write(PLAIN + "\r\n" + PLAIN.replace("wall", "none") + "\r\n" + PLAIN + "\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(connection.answer()).startsWith("HTTP/1.1 404 ");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void takesNoRequestThatLeavesAQuestionOpen() {
        for (String odd : List.of(
                "GET /widgets/wall HTTP/1.1\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a:99999\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost:\r\n\r\n",
                "GET /widgets/wall HTTP/1.0\r\nHost: a\r\n\r\n",
                "get /widgets/wall HTTP/1.1\r\nHost: a\r\n\r\n",
                "HEAD /widgets/wall HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://a/widgets/wall HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /widgets/wall?x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /widgets/wall  HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\nHost: a\n\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\n\r",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\n\r\nG",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nX: a\u0001\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nX: a\n b\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\n X: a\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nX\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\ntransfer-ENCODING: chunked\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n",
                "GET /widgets/wall HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\nIf-None-Match: *\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\r\n\r\n",
                "")) {
            byte[] bytes = odd.getBytes(ISO_8859_1);
            assertThat(PlainRequest.of(bytes, bytes.length)).as(odd).isEmpty();
        }
    }

    /** A client that keeps its connection and speaks in bytes. */
    private final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Connection() throws IOException {
            socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            socket.connect(new java.net.InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.at("/").getPort()));
            in = new BufferedInputStream(socket.getInputStream());
        }

        String ask(String request) throws IOException {
            write(request);
            return answer();
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Waits until the answer has begun to come, without taking it. */
        void awaitBeginning() throws IOException {
            in.mark(1);
            assertThat(in.read()).isEqualTo((int) 'H');
            in.reset();
        }

        /** One answer, but for its date. */
        String answer() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                assertThat(next).as("after %s", head).isNotNegative();
                head.append((char) next);
            }
            String length = head.toString().startsWith("HTTP/1.1 304")
                    ? ""
                    : head.toString().replaceAll("(?si).*\r\ncontent-length: (\\d+)\r.*|.*", "$1");
            byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
            return head.toString().replaceAll("\r\nDate: [^\r]*", "") + new String(body, ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
