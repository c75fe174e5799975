package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may say what a setting is, and whose word counts. */
final class SettingsSourcesTest {
    private static final String FEEDS = "feeds: { news: { url: https://example.org/feed.xml } }\n";

    /** Two values for each setting that are not its default; the second may be the same where there are but two. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("address", List.of("127.0.0.2", "::1")),
            Map.entry("port", List.of("9000", "9001")),
            Map.entry("public-base", List.of("https://a.example/", "https://b.example/")),
            Map.entry("data", List.of("/a", "/b")),
            Map.entry("allow-addresses", List.of("10.0.0.1", "10.0.0.2, 10.0.0.3")),
            Map.entry("admin.enabled", List.of("false", "false")),
            Map.entry("admin.address", List.of("127.0.0.2", "::1")),
            Map.entry("admin.port", List.of("9000", "9001")),
            Map.entry("admin.token-file", List.of("one", "two")),
            Map.entry("admin.token", List.of("file:one", "file:two")),
            Map.entry("embedding-sites", List.of("https://a.example", "https://b.example, https://*.c.example")),
            Map.entry("tls.certificate", List.of("one", "two")),
            Map.entry("tls.key", List.of("one", "two")),
            Map.entry("trusted-proxies", List.of("10.0.0.1", "10.0.0.0/8, fc00::/7")),
            Map.entry("client-from", List.of("x-forwarded-for", "proxy-protocol")),
            Map.entry("access-log", List.of("common", "json")),
            Map.entry("access-log-addresses", List.of("true", "true")),
            Map.entry("limits.connections", List.of("10", "20")),
            Map.entry("limits.requests-at-once", List.of("10", "20")),
            Map.entry("limits.client-rate", List.of("0", "20")),
            Map.entry("limits.request-time", List.of("5s", "1m")),
            Map.entry("limits.idle-time", List.of("5s", "1m")),
            Map.entry("limits.data-rate", List.of("2KiB", "100")),
            Map.entry("limits.body-size", List.of("1MiB", "64KiB")),
            Map.entry("limits.images-at-once", List.of("1", "4")),
            Map.entry("limits.images-waiting", List.of("10", "20")));

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("one"), "one-secret-of-the-tests");
        Files.writeString(folder.resolve("two"), "two-secret-of-the-tests");
    }

    static Stream<String> keys() {
        return SettingsTable.ALL.stream().map(Setting::key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void areReadFromFlagsBeforeTheEnvironmentBeforeTheFileBeforeTheDefault(String key) throws Exception {
        Setting<?> setting = setting(key);
        String one = values(key).get(0);
        String two = values(key).get(1);
        Map<String, String> partners = partners(key);
        assertThat(chosen(setting, Map.of(), Map.of(), "")).isEqualTo(setting.fallback() + " # default");
        assertThat(chosen(setting, Map.of(), partners, yaml(setting, one))).isEqualTo(shown(setting, one) + " # file");
        assertThat(chosen(setting, Map.of(), with(partners, setting.variable(), two), yaml(setting, one)))
                .isEqualTo(shown(setting, two) + " # " + setting.variable());
        assertThat(chosen(
                        setting,
                        Map.of(setting.flag(), one),
                        with(partners, setting.variable(), two),
                        yaml(setting, two)))
                .isEqualTo(shown(setting, one) + " # " + setting.flag());
    }

    @Test
    void areAllTriedHere() {
        assertThat(VALUES.keySet()).isEqualTo(keys().collect(Collectors.toSet()));
    }

    /** A certificate makes no sense without its key, so the other one is said, too. */
    private static Map<String, String> partners(String key) {
        return switch (key) {
            case "tls.certificate" -> Map.of("VITRINE_TLS_KEY", "two");
            case "tls.key" -> Map.of("VITRINE_TLS_CERTIFICATE", "two");
            default -> Map.of();
        };
    }

    private static Map<String, String> with(Map<String, String> others, String name, String value) {
        return Stream.concat(others.entrySet().stream(), Map.of(name, value).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> values(String key) {
        return VALUES.getOrDefault(key, List.of());
    }

    private static Setting<?> setting(String key) {
        return SettingsTable.ALL.stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(Setting<?> setting, String value) {
        return setting.traits().secret() ? "(hidden)" : value;
    }

    private static String yaml(Setting<?> setting, String value) {
        int dot = setting.key().indexOf('.');
        String written =
                setting.traits().several() ? "[\"" + value.replace(", ", "\", \"") + "\"]" : "\"" + value + "\"";
        return dot < 0
                ? setting.key() + ": " + written + "\n"
                : setting.key().substring(0, dot) + ": { " + setting.key().substring(dot + 1) + ": " + written + " }\n";
    }

    private String chosen(Setting<?> setting, Map<String, String> flags, Map<String, String> environment, String yaml)
            throws SettingsException {
        Given given = new Given(flags, environment);
        Settings settings = SettingsFile.parse("file", yaml + FEEDS, given, folder);
        return settings.choices().stream()
                .filter(choice -> choice.setting().equals(setting))
                .map(choice -> choice.text() + " # " + choice.origin())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comeToWhatIsServedBy() throws Exception {
        Given given = new Given(
                Map.of("--limits-body-size", "64KiB", "--tls-key", "two"),
                Map.of(
                        "VITRINE_ADMIN_TOKEN", "a-secret-of-the-environment",
                        "VITRINE_ALLOW_ADDRESSES", "10.0.0.1, 10.0.0.2",
                        "VITRINE_PUBLIC_BASE", " "));
        Settings settings = SettingsFile.parse("file", """
                public-base: https://a.example
                tls: { certificate: one }
                limits: { idle-time: 2m }
                """ + FEEDS, given, folder);
        assertThat(settings.lasting().admin().token()).contains("a-secret-of-the-environment");
        assertThat(settings.allowAddresses()).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(settings.publicBase()).contains("https://a.example/");
        assertThat(settings.lasting().limits().bodySize()).isEqualTo(64 * 1024);
        assertThat(settings.lasting().limits().idleTime()).hasMinutes(2);
        assertThat(settings.lasting().tls()).contains(new Settings.Tls(folder.resolve("one"), folder.resolve("two")));
        assertThat(settings.lasting().limits().connections()).isEqualTo(30_000);
    }

    @Test
    void arePrintedWithWhoSaysSoAndWithoutSecrets() throws Exception {
        Given given = new Given(Map.of("--port", "9000"), Map.of("VITRINE_ADMIN_TOKEN", "a-secret-of-the-environment"));
        String printed = PrintedSettings.of(SettingsFile.parse("vitrine.yaml", """
                limits: { connections: 100 }
                feeds:
                  news: { url: "https://reader:password@example.org/feed.xml?key=hush" }
                """, given, folder));
        assertThat(printed.lines().map(line -> line.replaceAll(" +#", " #")))
                .contains(
                        "address: 127.0.0.1 # default",
                        "port: 9000 # --port",
                        "public-base: - # default",
                        "admin.token: (hidden) # VITRINE_ADMIN_TOKEN",
                        "limits.connections: 100 # vitrine.yaml",
                        "widgets.news # https://example.org/feed.xml");
        assertThat(printed).doesNotContain("hush").doesNotContain("password").doesNotContain("a-secret");
    }

    @Test
    void arePrintedByTheCommand() throws Exception {
        String printed = JavaProcess.run(
                List.of(), "dev.vitrine.server.VitrineServer", "serve", "--print-config", "--port", "9000");
        assertThat(printed.lines().map(line -> line.replaceAll(" +#", " #"))).contains("port: 9000 # --port");
    }

    static Stream<List<String>> broken() {
        return Stream.of(
                List.of(
                        "prot: 1\n" + FEEDS,
                        "f:1:1: prot: unknown key; did you mean \"port\"? (known here: access-log,"
                                + " access-log-addresses, address, admin, allow-addresses, client-from, data,"
                                + " embedding-sites, feeds, limits, panels, port, public-base, tls, trusted-proxies, widgets)"),
                List.of("port: eighty\n" + FEEDS, "f:1:7: port: expected a number from 0 to 65535, found \"eighty\""),
                List.of("port: [1]\n" + FEEDS, "f:1:7: port: expected text, found a list"),
                List.of("limits: 5\n" + FEEDS, "f:1:9: limits: expected keys with values, found \"5\""),
                List.of(
                        "limits: { conections: 5 }\n" + FEEDS,
                        "f:1:11: limits.conections: unknown key; did you mean \"connections\"? (known here: body-size,"
                                + " client-rate, connections, data-rate, idle-time, images-at-once, images-waiting,"
                                + " request-time, requests-at-once)"),
                List.of(
                        "limits: { idle-time: soon }\n" + FEEDS,
                        "f:1:22: limits.idle-time: expected a length of time such as 90s, 10m, 2h or 1d, found \"soon\""),
                List.of(
                        "limits: { body-size: 1GiB }\n" + FEEDS,
                        "f:1:22: limits.body-size: expected a size such as 64KiB or 5MiB, up to 64MiB, found \"1GiB\""),
                List.of(
                        "admin: { token: 0123456789abcdef }\n" + FEEDS,
                        "f:1:17: admin.token: expected env:NAME or file:PATH, which say where the secret is; it does not"
                                + " belong here itself"),
                List.of(
                        "embedding-sites: [example.org]\n" + FEEDS,
                        "f:1:19: embedding-sites: expected * or an origin such as https://www.example.org or"
                                + " https://*.example.org, found \"example.org\""),
                List.of(
                        "trusted-proxies: [proxy.example.org]\n" + FEEDS,
                        "f:1:19: trusted-proxies: \"proxy.example.org\" is no address: expected one such as 10.1.2.3,"
                                + " 10.0.0.0/8 or fc00::/7"),
                List.of(
                        "access-log: jsno\n" + FEEDS,
                        "f:1:13: access-log: \"jsno\" is unknown; did you mean \"json\"? (known here: off, common, json)"),
                List.of(
                        "tls: { certificate: one }\n" + FEEDS,
                        "f:1:21: tls.certificate: expected both tls.certificate and tls.key, or neither: the names of two"
                                + " files in PEM"),
                List.of(
                        "feeds: {}\n",
                        "f:1:8: feeds: expected at least one feed, such as"
                                + " feeds: { news: { url: https://example.org/feed.xml } }"),
                List.of(
                        "feeds:\n  news: [unfinished\n",
                        "f:3:1: is not YAML: expected ',' or ']', but got <stream end>"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void areRefusedWithLineAndKey(List<String> textAndMessage) {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> SettingsFile.parse("f", textAndMessage.get(0), Given.NOTHING, folder));
        assertThat(refused).hasMessage(textAndMessage.get(1));
    }

    @Test
    void areRefusedByTheNamesOfFlagsAndVariables() {
        Given given = new Given(
                Map.of("--port", "x", "--admin-token", "0123456789abcdef"), Map.of("VITRINE_LIMITS_CONNECTIONS", "0"));
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> SettingsFile.parse("f", FEEDS, given, folder));
        assertThat(String.valueOf(refused.getMessage()).lines())
                .containsExactly(
                        "Invalid value for option '--port': expected a number from 0 to 65535, found \"x\"",
                        "Invalid value for option '--admin-token': expected env:NAME or file:PATH, which say where the"
                                + " secret is; it does not belong here itself",
                        "VITRINE_LIMITS_CONNECTIONS: expected a number from 1 to 1000000, found \"0\"");
    }

    @Test
    void areNotMistakenForTheServicesThatKubernetesLinks() throws Exception {
        Settings settings = SettingsFile.parse(
                "f",
                FEEDS,
                new Given(
                        Map.of(),
                        Map.ofEntries(
                                Map.entry("VITRINE_PORT", "tcp://10.96.0.7:8090"),
                                Map.entry("VITRINE_PORT_8090_TCP", "tcp://10.96.0.7:8090"),
                                Map.entry("VITRINE_PORT_8090_TCP_ADDR", "10.96.0.7"),
                                Map.entry("VITRINE_PORT_8090_TCP_PORT", "8090"),
                                Map.entry("VITRINE_PORT_8090_TCP_PROTO", "tcp"),
                                Map.entry("VITRINE_SERVICE_HOST", "10.96.0.7"),
                                Map.entry("VITRINE_SERVICE_PORT", "8090"),
                                Map.entry("VITRINE_SERVICE_PORT_HTTP", "8090"),
                                Map.entry("VITRINE_ADMIN_PORT", "tcp://10.96.0.8:8091"),
                                Map.entry("VITRINE_ADMIN_SERVICE_HOST", "10.96.0.8"))),
                folder);
        assertThat(settings.lasting().port()).isEqualTo(8090);
        assertThat(settings.lasting().admin().port()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void standInTheFileThatTheEnvironmentNamesUnlessItNamesNone() throws Exception {
        assertThat(Serving.configOf(new Environment(Map.of("VITRINE_CONFIG", " /etc/vitrine/vitrine.yaml"))))
                .contains(Path.of("/etc/vitrine/vitrine.yaml"));
        assertThat(Serving.configOf(new Environment(Map.of("VITRINE_CONFIG", " "))))
                .isEmpty();
        assertThat(Serving.configOf(new Environment(Map.of()))).isEmpty();
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> Serving.configOf(new Environment(Map.of("VITRINE_CONFIG", "\0.yaml"))));
        assertThat(refused).hasMessageStartingWith("VITRINE_CONFIG: no file can have the name \"\0.yaml\"");
    }

    /** In a locale of ASCII alone this is what becomes of every other letter. */
    @ParameterizedTest
    @CsvSource({
        "data: \"\\0\", data",
        "admin: { token-file: \"\\0\" }, admin.token-file",
        "admin: { token: \"file:\\0\" }, admin.token",
        "'tls: { certificate: \"\\0\", key: b }', tls.certificate",
        "feeds: { news: { file: \"\\0.md\" } }, feeds.news.file"
    })
    void nameTheKeyOfAPathThatTheSystemCannotWrite(String yaml, String key) {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> SettingsFile.parse("f", yaml, Given.NOTHING, folder));
        assertThat(String.valueOf(refused.getMessage())).contains(": " + key + ": no file can have the name ");
    }

    /** Some editors write a mark before the first letter, some shells two bytes for each. */
    @ParameterizedTest
    @ValueSource(strings = {"admin: { token-file: token }", "admin: { token: \"file:token\" }"})
    void takeATokenFromAFileHoweverItWasWrittenOrSayWhyNot(String yaml) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "\uFEFF0123456789abcdef\r\n");
        assertThat(SettingsFile.parse("f", yaml + "\n" + FEEDS, Given.NOTHING, folder)
                        .lasting()
                        .admin()
                        .token())
                .contains("0123456789abcdef");
        Files.writeString(token, "0123456789abcdef", StandardCharsets.UTF_16);
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> SettingsFile.parse("f", yaml + "\n" + FEEDS, Given.NOTHING, folder));
        assertThat(refused).isNotNull();
        assertThat(String.valueOf(refused.getMessage())).contains(token + " is not UTF-8 text");
    }

    @Test
    void areRefusedUnderAVariableThatIsASlipOfTheirs() {
        Given given = new Given(
                Map.of(), Map.of("VITRINE_PUBLC_BASE", "https://a.example", "VITRINE_LIMITS_CONNECTION", "10"));
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> SettingsFile.parse("f", FEEDS, given, folder));
        assertThat(refused).hasMessage("""
                        VITRINE_LIMITS_CONNECTION: no setting has this variable; did you mean VITRINE_LIMITS_CONNECTIONS?
                        VITRINE_PUBLC_BASE: no setting has this variable; did you mean VITRINE_PUBLIC_BASE?""");
    }

    @Test
    void mayNameAPathOfAnotherSite() throws Exception {
        Settings settings = SettingsFile.parse("f", "public-base: https://a.example/social\n" + FEEDS);
        assertThat(settings.publicBase()).contains("https://a.example/social/");
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void areWarnedOfUnderAVariableThatMayBeSomebodyElses() throws Exception {
        Given given = new Given(
                Map.of(),
                Map.of(
                        "VITRINE_SITE_NAME", "Lantern Lane",
                        "VITRINE_FORUM_USER", "ada",
                        "VITRINE_EMPTY", "",
                        "VITRINE_SHOP_SECRET", "a-secret-of-the-environment",
                        "VITRINE_CONFIG", "vitrine.yaml",
                        "HOME", "/"));
        Settings settings = SettingsFile.parse(
                "f", "feeds: { shop: { push: shop, secret: env:VITRINE_SHOP_SECRET } }", given, folder);
        assertThat(settings.warnings())
                .containsExactly(
                        "No setting of the widget server has the variable VITRINE_FORUM_USER, VITRINE_SITE_NAME;"
                                + " what it says counts for nothing here.");
    }

    @Test
    void ofTheFilterInTheSameEnvironmentStopNoStart() throws Exception {
        List<String> keys = Files.readAllLines(Path.of("../docs/settings.md")).stream()
                .filter(line -> line.startsWith("| `vitrine."))
                .map(line -> line.substring("| `vitrine.".length(), line.indexOf('`', 4)))
                .toList();
        assertThat(keys).hasSizeGreaterThan(30);
        Set<String> own = SettingsTable.ALL.stream().map(Setting::variable).collect(Collectors.toSet());
        Map<String, String> environment = keys.stream()
                .map(key -> "VITRINE_" + key.replace('-', '_').toUpperCase(Locale.ROOT))
                .filter(variable -> !own.contains(variable))
                .collect(Collectors.toMap(variable -> variable, variable -> "x"));
        assertThat(SettingsFile.parse("f", FEEDS, new Given(Map.of(), environment), folder)
                        .warnings())
                .hasSize(1);
    }
}
