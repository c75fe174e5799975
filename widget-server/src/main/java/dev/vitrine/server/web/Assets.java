package dev.vitrine.server.web;

import dev.vitrine.server.render.Stylesheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The files that every widget needs, by their addresses. */
final class Assets {
    private static final String JAVASCRIPT = "text/javascript;charset=utf-8";
    private static final String CSS = "text/css;charset=utf-8";

    private final Map<String, Representation> byPath;

    Assets(Stylesheet stylesheet) {
        byPath = Map.of(
                "/embed.js",
                Representation.of(JAVASCRIPT, CachePolicy.LOADER, Headers.PUBLIC, script("embed.js")),
                stylesheetPath(stylesheet),
                Representation.of(CSS, CachePolicy.IMMUTABLE, Headers.PUBLIC, stylesheet.css()));
    }

    /** The address of the stylesheet; it changes with its content. */
    static String stylesheetPath(Stylesheet stylesheet) {
        return "/assets/widget-" + Representation.hash(stylesheet.css().getBytes(StandardCharsets.UTF_8)) + ".css";
    }

    Map<String, Representation> byPath() {
        return byPath;
    }

    /** A script beside this class, without its comments and indentation. */
    private static String script(String name) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
