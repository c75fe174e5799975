package dev.vitrine.container;

import dev.vitrine.container.Answer.Field;
import dev.vitrine.filter.MarkingEditor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** How two answers to the same request differ: one without the filter, one with it. */
final class Difference {
    /** The headers in which a rewritten page may differ from the page as the application made it, and how. All others are the same. */
    static final Map<String, BiPredicate<List<String>, List<String>>> MEANT = new TreeMap<>(Map.of(
            "content-length", (without, with) -> length(with, Long.MAX_VALUE) >= length(without, 0),
            "transfer-encoding", (without, with) -> true, // chunked where the length was dropped
            "etag", (without, with) -> unmarked(with).equals(without),
            "last-modified", (without, with) -> with.size() == without.size(), // not before the settings
            "accept-ranges", (without, with) -> with.isEmpty(),
            "content-md5", (without, with) -> with.isEmpty(),
            "digest", (without, with) -> with.isEmpty(),
            "content-digest", (without, with) -> with.isEmpty(),
            "repr-digest", (without, with) -> with.isEmpty()));

    private Difference() {}

    /** The answer as far as it should be the same, in lines. */
    static String comparable(Answer answer, Answer other, boolean rewritten) {
        StringBuilder lines = new StringBuilder("status " + answer.status() + "\n");
        Map<String, List<String>> headers = headers(answer);
        Map<String, List<String>> others = headers(other);
        headers.keySet().removeIf(name -> name.equals("date"));
        if (rewritten) {
            headers.keySet().removeIf(MEANT::containsKey);
        } else {
            // Whether the container frames by length or by chunks depends on how writes are cut, not on what is
            // written.
            headers.keySet().removeIf(name -> framing(name) && framed(headers) && framed(others));
        }
        headers.forEach(
                (name, values) -> lines.append(name).append(": ").append(values).append('\n'));
        lines.append("complete ").append(answer.complete()).append('\n');
        lines.append("trailers ").append(answer.trailers()).append('\n');
        return lines.append(withoutInsertions(answer)).toString();
    }

    /** Which of the meant differences are not as they are meant. */
    static List<String> notAsMeant(Answer without, Answer with) {
        Map<String, List<String>> plain = headers(without);
        Map<String, List<String>> filtered = headers(with);
        return MEANT.entrySet().stream()
                .filter(entry -> plain.containsKey(entry.getKey()) || filtered.containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue()
                        .test(
                                plain.getOrDefault(entry.getKey(), List.of()),
                                filtered.getOrDefault(entry.getKey(), List.of())))
                .map(entry -> entry.getKey() + ": " + filtered.get(entry.getKey()))
                .toList();
    }

    private static List<String> unmarked(List<String> tags) {
        return tags.stream()
                .map(tag -> tag.replaceFirst("-vt[0-9a-f]{8}\"$", "\""))
                .toList();
    }

    /** Of a page itself, the wire shows whether it is right; of an answer to {@code HEAD}, that it is not shorter than without. */
    private static long length(List<String> values, long unknown) {
        return values.isEmpty() ? unknown : Long.parseLong(values.get(0));
    }

    private static boolean framing(String name) {
        return name.equals("content-length") || name.equals("transfer-encoding");
    }

    private static boolean framed(Map<String, List<String>> headers) {
        return headers.keySet().stream().anyMatch(Difference::framing);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        return answer.headers().stream()
                .collect(Collectors.groupingBy(
                        field -> field.name().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.mapping(Difference::value, Collectors.toList())));
    }

    /** A value without what differs by nature. */
    private static String value(Field field) {
        return field.value().replaceFirst("^JSESSIONID=[^;]*", "JSESSIONID=…");
    }

    static String withoutInsertions(Answer answer) {
        return withoutInsertions(answer.body());
    }

    static String withoutInsertions(String body) {
        return MarkingEditor.MARKED.matcher(body).replaceAll("");
    }
}
