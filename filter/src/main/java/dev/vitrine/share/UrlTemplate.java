package dev.vitrine.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An address with placeholders, such as {@code https://example.org/submit?u={url}&t={title}}. What stands before the
 * first {@code ?} or {@code #} needs all its values; behind it, a parameter without a value is left out whole, unless its
 * placeholder says {@code !}: then there is no address.
 */
final class UrlTemplate {
    private final String text;
    private final Part address;
    private final List<Part> parameters;
    private final String mark;

    private UrlTemplate(String text, Part address, String mark, List<Part> parameters) {
        this.text = text;
        this.address = address;
        this.mark = mark;
        this.parameters = List.copyOf(parameters);
    }

    static UrlTemplate parse(String text) {
        int split = 0;
        while (split < text.length() && text.charAt(split) != '?' && text.charAt(split) != '#') {
            split++;
        }
        if (split == text.length()) {
            return new UrlTemplate(text, Part.parse(text), "", List.of());
        }
        List<Part> parameters = new ArrayList<>();
        for (String parameter : text.substring(split + 1).split("&", -1)) {
            parameters.add(Part.parse(parameter));
        }
        return new UrlTemplate(
                text, Part.parse(text.substring(0, split)), text.substring(split, split + 1), parameters);
    }

    /** The address, unless a value without which there is none is absent or empty. */
    Optional<String> expand(Function<Placeholder, Optional<String>> values) {
        Optional<String> head = address.expand(values);
        if (head.isEmpty()) {
            return head;
        }
        List<String> tail = new ArrayList<>();
        for (Part parameter : parameters) {
            Optional<String> expanded = parameter.expand(values);
            if (expanded.isPresent()) {
                tail.add(expanded.get());
            } else if (parameter.needed()) {
                return Optional.empty();
            }
        }
        return Optional.of(head.get() + (tail.isEmpty() ? "" : mark + String.join("&", tail)));
    }

    /** Whether the part before the parameters needs a value. */
    boolean addressAsksFor(Placeholder placeholder) {
        return address.placeholders().contains(placeholder);
    }

    @Override
    public String toString() {
        return text;
    }

    /** A run of literals with placeholders between them; one literal more than there are placeholders. */
    private record Part(List<String> literals, List<Placeholder> placeholders, boolean needed) {
        static Part parse(String text) {
            List<String> literals = new ArrayList<>();
            List<Placeholder> placeholders = new ArrayList<>();
            boolean needed = false;
            int from = 0;
            for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
                int close = text.indexOf('}', open);
                if (close < 0) {
                    throw new IllegalArgumentException("template \"" + text + "\": a { is never closed");
                }
                boolean mandatory = text.charAt(close - 1) == '!';
                needed |= mandatory;
                literals.add(text.substring(from, open));
                placeholders.add(Placeholder.of(text.substring(open + 1, mandatory ? close - 1 : close)));
                from = close + 1;
            }
            literals.add(text.substring(from));
            return new Part(List.copyOf(literals), List.copyOf(placeholders), needed);
        }

        Optional<String> expand(Function<Placeholder, Optional<String>> values) {
            StringBuilder out = new StringBuilder(literals.get(0));
            for (int i = 0; i < placeholders.size(); i++) {
                Optional<String> value = values.apply(placeholders.get(i)).filter(v -> !v.isEmpty());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                out.append(encode(placeholders.get(i), value.get())).append(literals.get(i + 1));
            }
            return Optional.of(out.toString());
        }

        private String encode(Placeholder placeholder, String value) {
            boolean whole = literals.stream().allMatch(String::isEmpty);
            return switch (placeholder) {
                case INSTANCE -> value;
                case FEED_URL -> whole ? value : PercentEncoding.value(value);
                case ID, USER, HANDLE -> PercentEncoding.path(value);
                default -> PercentEncoding.value(value);
            };
        }
    }
}
