package dev.vitrine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds what is written about the settings for people, editors and Spring Boot against the table in code. With
 * {@code -Dvitrine.write-settings=true} it writes them anew.
 */
class SettingsTableTest {
    private static final Path DOCUMENT = Path.of("../docs/settings.md");
    private static final Path SCHEMA = Path.of("../docs/settings.schema.json");
    private static final Path SPRING =
            Path.of("../spring-boot-starter/src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final Pattern TABLE = Pattern.compile("\\| key \\| takes \\|.*\\n(\\|.*\\n)*");
    private static final Path SHARING = Path.of("../docs/sharing.md");
    private static final Pattern NETWORKS = Pattern.compile("\\| what takes them \\| names \\|.*\\n(\\|.*\\n)*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

    @Test
    void theDocumentedTableIsTheOneInCode() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertHolds(DOCUMENT, TABLE.matcher(document).replaceFirst(Matcher.quoteReplacement(table())));
    }

    @Test
    void theDocumentedNetworksAreThoseOfTheCatalogue() throws IOException {
        String document = Files.readString(SHARING);
        assertHolds(SHARING, NETWORKS.matcher(document).replaceFirst(Matcher.quoteReplacement(networks())));
    }

    @Test
    void theSchemaForEditorsIsThatOfTheCode() throws IOException {
        assertHolds(SCHEMA, schema());
    }

    @Test
    void theMetadataForSpringBootAreThoseOfTheCode() throws IOException {
        assertHolds(SPRING, springMetadata());
    }

    private static void assertHolds(Path file, String text) throws IOException {
        if (Boolean.getBoolean("vitrine.write-settings")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).content(UTF_8).isEqualTo(text);
    }

    @Test
    void everyExampleIsAValueThatWouldDo() {
        assertThat(Settings.all())
                .allSatisfy(setting ->
                        assertThat(setting.reader().apply(setting.example())).isNotNull());
    }

    private static String table() {
        return Settings.all().stream()
                .map(SettingsTableTest::row)
                .collect(Collectors.joining(
                        "\n", "| key | takes | default | example | meaning |\n|---|---|---|---|---|\n", "\n"));
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | %s | `%s` | %s |"
                .formatted(
                        setting.key(),
                        setting.type(),
                        setting.text().isEmpty() ? "not set" : "`" + setting.text() + "`",
                        setting.example(),
                        setting.meaning());
    }

    private static String networks() {
        List<String> rows = new ArrayList<>();
        rows.add(namesOf(
                "`vitrine.share-networks`, `vitrine.share-more`, `vitrine.share-quote-networks`",
                ids(ShareNetwork::takesLinks)));
        rows.add(namesOf(
                "`vitrine.follow`",
                ids(network -> network.status() != Status.DEAD
                        && network.templates().follow().isPresent())));
        ShareNetworks.presets().forEach((audience, ids) -> rows.add(namesOf("audience `" + audience + "`", ids)));
        return rows.stream().collect(Collectors.joining("\n", "| what takes them | names |\n|---|---|\n", "\n"));
    }

    private static List<String> ids(Predicate<ShareNetwork> which) {
        return ShareNetworks.all().stream().filter(which).map(ShareNetwork::id).toList();
    }

    private static String namesOf(String who, List<String> ids) {
        return "| %s | %s |"
                .formatted(who, ids.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", ")));
    }

    private static String schema() {
        return Settings.all().stream()
                .map(setting -> """
                            %s: {
                              "description": %s,
                              "type": "string",%s
                              "default": %s,
                              "examples": [%s]
                            }""".formatted(
                                json(setting.key()),
                                json(plain(setting.meaning())),
                                isFlag(setting) ? "\n  \"enum\": [\"true\", \"false\"]," : "",
                                json(setting.text()),
                                json(setting.example()))
                        .indent(4)
                        .stripTrailing())
                .collect(Collectors.joining(",\n", """
                        {
                          "$schema": "https://json-schema.org/draft/2020-12/schema",
                          "title": "Settings of Vitrine, by key",
                          "type": "object",
                          "additionalProperties": false,
                          "properties": {
                        """, "\n  }\n}\n"));
    }

    private static String springMetadata() {
        return Settings.all().stream()
                .filter(setting -> !setting.equals(Settings.CONFIG)) // Spring Boot has files of its own.
                .map(setting -> """
                            {
                              "name": %s,
                              "type": "java.lang.%s",
                              "description": %s%s
                            }""".formatted(
                                json(setting.key()),
                                isFlag(setting) ? "Boolean" : "String",
                                json(plain(setting.meaning())),
                                setting.text().isEmpty()
                                        ? ""
                                        : ",\n  \"defaultValue\": "
                                                + (isFlag(setting) ? setting.text() : json(setting.text())))
                        .indent(4)
                        .stripTrailing())
                .collect(Collectors.joining(",\n", "{\n  \"properties\": [\n", "\n  ]\n}\n"));
    }

    private static boolean isFlag(Setting<?> setting) {
        return setting.type().equals("`true` or `false`");
    }

    /** Text without the marks of Markdown. */
    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
