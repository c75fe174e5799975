package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    private static final Pattern WILDCARD = Pattern.compile("/\\*\\*|\\*\\*|\\*|[^*/]+|/");

    @ParameterizedTest
    @CsvSource({
        "/a/**, /a, true",
        "/a/**, /a/b/c, true",
        "/a/**, /ab, false",
        "/a/*, /a/b, true",
        "/a/*, /a/b/c, false",
        "/a/*.html, /a/b.html.html, true",
        "/a/*.html, /a/b/c.html, false",
        "**.pdf, /a/b.pdf, true",
        "/**/edit, /edit, true",
        "/**/edit, /a/b/edit, true",
        "/**/a/**/b, /x/a/y/z/b, true",
        "/**/a/**/b, /x/b/y/z/a, false",
        "/a*/**b*c, /ab1/xbqc, true",
        "/a, /a, true",
        "/a, /a/, false"
    })
    void knowsThePathsThatItMeans(String pattern, String path, boolean fits) {
        assertThat(PathPattern.parse(pattern).matches(path)).isEqualTo(fits);
    }

    /** The same said as a regular expression, which would take a visitor's path for as long as it likes. */
    @Test
    void agreesWithARegularExpression() {
        Random random = new Random(20261128);
        int fitting = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = "/" + text(random, "ab/**", 9);
            String path = "/" + text(random, "ab/", 12);
            String regex = WILDCARD.matcher(pattern).replaceAll(part -> Matcher.quoteReplacement(regex(part.group())));

            boolean fits = Pattern.matches(regex, path);

            assertThat(PathPattern.parse(pattern).matches(path))
                    .as("%s %s", pattern, path)
                    .isEqualTo(fits);
            fitting += fits ? 1 : 0;
        }
        assertThat(fitting).isBetween(20_000, 180_000);
    }

    private static String regex(String part) {
        return switch (part) {
            case "/**" -> "(/.*)?";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            default -> Pattern.quote(part);
        };
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); text.length() < length; ) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/**/a/**/a/**/a/**/a/**/b", "/**a**a**a**a**b", "/*a*a*a*a*b", "/*a*a/**/a*a*b"})
    void isDoneSoonWithPathsThatNearlyFitInManyWays(String pattern) {
        PathPattern parsed = PathPattern.parse(pattern);

        assertThat(parsed.matches("/a".repeat(100_000))).isFalse();
        assertThat(parsed.matches("/" + "a".repeat(200_000))).isFalse();
    }
}
