package dev.vitrine.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the settings say of all pages whose paths fit a pattern.
 *
 * @param values by the names of {@code docs/metadata.md}, such as {@code type}
 */
record PathRule(PathPattern pattern, Map<String, String> values) {
    private static final Pattern VALUE = Pattern.compile("\\s+([a-z][a-z0-9_.-]*)=(?:\"([^\"]*)\"|(\\S+))");

    /** Our own names; others are those of tags, with dots for colons. */
    private static final Set<String> NAMES = Set.of(
            "title",
            "description",
            "url",
            "type",
            "site-name",
            "locale",
            "image",
            "published",
            "modified",
            "section",
            "document",
            "share-places",
            "share-networks");

    PathRule {
        values = Map.copyOf(values);
    }

    /** Rules as an operator writes them: {@code /shop/** type=product; /blog/** section="Our blog"}. */
    static List<PathRule> parseAll(String text) {
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(PathRule::parse)
                .toList();
    }

    private static PathRule parse(String rule) {
        int space = rule.indexOf(' ');
        String rest = space < 0 ? "" : rule.substring(space);
        Map<String, String> values = new LinkedHashMap<>();
        Matcher value = VALUE.matcher(rest);
        int end = 0;
        while (value.find() && value.start() == end) {
            values.put(value.group(1), value.group(2) == null ? value.group(3) : value.group(2));
            end = value.end();
        }
        if (values.isEmpty() || end != rest.length()) {
            throw new IllegalArgumentException("should be rules such as /shop/** type=product, parted by semicolons,"
                    + " with values of several words in double quotes");
        }
        values.keySet().forEach(PathRule::check);
        return new PathRule(PathPattern.parse(rule.substring(0, space)), values);
    }

    /** Any tag has a name of its own, so only what is nearly one of ours is taken for a mistake. */
    private static void check(String name) {
        if (NAMES.contains(name)) {
            return;
        }
        NAMES.stream()
                .filter(known -> EditDistance.between(name, known) <= Math.max(1, name.length() / 4))
                .findFirst()
                .ifPresent(known -> {
                    throw new IllegalArgumentException(
                            "has \"" + name + "\", which is no name; did you mean " + known + "?");
                });
    }

    /** What the rules say of one path; of two that say the same thing, the earlier counts. */
    static Map<String, String> valuesFor(String path, List<PathRule> rules) {
        if (rules.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (PathRule rule : rules) {
            if (rule.pattern.matches(path)) {
                rule.values.forEach(values::putIfAbsent);
            }
        }
        return values;
    }
}
