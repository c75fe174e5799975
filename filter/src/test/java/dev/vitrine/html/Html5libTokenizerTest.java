package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Agrees with html5lib's tokenizer tests on tags, attributes and text (and so on where comments and declarations begin and
 * end), with tags where the source has them.
 *
 * <p>A start tag sets the content model of what follows, where those tests name a state; the tokens are those of a whole
 * parser, where those tests know no tree.
 */
class Html5libTokenizerTest {
    @Test
    void agrees() {
        int agreed = 0;
        List<String> differences = new ArrayList<>();
        for (Path file : SharedData.files("html5lib/tokenizer", ".test")) {
            if (file.endsWith("xmlViolation.test")) {
                continue; // about turning what XML forbids into something else
            }
            Map<?, ?> suite = (Map<?, ?>) Json.read(new String(SharedData.read(file), UTF_8));
            for (Object test : (List<?>) member(suite, "tests")) {
                agreed += run((Map<?, ?>) test, file, differences);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(agreed).isGreaterThan(6900);
    }

    private static int run(Map<?, ?> test, Path file, List<String> differences) {
        boolean escaped = Boolean.TRUE.equals(test.get("doubleEscaped"));
        String input = unescape((String) member(test, "input"), escaped);
        if (hasLoneSurrogate(input)) {
            return 0; // no page of bytes can hold it
        }
        Object states = test.containsKey("initialStates") ? member(test, "initialStates") : List.of("Data state");
        int runs = 0;
        for (Object state : (List<?>) states) {
            if (state.equals("CDATA section state")
                    || (state.equals("Script data state") && "xmp".equals(test.get("lastStartTag")))) {
                continue; // text of foreign content is nobody's business; a script is ended by script alone
            }
            String prefix = prefix((String) state, test.get("lastStartTag"));
            List<String> expected =
                    expected((List<?>) member(test, "output"), escaped, state.equals("Data state") ? input : "");
            List<String> actual = Tokens.of(prefix, input);
            if (!actual.equals(expected)) {
                differences.add(file.getFileName() + ": " + test.get("description") + "\n  " + state + " " + input
                        + "\n  expected " + expected + "\n  but was  " + actual);
            }
            runs++;
        }
        return runs;
    }

    private static Object member(Map<?, ?> object, String name) {
        return Objects.requireNonNull(object.get(name));
    }

    /** What brings a page into this state. */
    private static String prefix(String state, @Nullable Object lastStartTag) {
        return switch (state) {
            case "Data state" -> "";
            case "PLAINTEXT state" -> "<plaintext>";
            case "RCDATA state" -> "<" + (lastStartTag == null ? "title" : lastStartTag) + ">";
            case "RAWTEXT state" -> "<" + (lastStartTag == null ? "style" : lastStartTag) + ">";
            case "Script data state" -> "<script>";
            case "CDATA section state" -> "<svg><foreignObject><p><svg><![CDATA[";
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static List<String> expected(List<?> output, boolean escaped, String input) {
        List<String> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Object each : output) {
            if (each instanceof String) {
                continue; // "ParseError"
            }
            List<?> token = (List<?>) each;
            switch ((String) token.get(0)) {
                case "Character" -> text.append(unescape((String) token.get(1), escaped));
                case "StartTag" -> {
                    tokens.add("<" + token.get(1) + ">" + attributes(token.get(2), escaped));
                }
                case "EndTag" -> tokens.add("</" + token.get(1) + ">");
                default -> {
                    // comments and doctypes show in that they are not text
                }
            }
        }
        tokens.add(Tokens.text(withoutOpenTag(text.toString(), input)));
        return tokens;
    }

    /** A tag may still come of what stands at the end. */
    private static String withoutOpenTag(String text, String input) {
        String open = input.endsWith("</") ? "</" : input.endsWith("<") ? "<" : "";
        return text.endsWith(open) ? text.substring(0, text.length() - open.length()) : text;
    }

    private static String attributes(Object attributes, boolean escaped) {
        List<String> all = new ArrayList<>();
        ((Map<?, ?>) attributes)
                .forEach((name, value) ->
                        all.add(unescape((String) name, escaped) + "=" + unescape((String) value, escaped)));
        return all.toString();
    }

    private static String unescape(String text, boolean escaped) {
        if (!escaped) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
                i += 5;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean hasLoneSurrogate(String text) {
        return !UTF_8.newEncoder().canEncode(text);
    }
}
