package dev.vitrine.server;

import dev.vitrine.server.Setting.Traits;
import dev.vitrine.server.fetch.AddressBlock;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.pipeline.Intervals;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.web.AccessLog;
import dev.vitrine.server.web.Proxies;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every setting that has a value of its own, with its default. Feeds and widgets have none: they stand in the
 * configuration alone.
 */
final class SettingsTable {
    static final Setting<String> ADDRESS = lasting(
            "address",
            "127.0.0.1",
            "an address of this machine",
            "Where the server listens. The default answers this machine only; `0.0.0.0` and `::` answer everybody. The file"
                    + " wants quotes around the colons.",
            SettingsTable::listenAddress);

    static final Setting<Integer> PORT =
            lasting("port", "8090", "0 to 65535", "The port to listen on; `0` takes any free one.", numbers(0, 65_535));

    static final Setting<Optional<String>> PUBLIC_BASE = setting(
            "public-base",
            "",
            "an address",
            "Where the public reaches the server; for addresses in feeds, embed codes and the name it gives itself.",
            optional(SettingsTable::publicBase));

    static final Setting<Path> DATA = lasting(
            "data",
            ".vitrine",
            "a folder",
            "For what must last: copies of feeds, pictures, keys.",
            SettingsTable::path);

    static final Setting<String> ALLOW_ADDRESSES = new Setting<>(
            "allow-addresses",
            "",
            "addresses and blocks, each with or without a port",
            "Addresses beside the public ones that feeds and pictures may be fetched from.",
            Traits.SEVERAL,
            SettingsTable::allowedAddress);

    static final Setting<Boolean> ADMIN_ENABLED = lasting(
            "admin.enabled",
            "true",
            "`true` or `false`",
            "Whether there is an address for editors.",
            SettingsTable::flag);

    static final Setting<String> ADMIN_ADDRESS = lasting(
            "admin.address",
            "127.0.0.1",
            "an address of this machine",
            "Where editors find it.",
            SettingsTable::listenAddress);

    static final Setting<Optional<Integer>> ADMIN_PORT = lasting(
            "admin.port",
            "",
            "0 to 65535",
            "The port for editors; without it the one behind `port` if it is free, else any.",
            optional(numbers(0, 65_535)));

    static final Setting<Optional<String>> ADMIN_TOKEN = new Setting<>(
            "admin.token",
            "",
            "`env:NAME` or `file:PATH`; 16 characters or more",
            "What editors have to know, and whoever looks up feeds in the builder or reads `/metrics` where the server"
                    + " listens on more than its own machine or stands behind a proxy. One is made at the first start where nothing is said. In the"
                    + " environment it may stand itself.",
            new Traits(true, false, true),
            optional(SettingsTable::adminToken));

    static final Setting<Optional<Path>> ADMIN_TOKEN_FILE = lasting(
            "admin.token-file", "", "a file", "The same as `admin.token: file:PATH`.", optional(SettingsTable::path));

    static final Setting<String> EMBEDDING_SITES = new Setting<>(
            "embedding-sites",
            "*",
            "origins",
            "Which sites may show the widgets: `*`, or origins such as `https://www.example.org` and"
                    + " `https://*.example.org`.",
            Traits.SEVERAL,
            SettingsTable::origin);

    static final Setting<Optional<Path>> TLS_CERTIFICATE = lasting(
            "tls.certificate",
            "",
            "a file",
            "The chain of certificates in PEM; with it and its key the server speaks TLS. Read again when it changes.",
            optional(SettingsTable::path));

    static final Setting<Optional<Path>> TLS_KEY = lasting(
            "tls.key",
            "",
            "a file",
            "The key of the first certificate in PEM (PKCS #8).",
            optional(SettingsTable::path));

    static final Setting<AddressBlock> TRUSTED_PROXIES = new Setting<>(
            "trusted-proxies",
            "",
            "addresses and blocks",
            "The servers in front of this one whose word counts for who the client is.",
            Traits.LASTING_SEVERAL,
            SettingsTable::block);

    static final Setting<Proxies.Word> CLIENT_FROM = lasting(
            "client-from",
            "forwarded",
            "`forwarded`, `x-forwarded-for` or `proxy-protocol`",
            "How the trusted proxies say it. The other ways are not listened to.",
            word -> Proxies.Word.ofId(word)
                    .orElseThrow(() -> unknown(word, List.of("forwarded", "x-forwarded-for", "proxy-protocol"))));

    static final Setting<AccessLog.Format> ACCESS_LOG = lasting(
            "access-log",
            "off",
            "`off`, `common` or `json`",
            "Whether and how each request is written down, on standard error.",
            word -> AccessLog.Format.ofId(word).orElseThrow(() -> unknown(word, List.of("off", "common", "json"))));

    static final Setting<Boolean> ACCESS_LOG_ADDRESSES = lasting(
            "access-log-addresses",
            "false",
            "`true` or `false`",
            "Whether the clients' addresses are written down with them.",
            SettingsTable::flag);

    static final Setting<Integer> CONNECTIONS = lasting(
            "limits.connections",
            "30000",
            "1 to 1000000",
            "How many connections are served at once. A few beyond are answered 503; each takes about five kilobytes.",
            numbers(1, 1_000_000));

    static final Setting<Integer> REQUESTS_AT_ONCE = lasting(
            "limits.requests-at-once",
            "2000",
            "1 to 1000000",
            "How many requests may wait for their answers at once; those beyond are answered 503 at once.",
            numbers(1, 1_000_000));

    static final Setting<Integer> CLIENT_RATE = lasting(
            "limits.client-rate",
            "1000",
            "0 to 1000000",
            "How many requests a second one client may send in the long run, and twice as many at once; those beyond are"
                    + " answered 429. `0` sets no limit. Clients on this machine have none.",
            numbers(0, 1_000_000));

    static final Setting<Duration> REQUEST_TIME = lasting(
            "limits.request-time",
            "10s",
            "a length of time",
            "How long a request may take to arrive before its connection is closed.",
            SettingsTable::duration);

    static final Setting<Duration> IDLE_TIME = lasting(
            "limits.idle-time",
            "30s",
            "a length of time",
            "How long a connection may say nothing before it is closed.",
            SettingsTable::duration);

    static final Setting<Integer> DATA_RATE = lasting(
            "limits.data-rate",
            "1KiB",
            "a size",
            "How much of an answer a client has to take in a second, after the first ten, before its connection is closed.",
            sizes(1024 * 1024));

    static final Setting<Integer> BODY_SIZE = lasting(
            "limits.body-size",
            "5MiB",
            "a size, at most 64MiB",
            "How large what a publisher pushes may be.",
            sizes(64 * 1024 * 1024));

    static final Setting<Integer> IMAGES_AT_ONCE = lasting(
            "limits.images-at-once",
            "2",
            "1 to 64",
            "How many pictures are scaled at once; most take less than 50 MB while they are. Those of more than six million pixels are scaled one by one.",
            numbers(1, 64));

    static final Setting<Integer> IMAGES_WAITING = lasting(
            "limits.images-waiting",
            "200",
            "1 to 10000",
            "How many pictures may wait to be fetched and scaled; those beyond are answered 503 at once.",
            numbers(1, 10_000));

    /** All of them, in the order in which they are told. */
    static final List<Setting<?>> ALL = List.of(
            ADDRESS,
            PORT,
            PUBLIC_BASE,
            DATA,
            ALLOW_ADDRESSES,
            ADMIN_ENABLED,
            ADMIN_ADDRESS,
            ADMIN_PORT,
            ADMIN_TOKEN,
            ADMIN_TOKEN_FILE,
            EMBEDDING_SITES,
            TLS_CERTIFICATE,
            TLS_KEY,
            TRUSTED_PROXIES,
            CLIENT_FROM,
            ACCESS_LOG,
            ACCESS_LOG_ADDRESSES,
            CONNECTIONS,
            REQUESTS_AT_ONCE,
            CLIENT_RATE,
            REQUEST_TIME,
            IDLE_TIME,
            DATA_RATE,
            BODY_SIZE,
            IMAGES_AT_ONCE,
            IMAGES_WAITING);

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})(|B|KiB|MiB)");

    private SettingsTable() {}

    private static <T> Setting<T> setting(
            String key, String fallback, String expected, String meaning, Function<String, T> read) {
        return new Setting<>(key, fallback, expected, meaning, Traits.NONE, read);
    }

    private static <T> Setting<T> lasting(
            String key, String fallback, String expected, String meaning, Function<String, T> read) {
        return new Setting<>(key, fallback, expected, meaning, Traits.LASTING, read);
    }

    private static <T> Function<String, Optional<T>> optional(Function<String, T> read) {
        return text -> text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
    }

    private static Function<String, Integer> numbers(int least, int most) {
        return text -> {
            if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            throw new IllegalArgumentException(
                    "expected a number from " + least + " to " + most + ", found \"" + text + "\"");
        };
    }

    private static Function<String, Integer> sizes(int most) {
        return text -> {
            Matcher size = SIZE.matcher(text);
            long bytes = size.matches() ? Long.parseLong(size.group(1)) * unit(size.group(2)) : 0;
            if (bytes < 1 || bytes > most) {
                throw new IllegalArgumentException("expected a size such as 64KiB or 5MiB, up to " + most / 1024 / 1024
                        + "MiB, found \"" + text + "\"");
            }
            return (int) bytes;
        };
    }

    private static int unit(String name) {
        return switch (name) {
            case "KiB" -> 1024;
            case "MiB" -> 1024 * 1024;
            default -> 1;
        };
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("expected true or false, found \"" + text + "\"");
        }
        return text.equals("true");
    }

    private static Duration duration(String text) {
        return Intervals.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a length of time such as 90s, 10m, 2h or 1d, found \"" + text + "\""));
    }

    private static String listenAddress(String text) {
        if (!text.matches("[0-9A-Za-z.:-]+")) {
            throw new IllegalArgumentException(
                    "expected an address of this machine, such as 127.0.0.1, :: or 0.0.0.0, found \"" + text + "\"");
        }
        return text;
    }

    /** A path, if the system can write it: in a locale of ASCII alone no file has another letter in its name. */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "no file can have the name \"" + text + "\" here; letters beyond ASCII need a locale that has them,"
                            + " such as LANG=C.UTF-8",
                    e);
        }
    }

    private static String publicBase(String text) {
        WebUrl url = WebUrl.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an address such as https://social.example.org/, found \"" + text + "\""));
        if (!url.bare().equals(url) || url.query().isPresent() || url.hasUserInfo()) {
            throw new IllegalArgumentException(
                    "expected an address such as https://social.example.org/, without a user, ? or #");
        }
        return url.href().endsWith("/") ? url.href() : url.href() + "/";
    }

    /** A token that is long enough; it is not repeated, as this is told to logs. */
    static String adminToken(String text) {
        if (!text.matches("[!-~]{16,}")) {
            throw new IllegalArgumentException("expected at least 16 letters, digits and signs without spaces");
        }
        return text;
    }

    private static String allowedAddress(String text) {
        AddressPolicy.publicOnly().allowing(List.of(text));
        return text;
    }

    private static AddressBlock block(String text) {
        return AddressBlock.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no address: expected one such as 10.1.2.3, 10.0.0.0/8 or fc00::/7"));
    }

    private static String origin(String text) {
        if (!text.equals("*") && !text.matches("https?://(\\*\\.)?[a-z0-9.-]+(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("expected * or an origin such as https://www.example.org or"
                    + " https://*.example.org, found \"" + text + "\"");
        }
        return text;
    }

    private static IllegalArgumentException unknown(String word, List<String> known) {
        return new IllegalArgumentException(YamlSection.unknown(word, known));
    }
}
