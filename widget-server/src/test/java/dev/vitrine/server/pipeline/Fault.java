package dev.vitrine.server.pipeline;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.vitrine.server.Upstream;
import dev.vitrine.server.Upstream.Reply;
import java.time.Instant;
import java.util.Arrays;

/** What upstreams do to their readers. */
@SuppressWarnings("ImmutableEnumChecker") // replies hold nothing that changes
enum Fault {
    REFUSED("connection refused", Upstream.hang()),
    NO_SUCH_NAME("name has no address", Upstream.hang()),
    PRIVATE_NAME("name leads to a private address", Upstream.hang()),
    CLOSED("closes without an answer", Upstream.raw("", new byte[0])),
    NO_HTTP("answers in no HTTP", Upstream.raw("220 mail.example ESMTP\r\n", new byte[0])),
    HANG("hangs before the answer", Upstream.hang()),
    DRIP("a byte every 50 ms", Upstream.drip(Feeds.RSS, 50)),
    ENDLESS("chunks without end", Upstream.endless(Feeds.RSS)),
    RESET("resets in mid-body", Upstream.reset(Feeds.RSS, Feeds.good().substring(0, 300))),
    SHORT(
            "announces more than it sends",
            Upstream.truncated(Feeds.RSS, Feeds.good().substring(0, 300))),
    NO_LAST_CHUNK("last chunk missing", Upstream.withoutLastChunk(Feeds.RSS, Feeds.good())),
    CUT("cut, and its length says so", Upstream.ok(Feeds.RSS, Feeds.good().substring(0, 900))),
    HUGE(
            "200 MiB announced",
            Upstream.raw(
                    Upstream.head(200, "Content-Type: " + Feeds.RSS, "Content-Length: 209715200"), new byte[65_536])),
    GZIP_BOMB("64 MiB in 64 KiB of gzip", Upstream.gzip(Feeds.RSS, new byte[64 << 20])),
    GZIP_CUT("truncated gzip", Feeds.packed(-20)),
    NOT_GZIP(
            "plain text called gzip",
            Upstream.status(200, Feeds.good(), "Content-Type: " + Feeds.RSS, "Content-Encoding: gzip")),
    HEADERS("1 MiB of headers", Upstream.raw(Upstream.head(200, "X: " + "x".repeat(1 << 20)), new byte[0])),
    INTERIM("1xx without end", Upstream.raw("HTTP/1.1 103 Early\r\n\r\n".repeat(2000), new byte[0])),
    S500("500", Upstream.status(500, "sorry")),
    S502("502 with a page", Upstream.status(502, "<html>Bad gateway</html>", "Content-Type: text/html")),
    S503("503", Upstream.status(503, "")),
    WAIT_503("503, Retry-After: 2400", 2400, "503", "Retry-After: 2400"),
    WAIT_SECONDS("429, Retry-After: 2400", 2400, "429", "Retry-After: 2400"),
    WAIT_DATE("429, Retry-After as a date", 2400, "429", "Retry-After: Sat, 21 Nov 2026 %s GMT"),
    WAIT_LONG("429, Retry-After: 10^12", 86_400, "429", "Retry-After: 1000000000000"),
    WAIT_ZERO("429, Retry-After: 0", 0, "429", "Retry-After: 0"),
    WAIT_PAST("429, Retry-After in the past", 0, "429", "Retry-After: Fri, 20 Nov 2026 10:00:00 GMT"),
    WAIT_GARBAGE("429, Retry-After: soon", 0, "429", "Retry-After: soon"),
    RESET_ISO(
            "429, reset as an ISO date",
            2400,
            "429",
            "X-RateLimit-Remaining: 0",
            "X-RateLimit-Reset: 2026-11-21T%s.000Z"),
    RESET_EPOCH("429, reset as epoch seconds", 2400, "429", "RateLimit-Remaining: 0", "RateLimit-Reset: epoch"),
    RESET_LEFT("429, reset as seconds left", 2400, "429", "X-RateLimit-Remaining: 0.0", "X-RateLimit-Reset: 2400"),
    RESET_DRAFT("429, RateLimit of the draft", 2400, "429", "RateLimit: \"default\";r=0;t=2400"),
    S401("401", Upstream.status(401, "")),
    S403("403", Upstream.status(403, "")),
    S404("404", Upstream.status(404, "")),
    S410("410", Upstream.status(410, "")),
    LOGIN("200 with a page to sign in", Upstream.ok("text/html", "<!doctype html><html><title>Sign in</title></html>")),
    CAPTCHA(
            "200 with a page that names a feed",
            Upstream.ok("text/html", "<html><link rel='alternate' type='application/rss+xml' href='/other'></html>")),
    GARBAGE("200 with random bytes", Upstream.ok(Feeds.RSS, Feeds.noise())),
    EMPTY("200 with an empty body", Upstream.ok(Feeds.RSS, "")),
    JSON("200 with JSON that is no feed", Upstream.ok(Feeds.RSS, "{\"error\":\"try later\"}")),
    NO_ITEMS("a feed without items", Upstream.ok(Feeds.RSS, Feeds.rss())),
    FEWER("a feed with a tenth of its items", Upstream.ok(Feeds.RSS, Feeds.rss("1"))),
    NOTHING_LEFT("a feed with nothing in its items", Upstream.ok(Feeds.RSS, Feeds.hollow())),
    LOOP("redirects in a circle", Upstream.redirect(302, "/feed")),
    CHAIN(
            "redirects 20 times",
            (request, socket, end) ->
                    Upstream.redirect(301, request.target() + "x").write(request, socket, end)),
    INWARDS("redirects to 169.254.169.254", Upstream.redirect(302, "http://169.254.169.254/latest/meta-data/")),
    UNASKED_304("304 to nobody's question", Upstream.status(304, "")),
    ENTITIES("a bomb of XML entities", Upstream.ok(Feeds.RSS, Feeds.laughs())),
    DEEP("100,000 elements deep", Upstream.ok(Feeds.RSS, "<rss>" + "<a>".repeat(100_000))),
    // What is no fault to us, although it is one.
    WRONG_CHARSET("called UTF-16 and is UTF-8", Upstream.ok(Feeds.RSS + ";charset=utf-16", Feeds.good())),
    NO_CHARSET("UTF-16 without a word", Upstream.ok(Feeds.RSS, Feeds.good().getBytes(UTF_16LE))),
    WRONG_TYPE("a feed called image/png", Upstream.ok("image/png", Feeds.good())),
    SKEW(
            "a clock that is 3 days ahead",
            Upstream.status(
                    200,
                    Feeds.good(),
                    "Content-Type: " + Feeds.RSS,
                    "Date: Tue, 24 Nov 2026 10:00:00 GMT",
                    "Expires: Mon, 23 Nov 2026 10:00:00 GMT"));

    private final String words;
    private final Reply reply;
    private final long patience;

    Fault(String words, Reply reply) {
        this.words = words;
        this.reply = reply;
        this.patience = 0;
    }

    /** One that asks for patience; {@code %s} stands for the time of day when it is over, {@code epoch} for the moment. */
    Fault(String words, long patience, String status, String... headers) {
        this.words = words;
        this.patience = patience;
        String[] filled = Arrays.stream(headers)
                .map(it -> it.replace("%s", "12:40:00")
                        .replace(
                                "epoch",
                                "" + Instant.parse("2026-11-21T12:40:00Z").getEpochSecond()))
                .toArray(String[]::new);
        this.reply = Upstream.status(Integer.parseInt(status), "", filled);
    }

    String words() {
        return words;
    }

    Reply reply() {
        return reply;
    }

    /** How many seconds it wants to be left alone from noon on. */
    long patience() {
        return patience;
    }

    /** Whether it takes as long as it is given. */
    boolean isSlow() {
        return this == HANG || this == DRIP;
    }

    /** Whether readers get what it sends, and rightly so. */
    boolean isHarmless() {
        return compareTo(WRONG_CHARSET) >= 0;
    }

    /** Whether somebody who knows no better takes it for a feed. */
    boolean isTakenForAFeed() {
        return this == CUT;
    }

    /** Whether it is believed once it has said the same three times over a quarter of an hour. */
    boolean isBelievedInTheEnd() {
        return this == NO_ITEMS || this == FEWER || this == NOTHING_LEFT;
    }
}
