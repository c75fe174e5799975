package dev.vitrine.server.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The look of every widget. */
public final class Stylesheet {
    private final String css;

    private Stylesheet(String css) {
        this.css = css;
    }

    /** The stylesheet beside this class, without its comments and indentation. */
    public static Stylesheet load() {
        try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream("widget.css"))) {
            return new Stylesheet(dense(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String css() {
        return css;
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
}
