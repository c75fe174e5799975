package dev.vitrine.server.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The look of every widget, as a whole or as far as a widget needs it. */
public final class Stylesheet {
    /**
     * The line {@code /* @poll *}{@code /} begins what only markup with the class {@code vt-poll} needs; several names, what
     * markup with one of them does.
     */
    private static final Pattern PART = Pattern.compile("(?m)^/\\* @([a-z-]+(?: @[a-z-]+)*) \\*/$");

    private final List<Part> parts;

    private Stylesheet(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The stylesheet beside this class, without its comments and indentation. */
    public static Stylesheet load() {
        try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream("widget.css"))) {
            return new Stylesheet(parts(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> parts(String css) {
        List<Part> parts = new ArrayList<>();
        Matcher mark = PART.matcher(css);
        List<String> names = List.of();
        int begin = 0;
        while (mark.find()) {
            parts.add(new Part(names, dense(css.substring(begin, mark.start()))));
            names = List.of(mark.group(1).split(" @", -1));
            begin = mark.end();
        }
        parts.add(new Part(names, dense(css.substring(begin))));
        return parts;
    }

    /** All of it. */
    public String css() {
        return parts.stream().map(Part::css).collect(Collectors.joining());
    }

    /** As much as this markup needs. */
    public String css(String html) {
        return parts.stream()
                .filter(part ->
                        part.names.isEmpty() || part.names.stream().anyMatch(name -> html.contains("vt-" + name)))
                .map(Part::css)
                .collect(Collectors.joining());
    }

    private static String dense(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"))
                .replaceAll("\\s*([{}:;,>])\\s+", "$1")
                .replaceAll("\\s+\\{", "{")
                .replace(";}", "}");
    }

    /** @param names of the classes that it belongs to; none for what every widget needs */
    private record Part(List<String> names, String css) {}
}
