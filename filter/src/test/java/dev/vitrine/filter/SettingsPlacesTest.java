package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsPlacesTest {
    /** All of them, weakest first. */
    private enum Place {
        CLASS_PATH,
        FILE,
        CONTEXT,
        INIT,
        ENVIRONMENT,
        SYSTEM
    }

    @TempDir
    private Path folder = Path.of(".");

    private final Map<Place, Map<String, String>> said = new EnumMap<>(Place.class);

    private Map<String, String> said(Place place) {
        return said.computeIfAbsent(place, key -> new TreeMap<>());
    }

    private void say(Place place, String key, String value) {
        said(place).put(place == Place.ENVIRONMENT ? key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT) : key, value);
    }

    private FilterSettings read() throws IOException {
        return places().read();
    }

    private SettingsPlaces places() throws IOException {
        write("vitrine.properties", said(Place.CLASS_PATH));
        if (!said(Place.FILE).isEmpty()) {
            Path file = write("settings", said(Place.FILE));
            said(Place.CLASS_PATH).put("vitrine.config", file.toString());
            write("vitrine.properties", said(Place.CLASS_PATH));
        }
        Properties system = new Properties();
        system.putAll(said(Place.SYSTEM));
        ServletContext context = parameters(ServletContext.class, said(Place.CONTEXT), classPath());
        return SettingsPlaces.of(
                parameters(FilterConfig.class, said(Place.INIT), context), said(Place.ENVIRONMENT), system);
    }

    private Path write(String name, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder("# of a test\n");
        values.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        return Files.writeString(folder.resolve(name), text);
    }

    private ClassLoader classPath() throws MalformedURLException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    /** Parameters, and what is around them. */
    private static <T> T parameters(Class<T> type, Map<String, String> values, Object around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getInitParameterNames" -> Collections.enumeration(values.keySet());
                        case "getInitParameter" -> values.get(String.valueOf(arguments[0]));
                        default -> around;
                    };
                }));
    }

    static Stream<Arguments> everySettingInEveryPlace() {
        return Settings.all().stream()
                .filter(setting -> !setting.equals(Settings.CONFIG))
                .flatMap(setting -> Stream.of(Place.values()).map(place -> Arguments.of(setting.key(), place)));
    }

    @ParameterizedTest
    @MethodSource("everySettingInEveryPlace")
    void readsEverySettingFromEveryPlace(String key, Place place) throws IOException {
        Setting<?> setting = Settings.all().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        say(place, key, setting.example());
        FilterSettings settings = read();

        assertThat(settings.text(setting)).isEqualTo(setting.example());
        assertThat(settings.origins())
                .filteredOn(origin -> origin.startsWith(key + " "))
                .singleElement()
                .isEqualTo(key + " (" + name(place) + ")");
    }

    private String name(Place place) {
        return switch (place) {
            case CLASS_PATH -> "vitrine.properties, line 2";
            case FILE -> folder.resolve("settings") + ", line 2";
            case CONTEXT -> "context parameter";
            case INIT -> "init parameter";
            case ENVIRONMENT -> "environment variable";
            case SYSTEM -> "system property";
        };
    }

    @Test
    void eachPlaceIsStrongerThanTheOneBefore() throws IOException {
        for (Place place : Place.values()) {
            say(place, "vitrine.prefix", "/" + place.name());

            assertThat(read().value(Settings.PREFIX)).isEqualTo("/" + place.name());
        }
    }

    @Test
    void takesNoLinkThatKubernetesMakesForASetting() {
        SettingsPlaces places = SettingsPlaces.of(
                parameters(ServletContext.class, Map.of(), ClassLoader.getSystemClassLoader()),
                Map.of(
                        "VITRINE_SERVICE_HOST", "10.96.0.7",
                        "VITRINE_SERVICE_PORT_HTTP", "8090",
                        "VITRINE_PORT", "tcp://10.96.0.7:8090",
                        "VITRINE_PORT_8090_TCP_ADDR", "10.96.0.7",
                        "VITRINE_WIDGETS_SERVICE_PORT", "8090",
                        "VITRINE_SITE_NAME", "Lantern Lane"),
                new Properties());

        assertThat(places.read().warnings()).isEmpty();
        assertThat(places.read().text(Settings.SITE_NAME)).isEqualTo("Lantern Lane");
    }

    @Test
    void namesTheLineOfAMistakeInAFile() throws IOException {
        say(Place.FILE, "vitrine.exclude", "/admin/**");
        say(Place.FILE, "vitrine.publik-base", "https://www.example.org");

        assertThatThrownBy(this::read)
                .hasMessage("unknown setting vitrine.publik-base (" + folder.resolve("settings")
                        + ", line 3); did you mean vitrine.public-base?");
    }

    @Test
    void countsTheLinesOfValuesThatGoOn() {
        SettingsSource source = PropertiesText.parse("x.properties", """
                # one \\
                vitrine.exclude: /a/**, \\
                    /b/**

                ! a remark
                vitrine.site-name = B\\u00e4cker
                """);

        assertThat(source.values())
                .isEqualTo(Map.of("vitrine.exclude", "/a/**, /b/**", "vitrine.site-name", "B\u00e4cker"));
        assertThat(source.lines()).isEqualTo(Map.of("vitrine.exclude", 2, "vitrine.site-name", 6));
        assertThatThrownBy(() -> PropertiesText.parse("x.properties", "\n\nvitrine.site-name=\\u12"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("x.properties, line 3: ");
    }

    @Test
    void aFileThatIsNotThereIsAMistake() throws IOException {
        String file = folder.resolve("nowhere").toString();
        say(Place.SYSTEM, "vitrine.config", file);
        SettingsPlaces places = places();

        assertThat(places.changingFile()).contains(Path.of(file));
        assertThatThrownBy(places::read).hasMessage("the file " + file + " can't be read (vitrine.config)");
    }

    @Test
    void aFileIsNamedByWhereItWasLookedFor() {
        say(Place.CONTEXT, "vitrine.config", "WEB-INF/nowhere.properties");

        assertThatThrownBy(() -> places().read())
                .hasMessage("the file " + Path.of("WEB-INF/nowhere.properties").toAbsolutePath()
                        + " can't be read (vitrine.config)");
    }

    @Test
    void aFileNamesNoOtherFile() throws IOException {
        say(Place.FILE, "vitrine.config", "/etc/other");

        assertThatThrownBy(this::read).hasMessageEndingWith("can't stand in the file that it names");
    }

    @Test
    void leavesTheFileOfAWidgetServerInTheSameEnvironmentAside() throws IOException {
        say(Place.CLASS_PATH, "vitrine.site-name", "Lantern Lane");
        say(Place.ENVIRONMENT, "vitrine.config", "/etc/vitrine/vitrine.yaml");
        FilterSettings settings = read();

        assertThat(settings.text(Settings.SITE_NAME)).isEqualTo("Lantern Lane");
        assertThat(settings.origins()).isEqualTo(List.of("vitrine.site-name (vitrine.properties, line 2)"));
        assertThat(settings.warnings())
                .isEqualTo(List.of("environment variable vitrine.config, as its YAML is for a widget server; a system"
                        + " property or web.xml can name a file for the filter"));
    }

    @Test
    void aFileOfItsOwnCountsBesideThatOfAWidgetServer() throws IOException {
        say(Place.FILE, "vitrine.site-name", "Lantern Lane");
        say(Place.ENVIRONMENT, "vitrine.config", "/etc/vitrine/vitrine.yml");

        assertThat(read().text(Settings.SITE_NAME)).isEqualTo("Lantern Lane");
    }
}
