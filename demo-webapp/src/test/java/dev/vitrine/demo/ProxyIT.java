package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.vitrine.demo.RawHttp.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that behaves, and misbehaves, behind {@code --proxy}. */
@ParameterizedClass
@ValueSource(strings = {"tomcat", "jetty"})
class ProxyIT {
    private static final String HTML = "Content-Type: text/html; charset=utf-8";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Bread</title></head>
            <body><main><article><h1>Bread</h1>
            <p>Made of flour, water and salt, and of rather more time than anybody has on a weekday.</p>
            </article></main></body></html>
            """;
    private static final int LARGE = 100 << 20;

    private static final Upstream SITE = new Upstream();
    private static final Map<String, DemoProcess> RUNNING = new HashMap<>();

    private final HttpClient client = HttpClient.newHttpClient();
    private final DemoProcess proxy;
    private final String room;

    ProxyIT(String container) {
        room = "/" + container;
        proxy = RUNNING.computeIfAbsent(
                container,
                name -> DemoProcess.start(
                        List.of("-Xmx96m"), "--proxy", SITE.address().toString(), "--container", name));
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(DemoProcess::close);
        SITE.close();
    }

    @Test
    void putsTheFilterInFrontOfThePage() throws Exception {
        SITE.on(room + "/page", Upstream.body(PAGE, HTML));
        HttpResponse<String> page = get("/page");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsOnlyOnce("property=\"og:title\" content=\"Bread\"");
        assertThat(page.body()).contains("property=\"og:url\" content=\"" + SITE.address() + room + "/page\"");
        assertThat(Bytes.isWithin(PAGE, page.body())).isTrue();
    }

    @Test
    void hasTheBeginningOfAPageAtTheClientBeforeTheSiteGoesOn() throws Exception {
        int half = PAGE.indexOf("<p>");
        CountDownLatch seen = new CountDownLatch(1);
        SITE.on(room + "/pausing", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write(PAGE.substring(0, half).getBytes(UTF_8));
            body.flush();
            if (!seen.await(60, TimeUnit.SECONDS)) {
                throw new IOException("Nobody saw the beginning of the page");
            }
            body.write(PAGE.substring(half).getBytes(UTF_8));
        });
        assertThat(readInTwo("/pausing", "<h1>Bread</h1>", seen))
                .contains("</html>")
                .contains("og:title");
    }

    @Test
    void hasAnEventAtTheClientBeforeTheSiteGoesOn() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        SITE.on(room + "/events", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("data: one\n\n".getBytes(UTF_8));
            body.flush();
            if (!seen.await(60, TimeUnit.SECONDS)) {
                throw new IOException("Nobody saw the first event");
            }
            body.write("data: two\n\n".getBytes(UTF_8));
        });
        assertThat(readInTwo("/events", "data: one\n\n", seen)).contains("data: two\n\n");
    }

    @Test
    void passesOnALargeBodyInLittleMemory() throws Exception {
        byte[] piece = new byte[1 << 16];
        new Random(7).nextBytes(piece);
        SITE.on(room + "/large", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, LARGE);
            for (int sent = 0; sent < LARGE; sent += piece.length) {
                exchange.getResponseBody().write(piece);
            }
        });
        HttpResponse<InputStream> answer = client.send(request("/large").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(LARGE);
        CRC32 expected = new CRC32();
        for (int sent = 0; sent < LARGE; sent += piece.length) {
            expected.update(piece);
        }
        try (CheckedInputStream body = new CheckedInputStream(answer.body(), new CRC32())) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
            assertThat(body.getChecksum().getValue()).isEqualTo(expected.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passesOnALargeRequestWithOrWithoutItsLength(boolean length) throws Exception {
        String path = "/upload-" + length;
        SITE.on(room + path, exchange -> {
            long received = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String declared = exchange.getRequestHeaders().getFirst("Content-Length");
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            Upstream.send(
                    exchange,
                    200,
                    (received + " " + declared + " " + type).getBytes(UTF_8),
                    "Content-Type: text/plain");
        });
        HttpRequest.BodyPublisher publisher = length
                ? BodyPublishers.ofByteArray(new byte[LARGE / 4])
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LARGE / 4]));
        HttpRequest upload = request(path)
                .POST(publisher)
                .header("Content-Type", "application/x-bread")
                .build();
        assertThat(client.send(upload, BodyHandlers.ofString()).body())
                .isEqualTo(LARGE / 4 + " " + (length ? LARGE / 4 : null) + " application/x-bread");
    }

    @Test
    void asksForNoCompressionAndUndoesItWhereItComesAllTheSame() throws Exception {
        SITE.on(room + "/zipped", exchange -> {
            assertThat(exchange.getRequestHeaders().get("Accept-Encoding")).containsExactly("identity");
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (OutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(PAGE.getBytes(UTF_8));
            }
            Upstream.send(exchange, 200, zipped.toByteArray(), HTML, "Content-Encoding: gzip");
        });
        Answer answer = RawHttp.send(proxy.address(), "GET " + room + "/zipped", "Accept-Encoding: gzip, br");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).contains("<h1>Bread</h1>").containsOnlyOnce("property=\"og:title\"");
    }

    @Test
    void passesOnAnEncodingThatItDoesNotKnow() throws Exception {
        SITE.on(room + "/brotli", Upstream.body("not really", HTML, "Content-Encoding: br"));
        Answer answer = RawHttp.send(proxy.address(), "GET " + room + "/brotli");
        assertThat(answer.header("Content-Encoding")).contains("br");
        assertThat(answer.body()).isEqualTo("not really");
    }

    @ParameterizedTest
    @CsvSource({
        "SITE/next?a=b#c, /next?a=b#c",
        "SITE, /",
        "//HOST/next, /next",
        "https://HOST/next, /next",
        "/next, /next",
        "next, next",
        "SITE//evil.example.org/, /evil.example.org/",
        "https://other.example.org/next, https://other.example.org/next",
        "SITE.example.org/next, SITE.example.org/next",
        "SITE@other.example.org/, SITE@other.example.org/"
    })
    void leadsRedirectsBackHere(String location, String expected) throws Exception {
        String path = "/redirect-" + Integer.toHexString(location.hashCode());
        SITE.on(room + path, exchange -> Upstream.send(exchange, 302, new byte[0], "Location: " + named(location)));
        Answer answer = RawHttp.send(proxy.address(), "GET " + room + path);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains(named(expected));
    }

    /** Browsers would ask here again and again: the proxy goes on to ask the site by its plain address. */
    @Test
    void saysWhichAddressASiteWantsToBeAskedBy() throws Exception {
        String secure = "https://" + SITE.address().getAuthority();
        SITE.on(
                room + "/plain",
                exchange -> Upstream.send(exchange, 301, new byte[0], "Location: " + secure + room + "/plain?a=b"));
        Answer answer = RawHttp.send(proxy.address(), "GET " + room + "/plain?a=b");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body())
                .isEqualTo(SITE.address() + " sends its visitors to " + secure + "; show that, by --proxy " + secure
                        + "\n");
    }

    @Test
    void makesCookiesWorkHereAndThere() throws Exception {
        SITE.on(
                room + "/cookies",
                exchange -> Upstream.send(
                        exchange,
                        200,
                        String.valueOf(exchange.getRequestHeaders().get("Cookie"))
                                .getBytes(UTF_8),
                        "Content-Type: text/plain",
                        "Set-Cookie: a=1; Domain=127.0.0.1; Path=/shop; Secure; HttpOnly; SameSite=None; Max-Age=60",
                        "Set-Cookie: __Host-b=2; Path=/; Secure",
                        "Set-Cookie: c=3; SameSite=Lax; Partitioned"));
        Answer answer =
                RawHttp.send(proxy.address(), "GET " + room + "/cookies", "Cookie: a=1; proxied-host-b=2; c=\"3\"");
        assertThat(answer.headers().stream().filter(line -> line.startsWith("Set-Cookie")))
                .containsExactly(
                        "Set-Cookie: a=1; Path=/shop; HttpOnly; Max-Age=60",
                        "Set-Cookie: proxied-host-b=2; Path=/",
                        "Set-Cookie: c=3; SameSite=Lax");
        assertThat(answer.body()).isEqualTo("[a=1; __Host-b=2; c=\"3\"]");
    }

    @Test
    void speaksToTheSiteAsTheBrowserWould() throws Exception {
        String here = "http://" + proxy.address().getAuthority();
        SITE.on(
                room + "/echo",
                exchange ->
                        Upstream.send(exchange, 200, headers(exchange).getBytes(UTF_8), "Content-Type: text/plain"));
        Answer answer = RawHttp.send(
                proxy.address(),
                "GET " + room + "/echo",
                "User-Agent: Baker/1.0",
                "Referer: " + here + "/before?x",
                "Origin: " + here,
                "X-Loaf: rye",
                "X-Loaf: wheat",
                "Keep-Alive: 5",
                "X-Hop: 1",
                "Connection: X-Hop",
                "If-None-Match: \"loaf\"");
        assertThat(answer.body().lines())
                .containsExactlyInAnyOrder(
                        "Host: " + SITE.address().getAuthority(),
                        "User-agent: Baker/1.0",
                        "Referer: " + SITE.address() + "/before?x",
                        "Origin: " + SITE.address(),
                        "X-loaf: rye",
                        "X-loaf: wheat",
                        "Accept-encoding: identity",
                        "If-none-match: \"loaf\"");
    }

    @Test
    void leavesOutWhatWouldSendTheBrowserElsewhere() throws Exception {
        SITE.on(
                room + "/strict",
                Upstream.body(
                        "x",
                        "Content-Type: text/plain",
                        "Strict-Transport-Security: max-age=31536000",
                        "Alt-Svc: h3=\":443\"",
                        "Content-Security-Policy: default-src 'self'; upgrade-insecure-requests; img-src *",
                        "Access-Control-Allow-Origin: " + SITE.address(),
                        "Refresh: 5; url=" + SITE.address() + "/next",
                        "X-Kept: yes"));
        Answer answer = RawHttp.send(proxy.address(), "GET " + room + "/strict");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("Alt-Svc")).isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'; img-src *");
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .contains("http://" + proxy.address().getAuthority());
        assertThat(answer.header("Refresh")).contains("5; url=/next");
        assertThat(answer.header("X-Kept")).contains("yes");
    }

    @Test
    void answersHeadLikeTheSite() throws Exception {
        SITE.on(room + "/head", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "image/png");
            exchange.getResponseHeaders().add("Content-Length", "1234");
            exchange.sendResponseHeaders(200, -1);
        });
        Answer answer = RawHttp.send(proxy.address(), "HEAD " + room + "/head");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).contains("1234");
        assertThat(answer.header("Content-Type")).contains("image/png");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 304, 401, 404, 429, 500, 503})
    void passesOnTheStatus(int status) throws Exception {
        String path = "/status-" + status;
        boolean empty = status == 204 || status == 304;
        SITE.on(
                room + path,
                exchange -> Upstream.send(
                        exchange,
                        status,
                        (empty ? "" : "as it came").getBytes(UTF_8),
                        "WWW-Authenticate: Basic realm=\"bakery\"",
                        "Retry-After: 3"));
        Answer answer = RawHttp.send(proxy.address(), "GET " + room + path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"bakery\"");
        assertThat(answer.header("Retry-After")).contains("3");
        assertThat(answer.body()).isEqualTo(empty ? "" : "as it came");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?filter[]=1&x=a|b", "?q=%C3%A9+%2F%26", "?", "/a%20b;v=1", "/%E4%BC%BD,(x)'*!", "?a=b?c=/d//e"})
    void passesOnOddAddresses(String odd) throws Exception {
        SITE.on(
                room + "/odd",
                exchange -> Upstream.send(
                        exchange,
                        200,
                        exchange.getRequestURI().toString().getBytes(UTF_8),
                        "Content-Type: text/plain"));
        Answer answer = RawHttp.send(proxy.address(), "GET " + room + "/odd" + odd);
        assertThat(answer.body()).isEqualTo(room + "/odd" + odd.replace("|", "%7C"));
    }

    @Test
    void leadsLinksBackHereAndLeavesWhatNamesTheSite() throws Exception {
        String site = SITE.address().toString();
        SITE.on(room + "/links", Upstream.body("""
                <!DOCTYPE html><html><head><meta charset="utf-8"><title>Links</title>
                <link rel="canonical" href="SITE/links"><meta name="vitrine" content="off"></head>
                <body><a class="x" href="SITE/a?b=c&amp;d#e">a</a><a href='SITE'>home</a><img src="SITE/i.png">
                <form action="SITE/login" method=post></form><a href="https://other.example.org/SITE/">b</a></body></html>
                """.replace("SITE", site), HTML));
        assertThat(get("/links").body()).isEqualTo("""
                        <!DOCTYPE html><html><head><meta charset="utf-8"><title>Links</title>
                        <link rel="canonical" href="SITE/links"><meta name="vitrine" content="off"></head>
                        <body><a class="x" href="/a?b=c&amp;d#e">a</a><a href='/'>home</a><img src="SITE/i.png">
                        <form action="/login" method=post></form><a href="https://other.example.org/SITE/">b</a></body></html>
                        """.replace("SITE", site));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/octet-stream"})
    void breaksOffWhereTheSiteBreaksOff(String type) throws Exception {
        String path = "/broken-" + type.replace('/', '-');
        CountDownLatch seen = new CountDownLatch(1);
        SITE.on(room + path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(PAGE.getBytes(UTF_8));
            exchange.getResponseBody().flush();
            if (!seen.await(60, TimeUnit.SECONDS)) {
                throw new IOException("Nobody saw the beginning");
            }
            throw new IOException("broken on purpose");
        });
        HttpResponse<InputStream> answer = client.send(request(path).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().read()).isEqualTo('<');
        seen.countDown();
        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void saysInOneLineThatThePageWasBrokenOffBeforeAnybodySawIt() throws Exception {
        SITE.on(room + "/broken-early", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write("<!DOCTYPE".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("broken on purpose");
        });
        HttpResponse<String> answer = get("/broken-early");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body())
                .startsWith(SITE.address() + " broke off its answer: ")
                .hasLineCount(1);
    }

    @Test
    void saysInOneLineThatTheSiteIsNotThere() throws Exception {
        Upstream closed = new Upstream();
        URI address = closed.address();
        closed.close();
        String container = room.substring(1);
        try (DemoProcess lonely = DemoProcess.start("--proxy", address.toString(), "--container", container)) {
            Answer answer = RawHttp.send(lonely.address(), "GET /");
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).isEqualTo(address + " did not answer: Connection refused\n");
            assertThat(lonely.errors().lines().filter(line -> line.startsWith("WARNING " + address)))
                    .containsExactly("WARNING " + address + " did not answer: Connection refused");
            assertThat(lonely.errors()).doesNotContain("\tat ");
        }
    }

    /** Reads until {@code first} has come, lets the site go on, and returns all of it. */
    private String readInTwo(String path, String first, CountDownLatch seen) throws IOException {
        try (Socket socket =
                new Socket(proxy.address().getHost(), proxy.address().getPort())) {
            socket.setSoTimeout(60_000);
            String request = "GET " + room + path + " HTTP/1.1\r\nHost: "
                    + proxy.address().getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            while (!read.toString(UTF_8).contains(first)) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new IOException("The answer ended before its beginning was there: " + read.toString(UTF_8));
                }
                read.write(next);
            }
            seen.countDown();
            socket.getInputStream().transferTo(read);
            return read.toString(UTF_8);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(proxy.address().resolve(room + path));
    }

    private static String named(String location) {
        return location.replace("SITE", SITE.address().toString())
                .replace("HOST", SITE.address().getAuthority());
    }

    private static String headers(HttpExchange exchange) {
        StringBuilder lines = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(
                        value -> lines.append(name).append(": ").append(value).append('\n')));
        return lines.toString();
    }
}
