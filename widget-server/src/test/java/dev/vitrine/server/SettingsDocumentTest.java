package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the documentation says what the settings are; with {@code -Dvitrine.write-settings=true} it is written. */
final class SettingsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/operate.md");
    private static final String BEGIN = "<!-- settings: written by SettingsDocumentTest -->\n";
    private static final String END = "<!-- end of settings -->\n";

    @Test
    void saysWhatEverySettingIs() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (Boolean.getBoolean("vitrine.write-settings")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table() + document.substring(end));
        } else {
            assertThat(document.substring(begin, end)).isEqualTo(table());
        }
    }

    private static String table() {
        return "| key | expected | default | what | new values |\n|---|---|---|---|---|\n"
                + SettingsTable.ALL.stream().map(SettingsDocumentTest::row).collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        setting.key(),
                        setting.expected(),
                        setting.fallback().isEmpty() ? "–" : "`" + setting.fallback() + "`",
                        setting.meaning(),
                        setting.traits().lasting() ? "at the next start" : "at once");
    }
}
