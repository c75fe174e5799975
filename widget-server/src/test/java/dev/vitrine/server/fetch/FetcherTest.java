package dev.vitrine.server.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.fetch.FetchException.Failure;
import dev.vitrine.server.url.WebUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private static final FetchSettings SETTINGS = FetchSettings.defaults("Vitrine/test (+https://example.org/contact)")
            .withDeadlines(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(900));

    private static final int LIMIT = 10_000;

    private Upstream upstream;
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        upstream = Upstream.start();
        fetcher = new Fetcher(
                SETTINGS, AddressPolicy.publicOnly().allowing(List.of("127.0.0.1", "::1")), HostResolver.SYSTEM);
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        upstream.close();
    }

    @Test
    void givesTheDocumentAndItsHeaders() throws Exception {
        upstream.answer(
                "/feed",
                Upstream.status(200, "hello", "Content-Type: text/plain", "ETag: W/\"1\"", "X-Two: a", "x-two: b"));
        Answer answer = fetch("/feed");
        assertThat(answer.isOk()).isTrue();
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("hello");
        assertThat(answer.etag()).contains("W/\"1\"");
        assertThat(answer.headers().all("x-TWO")).containsExactly("a", "b");
        assertThat(answer.url()).isEqualTo(upstream.url("/feed"));
    }

    @Test
    void saysHonestlyWhoAsksAndSendsNothingElseAboutTheReader() throws Exception {
        upstream.answer("/feed", Upstream.ok("text/plain", "x"));
        fetch("/feed");
        assertThat(upstream.requests().get(0).headers())
                .containsEntry("user-agent", "Vitrine/test (+https://example.org/contact)")
                .containsEntry("accept", "text/plain")
                .containsOnlyKeys("user-agent", "accept", "accept-encoding", "host");
    }

    @Test
    void sendsValidatorsBackExactlyAsReceived() throws Exception {
        upstream.answer("/feed", Upstream.status(304, ""));
        String odd = "W/\"a  \\b'c\"";
        Answer answer = fetcher.fetch(new FetchRequest(
                upstream.url("/feed"), "*/*", Optional.of(odd), Optional.of("Thu, 32 Foo 2026"), 1000));
        assertThat(answer.isNotModified()).isTrue();
        assertThat(upstream.requests().get(0).headers())
                .containsEntry("if-none-match", odd)
                .containsEntry("if-modified-since", "Thu, 32 Foo 2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feed?a=1&b=%20x&b=2&c",
                "/a%2Fb/%C3%A4?x=%C3%A4+y",
                "/a;b=c/d?feed=abc&user=me",
                "/a/?",
                "//feed/",
                "//feed.example//a?x=//b",
                "/plain",
            })
    void asksForExactlyThisPathAndQuery(String target) throws Exception {
        upstream.otherwise(Upstream.ok("text/plain", "x"));
        fetch(target);
        assertThat(upstream.requests().get(0).target()).isEqualTo(target);
    }

    @Test
    void escapesWhatTheClientWouldRefuse() throws Exception {
        upstream.otherwise(Upstream.ok("text/plain", "x"));
        fetch("/a|b%zz?x=[1]|{2}");
        assertThat(upstream.requests().get(0).target()).isEqualTo("/a%7Cb%25zz?x=%5B1%5D%7C%7B2%7D");
    }

    /** Four connections at a time make eight rounds of what each answer takes. */
    @Test
    void doesNotBlameAHostForWaitingInLineBeforeItIsAsked() throws Exception {
        upstream.otherwise(Upstream.slow(100, Upstream.ok("text/plain", "x")));
        FetchSettings settings = FetchSettings.defaults("Vitrine/test")
                .withDeadlines(Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofSeconds(20));
        ExecutorService readers = Executors.newFixedThreadPool(32);
        try (Fetcher patient =
                new Fetcher(settings, AddressPolicy.publicOnly().allowing(List.of("127.0.0.1")), HostResolver.SYSTEM)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                answers.add(readers.submit(
                        () -> patient.fetch(new FetchRequest(upstream.url("/feed"), "text/plain", LIMIT))));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().isOk()).isTrue();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void unpacksWhatIsPackedTwice() throws Exception {
        byte[] inner = deflated("hello".getBytes(UTF_8), false);
        upstream.answer(
                "/feed",
                Upstream.raw(
                        Upstream.head(200, "Content-Encoding: deflate, gzip", "Connection: close"),
                        Upstream.gzipped(inner)));
        assertThat(new String(fetch("/feed").body(), UTF_8)).isEqualTo("hello");
    }

    @Test
    void asksNamesWithAnUnderscore() throws Exception {
        upstream.otherwise(Upstream.ok("text/plain", "x"));
        try (Fetcher named = fetcher(host -> List.of(InetAddress.getLoopbackAddress()))) {
            WebUrl url = WebUrl.parse("http://my_blog.example:" + upstream.port() + "/")
                    .orElseThrow();
            named.fetch(new FetchRequest(url, "*/*", 1000));
        }
        assertThat(upstream.requests().get(0).headers()).containsEntry("host", "my_blog.example:" + upstream.port());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirects(int status) throws Exception {
        upstream.answer("/old", Upstream.redirect(status, "/new?x=1"));
        upstream.answer("/new", Upstream.ok("text/plain", "here"));
        Answer answer = fetch("/old");
        assertThat(answer.url()).isEqualTo(upstream.url("/new?x=1"));
    }

    @Test
    void followsThreeRedirectsButNotFour() throws Exception {
        upstream.answer("/4", Upstream.redirect(302, "/3"));
        upstream.answer("/3", Upstream.redirect(302, "/2"));
        upstream.answer("/2", Upstream.redirect(302, "/1"));
        upstream.answer("/1", Upstream.redirect(302, "/0"));
        upstream.answer("/0", Upstream.ok("text/plain", "x"));
        assertThat(fetch("/3").isOk()).isTrue();
        assertFails("/4", Failure.REDIRECTS, "redirects more than 3 times");
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1), redirects to no address",
        "file:///etc/passwd, redirects to no address",
        "'', redirects more than 3 times",
        "http://[::, redirects to no address",
    })
    void followsNoRedirectThatLeavesTheWeb(String location, String message) {
        upstream.otherwise(Upstream.redirect(302, location));
        assertFails("/", Failure.REDIRECTS, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00::1]/",
                "http://0x0a000001/",
            })
    void refusesPrivateAddressesAlsoBehindARedirect(String location) {
        upstream.otherwise(Upstream.redirect(302, location));
        assertFails("/", Failure.ADDRESS_REFUSED, "list it under allow-addresses if you mean it");
    }

    @Test
    void refusesLoopbackUnlessAllowed() throws Exception {
        try (Fetcher strict = new Fetcher(
                SETTINGS,
                AddressPolicy.publicOnly().withPorts(java.util.Set.of(upstream.port())),
                HostResolver.SYSTEM)) {
            assertThatThrownBy(() -> strict.fetch(request("/")))
                    .hasMessage("http://127.0.0.1:" + upstream.port() + "/ is refused: 127.0.0.1 is not public: "
                            + "127.0.0.0/8 (loopback); list it under allow-addresses if you mean it");
        }
        assertThat(upstream.hits()).isZero();
    }

    @Test
    void refusesPortsThatAreNotOfTheWeb() throws Exception {
        try (Fetcher strict = new Fetcher(SETTINGS, AddressPolicy.publicOnly(), HostResolver.SYSTEM)) {
            WebUrl url = WebUrl.parse("http://example.org:25/").orElseThrow();
            assertThatThrownBy(() -> strict.fetch(new FetchRequest(url, "*/*", 1000)))
                    .hasMessageContaining("port 25 is not one of [80, 443]");
        }
    }

    @Test
    void givesUpOnAnUpstreamThatDoesNotAnswer() {
        upstream.answer("/", Upstream.hang());
        assertFails("/", Failure.TIMED_OUT, "did not answer in time");
    }

    @Test
    void givesUpOnAnUpstreamThatDripsForEver() {
        upstream.answer("/", Upstream.drip("text/plain", 20));
        assertFails("/", Failure.TIMED_OUT, "did not answer in time");
    }

    @Test
    void takesNoBodyThatBrokeOff() {
        upstream.answer("/reset", Upstream.reset("text/plain", "start"));
        upstream.answer("/short", Upstream.truncated("text/plain", "start"));
        upstream.answer("/chunks", Upstream.withoutLastChunk("text/plain", "start"));
        assertFails("/reset", Failure.UNREACHABLE, "");
        assertFails("/short", Failure.UNREACHABLE, "broke off in the middle of its answer");
        assertFails("/chunks", Failure.UNREACHABLE, "broke off in the middle of its answer");
    }

    @Test
    void takesNoBodyBeyondItsLimit() {
        upstream.answer("/announced", Upstream.ok("text/plain", "x".repeat(LIMIT + 1)));
        upstream.answer("/endless", Upstream.endless("text/plain"));
        assertFails("/announced", Failure.TOO_LARGE, "announces more than 10000 bytes");
        assertFails("/endless", Failure.TOO_LARGE, "larger than 10000 bytes");
    }

    @Test
    void takesNoFloodOfHeadersOrInterimAnswers() {
        upstream.answer("/headers", Upstream.raw(Upstream.head(200, "X: " + "x".repeat(1_000_000)), new byte[0]));
        upstream.answer("/many", Upstream.raw("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000) + "\r\n", new byte[0]));
        upstream.answer(
                "/interim",
                Upstream.raw(
                        "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1000) + Upstream.head(200, "Content-Length: 0"),
                        new byte[0]));
        assertFails("/headers", Failure.TOO_LARGE, "of headers");
        assertFails("/many", Failure.TOO_LARGE, "of headers");
        assertFails("/interim", Failure.TOO_LARGE, "more than 10 interim answers");
    }

    @Test
    void waitsForTheRealAnswerBehindAFewInterimOnes() throws Exception {
        upstream.answer(
                "/",
                Upstream.raw(
                        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
                                + Upstream.head(200, "Content-Length: 4"),
                        "real".getBytes(UTF_8)));
        assertThat(new String(fetch("/").body(), UTF_8)).isEqualTo("real");
    }

    @Test
    void unpacksGzipDeflateAndBrotli() throws Exception {
        byte[] body = "packed ".repeat(20).getBytes(UTF_8);
        packed("/gzip", "gzip", Upstream.gzipped(body));
        packed("/x-gzip", "X-GZIP", Upstream.gzipped(body));
        packed("/zlib", "deflate", deflated(body, false));
        packed("/raw", "deflate", deflated(body, true));
        packed("/twice", "gzip, gzip", Upstream.gzipped(Upstream.gzipped(body)));
        packed("/identity", "identity", body);
        for (String path : List.of("/gzip", "/x-gzip", "/zlib", "/raw", "/twice", "/identity")) {
            assertThat(fetch(path).body()).as(path).isEqualTo(body);
        }
        Assumptions.assumeTrue(Brotli4jLoader.isAvailable(), "brotli has no library for this machine");
        packed("/br", "br", Encoder.compress(body));
        assertThat(fetch("/br").body()).isEqualTo(body);
    }

    @Test
    void passesOverWhatServersCallACodingAndIsNone() throws Exception {
        byte[] body = "as it is".getBytes(UTF_8);
        for (String coding : List.of("UTF-8", "aws-chunked", "none", "aws-chunked, identity")) {
            packed("/", coding, body);
            assertThat(fetch("/").body()).as(coding).isEqualTo(body);
        }
        packed("/", "aws-chunked, gzip", Upstream.gzipped(body));
        assertThat(fetch("/").body()).isEqualTo(body);
    }

    @Test
    void unpacksAFileThatIsPackedItself() throws Exception {
        byte[] body = "<rss/>".repeat(200).getBytes(UTF_8);
        upstream.answer("/feed.xml.gz", Upstream.ok("application/gzip", Upstream.gzipped(body)));
        packed("/both", "gzip", Upstream.gzipped(Upstream.gzipped(body)));
        upstream.answer(
                "/bomb.gz",
                Upstream.ok(
                        "application/gzip", Upstream.gzipped("x".repeat(20_000).getBytes(UTF_8))));
        assertThat(fetch("/feed.xml.gz").body()).isEqualTo(body);
        assertThat(fetch("/both").body()).isEqualTo(body);
        assertFails("/bomb.gz", Failure.TOO_LARGE, "unpacks to more than 10000 bytes");
    }

    @Test
    void refusesBombsAndBrokenPackings() throws Exception {
        byte[] zeros = new byte[2_000_000];
        packed("/bomb", "gzip", Upstream.gzipped(new byte[900]));
        packed("/large", "gzip", Upstream.gzipped("x".repeat(20_000).getBytes(UTF_8)));
        packed("/ratio", "deflate", deflated(zeros, false));
        packed("/nested", "gzip, gzip, gzip", Upstream.gzipped(zeros));
        packed("/plain", "gzip", "not packed at all".getBytes(UTF_8));
        packed(
                "/cut",
                "gzip",
                java.util.Arrays.copyOf(Upstream.gzipped("x".repeat(99).getBytes(UTF_8)), 12));
        packed("/odd", "zstd", new byte[] {1});
        assertThat(fetch("/bomb").body()).hasSize(900);
        assertFails("/large", Failure.TOO_LARGE, "unpacks to more than 10000 bytes");
        assertThatThrownBy(() -> fetcher.fetch(new FetchRequest(upstream.url("/ratio"), "*/*", 5_000_000)))
                .hasMessageContaining("unpacks to more than 100 times its size");
        assertFails("/nested", Failure.BAD_ENCODING, "packed 3 times");
        assertFails("/plain", Failure.BAD_ENCODING, "no whole gzip");
        assertFails("/cut", Failure.BAD_ENCODING, "no whole gzip");
        assertFails("/odd", Failure.BAD_ENCODING, "no whole zstd");
    }

    @Test
    void saysWhenNobodyListensAndWhenNobodyIsCalledThat() throws Exception {
        int port = upstream.port();
        upstream.close();
        WebUrl nobody =
                WebUrl.parse("http://127.0.0.1:" + port + "/feed?token=secret").orElseThrow();
        assertThatThrownBy(() -> fetcher.fetch(new FetchRequest(nobody, "*/*", 1000)))
                .hasMessage("http://127.0.0.1:" + port + "/feed cannot be reached: Connection refused");
        try (Fetcher nameless = fetcher(host -> {
            throw new java.net.UnknownHostException(host);
        })) {
            assertThatThrownBy(() -> nameless.fetch(new FetchRequest(
                            WebUrl.parse("http://nowhere.example/").orElseThrow(), "*/*", 1000)))
                    .hasMessage("the name nowhere.example has no address");
        }
    }

    @Test
    void looksUpOnceForAConnectionAndConnectsOnlyToWhatItChecked() throws Exception {
        upstream.otherwise(Upstream.ok("text/plain", "x"));
        var lookUps = new java.util.concurrent.atomic.AtomicInteger();
        try (Fetcher counting = fetcher(host -> {
            lookUps.incrementAndGet();
            return List.of(InetAddress.getByName("10.0.0.1"), InetAddress.getLoopbackAddress());
        })) {
            WebUrl url = WebUrl.parse("http://mixed.example:" + upstream.port() + "/")
                    .orElseThrow();
            assertThat(counting.fetch(new FetchRequest(url, "*/*", 1000)).isOk())
                    .isTrue();
        }
        assertThat(lookUps).hasValue(1);
    }

    private Fetcher fetcher(HostResolver resolver) {
        return new Fetcher(SETTINGS, AddressPolicy.publicOnly().allowing(List.of("127.0.0.1")), resolver);
    }

    private void packed(String path, String coding, byte[] body) {
        upstream.answer(
                path,
                Upstream.raw(
                        Upstream.head(200, "Content-Encoding: " + coding, "Content-Length: " + body.length), body));
    }

    private static byte[] deflated(byte[] body, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out, new Deflater(9, raw))) {
            packed.write(body);
        }
        return out.toByteArray();
    }

    private Answer fetch(String path) throws FetchException {
        return fetcher.fetch(request(path));
    }

    private FetchRequest request(String path) {
        return new FetchRequest(upstream.url(path), "text/plain", LIMIT);
    }

    private void assertFails(String path, Failure failure, String message) {
        assertThatThrownBy(() -> fetch(path)).isInstanceOfSatisfying(FetchException.class, e -> {
            assertThat(e.failure()).as(e.getMessage()).isEqualTo(failure);
            assertThat(e).hasMessageContaining(message);
        });
    }
}
