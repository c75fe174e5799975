package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table in {@code docs/settings.md} against the one in code. */
class SettingsTableTest {
    private static final Path DOCUMENT = Path.of("../docs/settings.md");

    @Test
    void theDocumentedTableIsTheOneInCode() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(table());
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
}
