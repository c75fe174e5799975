package dev.vitrine.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern over paths: {@code *} stands for anything within one step, {@code **} for any number of steps. */
final class PathPattern {
    private static final Pattern WILDCARD = Pattern.compile("/\\*\\*|\\*\\*|\\*|[^*/]+|/");

    private final String text;
    private final Pattern pattern;

    private PathPattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with what would do, where it begins with neither {@code /} nor {@code *} */
    static PathPattern parse(String text) {
        if (!text.startsWith("/") && !text.startsWith("*")) {
            throw new IllegalArgumentException("should be path patterns that begin with /, such as /admin/**");
        }
        String regex = WILDCARD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(regex(match.group())));
        return new PathPattern(text, Pattern.compile(regex, Pattern.DOTALL));
    }

    private static String regex(String part) {
        return switch (part) {
            case "/**" -> "(/.*)?";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            default -> Pattern.quote(part);
        };
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
