package dev.vitrine.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

final class CharacterReferencesTest {
    @Test
    void knowsEveryNameOfTheStandardByTheCharactersThatAParserKnows() throws Exception {
        List<String> names = names();
        assertThat(names).doesNotHaveDuplicates().hasSize(2_125);
        assertThat(names).allSatisfy(name -> {
            String reference = "&" + name + ";";
            assertThat(CharacterReferences.decodeText(reference))
                    .isEqualTo(Parser.unescapeEntities(reference, false))
                    .isNotEqualTo(reference);
        });
    }

    @Test
    void knowsTheNamesWhoseSemicolonMayBeMissing() throws Exception {
        List<String> names = names().stream()
                .filter(name -> !decoded("&" + name).startsWith("&" + name))
                .toList();
        assertThat(names).contains("copy", "AMP", "yuml").doesNotContain("rsquo", "apos");
        assertThat(names.stream().filter(name -> decoded("&" + name).length() == 1))
                .hasSize(106);
    }

    @Test
    void leavesWhatIsNoNameAndTheParametersOfAddresses() {
        assertThat(decoded("&bread; &Rsquo; & &; &#; &rsquo")).isEqualTo("&bread; &Rsquo; & &; &#; &rsquo");
        assertThat(CharacterReferences.resolveInAttribute("/a?b=1&copy=2&utm_source=x&not;"))
                .isEqualTo("/a?b=1&copy=2&utm_source=x\u00AC");
    }

    private static String decoded(String markup) {
        return CharacterReferences.decodeText(markup);
    }

    private static List<String> names() throws IOException {
        try (InputStream table = CharacterReferences.class.getResourceAsStream("character-references.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .flatMap(line -> Stream.of(line.split(" ", 0)).skip(1))
                    .map(name -> name.replace("!", ""))
                    .toList();
        }
    }
}
