package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Finds the encodings that html5lib's sniffing tests expect. */
class Html5libEncodingTest {
    @Test
    void findsTheEncodingThatBrowsersFind() {
        List<String> differences = new ArrayList<>();
        int found = 0;
        for (Path file : SharedData.files("html5lib/encoding", ".dat")) {
            String text = new String(SharedData.read(file), ISO_8859_1);
            for (String test : ("\n" + text).split("\n#data\n", -1)) {
                int end = test.indexOf("\n#encoding\n");
                if (end < 0 || end > 1024) {
                    continue; // some pages declare their encoding later than browsers look
                }
                byte[] page = test.substring(0, end).getBytes(ISO_8859_1);
                String label = test.substring(end + "\n#encoding\n".length()).split("\n", 2)[0];
                String expected = PageCharset.forLabel(label).orElseThrow().name();
                String actual = PageCharset.of(Optional.empty(), page, 0, Math.min(1024, page.length))
                        .name();
                if (!actual.equals(expected)) {
                    differences.add(expected + ", not " + actual + ": " + new String(page, ISO_8859_1));
                }
                found++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(found).isGreaterThan(50);
    }
}
