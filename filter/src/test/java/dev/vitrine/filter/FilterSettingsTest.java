package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSettingsTest {
    private static SettingsSource source(String name, boolean shared, String key, String value) {
        return new SettingsSource(name, shared, Map.of(key, value));
    }

    @Test
    void takesTheLastOfSeveralSources() {
        FilterSettings settings = FilterSettings.read(List.of(
                source("context parameter", false, "vitrine.prefix", "/context"),
                source("init parameter", false, "vitrine.prefix", "/init"),
                source("system property", true, "vitrine.prefix", "/system")));

        assertThat(settings.site().prefix()).isEqualTo("/system");
        assertThat(settings.origins()).containsExactly("vitrine.prefix (system property)");
    }

    @Test
    void asksWhatAnUnknownKeyWasMeantToBe() {
        assertThatThrownBy(() -> FilterSettings.of(Map.of("vitrine.publik-base", "https://www.example.org")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("unknown setting vitrine.publik-base; did you mean vitrine.public-base?");
    }

    @Test
    void knowsAKeyWithoutItsPrefix() {
        assertThatThrownBy(() -> FilterSettings.of(Map.of("exclude", "/admin/**")))
                .hasMessage("unknown setting exclude; did you mean vitrine.exclude?");
    }

    @Test
    void toleratesInTheEnvironmentWhatMayBeSomebodyElses() {
        FilterSettings settings =
                FilterSettings.read(List.of(source("environment variable", true, "vitrine.redis-url", "redis://x")));

        assertThat(settings.warnings()).containsExactly("unknown environment variable vitrine.redis-url");
    }

    /** They may run in one container, or their variables may stand in one file. */
    @Test
    void toleratesInTheEnvironmentWhatTheWidgetServerIsTold() throws IOException {
        Map<String, String> keys = Files.readAllLines(Path.of("../docs/operate.md")).stream()
                .filter(line -> line.matches("\\| `[a-z.-]+` .*\\| at (once|the next start) \\|"))
                .map(line -> "vitrine." + line.split("`", 3)[1].replace('.', '-'))
                .filter(key -> !FilterSettings.keys().contains(key))
                .collect(Collectors.toMap(key -> key, key -> "x"));

        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(FilterSettings.read(List.of(new SettingsSource("environment variable", true, keys)))
                        .warnings())
                .hasSize(keys.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie",
                "host",
                "User-Agent",
                "ACCEPT",
                "Accept-Language",
                "Referer",
                "Sec-Fetch-Mode",
                "If-None-Match",
                "X-Forwarded-For",
                "Connection",
                "Upgrade-Insecure-Requests",
                "Authorization"
            })
    void refusesAsASwitchAHeaderThatEverybodySends(String header) {
        assertThatThrownBy(() -> FilterSettings.of(Map.of("vitrine.off-header", header)))
                .hasMessage(
                        "vitrine.off-header: \"" + header + "\" is sent by browsers or proxies unasked and would turn"
                                + " the filter off for everybody; it should be a header that nobody else sends, such as"
                                + " X-Vitrine-Off (setting)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Vitrine-Off", "x-off", "Vitrine-Off", "X-Host-Off"})
    void takesAsASwitchAHeaderThatNobodySends(String header) {
        assertThat(FilterSettings.of(Map.of("vitrine.off-header", header)).value(Settings.OFF_HEADER))
                .contains(header);
    }

    @Test
    void takesNoShortNameForAnotherShortName() {
        assertThat(FilterSettings.read(List.of(source("system property", true, "vitrine.shared", "folder")))
                        .warnings())
                .containsExactly("unknown system property vitrine.shared");
    }

    @Test
    void refusesInTheEnvironmentWhatIsAlmostOurs() {
        assertThatThrownBy(() ->
                        FilterSettings.read(List.of(source("environment variable", true, "vitrine.enable", "false"))))
                .hasMessage("unknown environment variable vitrine.enable; did you mean vitrine.enabled?");
    }

    @Test
    void namesEveryMistakeWithItsPlace() {
        assertThatThrownBy(() -> FilterSettings.read(List.of(new SettingsSource(
                        "init parameter",
                        false,
                        Map.of("vitrine.hold-window", "12 apples", "vitrine.public-base", "www.example.org")))))
                .hasMessage(
                        "vitrine.public-base: \"www.example.org\" should begin with https:// or http://; write it like"
                                + " https://www.example.org (init parameter); vitrine.hold-window: \"12 apples\" should be a size"
                                + " from 0 to 16MiB, such as 128KiB or 65536 (init parameter)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trusted-hosts|https://www.example.org|should be host names, without https://, port or path, such as www.example.org",
                "trusted-hosts|www.example.org:8443|should be host names, without https://, port or path, such as www.example.org",
                "share-places|none, end|should be none, or list places, not both",
                "share-via|@|should be an account on X, such as @example",
                "share-instances|facebook=example.org|has \"facebook\", whose link asks for no server; leave it out",
                "feeds|rss=/a, rss=/b, atom=/c, json=/d|should name 3 feeds at most",
                "path-rules|/shop/** tpye=product|has \"tpye\", which is no name; did you mean type?"
            })
    void refusesWhatCannotBeMeant(String name, String text, String problem) {
        assertThatThrownBy(() -> FilterSettings.of(Map.of("vitrine." + name, text)))
                .hasMessageStartingWith("vitrine." + name + ": \"" + text + "\" " + problem + " (");
    }

    @Test
    void takesTheNameOfAnyTagInARule() {
        assertThat(FilterSettings.of(Map.of("vitrine.path-rules", "/a/** author=Ada og.image.alt=\"A loaf\""))
                        .value(Settings.PATH_RULES))
                .hasSize(1);
    }

    @Test
    void readsSizesWithAndWithoutUnits() {
        FilterSettings settings = FilterSettings.of(
                Map.of("vitrine.hold-window", "32KiB", "vitrine.body-window", "100", "vitrine.hold-pool", "2 MiB"));

        assertThat(List.of(
                        settings.value(Settings.HOLD_WINDOW),
                        settings.value(Settings.BODY_WINDOW),
                        settings.value(Settings.HOLD_POOL)))
                .containsExactly(32 << 10, 100, 2 << 20);
    }

    @Test
    void excludesPathsByPattern() {
        List<PathPattern> patterns = FilterSettings.of(Map.of("vitrine.exclude", "/admin/**, /a/*.html"))
                .value(Settings.EXCLUDE);

        assertThat(List.of("/admin", "/admin/x/y", "/administrator", "/a/b.html", "/a/b/c.html").stream()
                        .filter(path -> patterns.stream().anyMatch(pattern -> pattern.matches(path))))
                .containsExactly("/admin", "/admin/x/y", "/a/b.html");
    }
}
