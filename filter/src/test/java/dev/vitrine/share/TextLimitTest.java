package dev.vitrine.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitTest {
    private static final String URL = "https://www.example.org/journal/2026/11/a-long-road-to-the-harbour?utm_source=x";
    private static final int TEXTS = 25_000;
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Pieces that count, join and break in different ways. */
    private static final List<String> PIECES = List.of(
            "a",
            "word",
            "Straße",
            " ",
            " ",
            "\u00a0",
            ", ",
            ". ",
            "-",
            "日本語",
            "한국어",
            "ไทย",
            "क्षत्रिय",
            "ক্ত",
            "e\u0301",
            "o\u0308\u0304",
            "😀",
            "👩‍👩‍👧‍👦",
            "🏳️‍🌈",
            "🇩🇪",
            "🇩",
            "👍🏽",
            "1️⃣",
            "☺️",
            "©",
            "\u200d",
            "\ud800",
            "\u0600",
            "각",
            "\r\n",
            "\t",
            "https://a.b",
            "example.com",
            "…",
            "“",
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
            "ä".repeat(40));

    private static String fitted(String network, String text) {
        ShareNetwork n = ShareNetworks.find(network).orElseThrow();
        return n.limit().orElseThrow().fit(text, "", URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "bluesky", "threads", "mastodon"})
    void anyTextFitsAndIsCutBehindAWordAndBetweenCharacters(String network) {
        Random random = new Random(20261121);
        for (int i = 0; i < TEXTS; i++) {
            String text = randomText(random);
            String fitted = fitted(network, text);

            if (!counts(network, fitted) || !isCutWell(text, fitted)) {
                fail("%s: %s became %s", network, text, fitted);
            }
        }
    }

    @Test
    void textThatFitsStaysAsItIs() {
        String text = "Dough, patience & an oven that sulks: “eleven weeks” 🥖";

        assertThat(Stream.of("x", "bluesky", "threads", "mastodon").map(network -> fitted(network, text)))
                .containsOnly(text);
    }

    @Test
    void longTextIsCutBehindItsLastWordThatFits() {
        String text = "It was a cold morning in the small bakery at the harbour. ".repeat(10);
        TextLimit limit = ShareNetworks.find("x").orElseThrow().limit().orElseThrow();

        String fitted = limit.fit(text, " via @bakery", URL);

        assertThat(fitted).endsWith("small bakery at the harbour. It was a…");
        assertThat(limit.count(fitted) + limit.count(" via @bakery") + 24).isBetween(270, 280);
    }

    @Test
    void wordThatIsTooLongByItselfIsCutBetweenCharacters() {
        assertThat(fitted("x", "👩‍👩‍👧‍👦".repeat(60))).isEqualTo("👩‍👩‍👧‍👦".repeat(23) + "…");
        assertThat(fitted("bluesky", "e\u0301".repeat(400))).hasSize(2 * (300 - 1 - URL.length() - 1) + 1);
    }

    @Test
    void limitOfATitleDoesNotCountTheAddress() {
        String title = "A title of more than eighty characters, as some editors like to write them, day by day";

        assertThat(fitted("hackernews", title))
                .isEqualTo("A title of more than eighty characters, as some editors like to write them, day…");
    }

    @Test
    void countsAsTheNetworksDo() {
        assertThat(Map.of(
                        "weighted", TextLimit.Counting.WEIGHTED.count("a日é😀"),
                        "graphemes", TextLimit.Counting.GRAPHEMES.count("a日e\u0301👩‍👩‍👧‍👦🇩🇪\r\n"),
                        "characters", TextLimit.Counting.CHARACTERS.count("a日e\u0301😀"),
                        "emoji", TextLimit.Counting.EMOJI_BYTES.count("a日😀1️⃣")))
                .isEqualTo(Map.of("weighted", 6, "graphemes", 6, "characters", 5, "emoji", 13));
    }

    /** The rules of the networks, written once more in their own words. */
    private static boolean counts(String network, String text) {
        int spaced = text.isEmpty() ? 0 : 1;
        return switch (network) {
            case "x" -> weighted(text) + spaced + 23 <= 280;
            case "bluesky" ->
                clusters(text + " " + URL, Integer.MAX_VALUE) <= 300
                        && (text + " " + URL).getBytes(StandardCharsets.UTF_8).length <= 3000;
            case "mastodon" -> text.codePointCount(0, text.length()) + 24 <= 500;
            default -> text.codePointCount(0, text.length()) + 1 + URL.length() <= 500;
        };
    }

    private static int weighted(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> c <= 4351 || (c >= 8192 && c <= 8205) || (c >= 8208 && c <= 8223) || (c >= 8242 && c <= 8247)
                        ? 1
                        : 2)
                .sum();
    }

    private static boolean isCutWell(String text, String fitted) {
        if (fitted.equals(text) || fitted.isEmpty()) {
            return true;
        }
        String kept = fitted.substring(0, fitted.length() - 1);
        return fitted.endsWith("…") && text.startsWith(kept) && endsACharacter(text, kept.length());
    }

    private static boolean endsACharacter(String text, int offset) {
        return clusters(text, offset) >= 0;
    }

    /** How many clusters end before or at an offset, -1 where none ends right there. */
    private static int clusters(String text, int offset) {
        Matcher cluster = CLUSTER.matcher(text);
        int count = 0;
        int end = 0;
        while (end < offset && cluster.find()) {
            count++;
            end = cluster.end();
        }
        return end == offset || offset == Integer.MAX_VALUE ? count : -1;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(150);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
