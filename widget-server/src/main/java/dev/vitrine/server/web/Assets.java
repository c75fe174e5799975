package dev.vitrine.server.web;

import dev.vitrine.server.render.Palette;
import dev.vitrine.server.render.Stylesheet;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The files that every widget needs, by their addresses. */
final class Assets {
    private static final String JAVASCRIPT = "text/javascript;charset=utf-8";
    private static final String CSS = "text/css;charset=utf-8";

    private final Map<String, Representation> byPath = new HashMap<>();
    private final Stylesheet look;
    private final String stylesheet;
    private final String frameScript;
    private final String builderScript;
    private final String builderStyle;
    private final Loaders.Loader loader;

    Assets(Stylesheet look, Loaders loaders) {
        this.look = look;
        stylesheet = keep("/assets/widget-", ".css", CSS, look.css());
        frameScript = keep("/assets/frame-", ".js", JAVASCRIPT, Script.load("frame.js"));
        builderScript = keep("/assets/builder-", ".js", JAVASCRIPT, Script.read("builder.js"));
        builderStyle = keep("/assets/builder-", ".css", CSS, Palette.css() + Script.read("builder.css"));
        loader = loaders.current();
        byPath.put("/embed.js", Representation.of(JAVASCRIPT, CachePolicy.LOADER, Headers.PUBLIC, loader.script()));
        // Browsers ask for it unbidden where somebody opens an address: a widget's own page, a feed, a picture, an
        // error.
        byPath.put(
                "/favicon.ico",
                Representation.of("image/svg+xml", CachePolicy.LOADER, Headers.PICTURE, Script.read("icon.svg")));
        for (Loaders.Loader loader : loaders.all()) {
            byPath.put(
                    loader.path(),
                    Representation.of(JAVASCRIPT, CachePolicy.IMMUTABLE, Headers.PUBLIC, loader.script()));
        }
    }

    private String keep(String before, String after, String type, String text) {
        String path = before + Representation.hash(text.getBytes(StandardCharsets.UTF_8)) + after;
        byPath.put(path, Representation.of(type, CachePolicy.IMMUTABLE, Headers.PUBLIC, text));
        return path;
    }

    /** The look of every widget. */
    Stylesheet look() {
        return look;
    }

    /** The address of the stylesheet; it changes with its content. */
    String stylesheet() {
        return stylesheet;
    }

    /** The address of the script of an iframe's page; it changes with its content. */
    String frameScript() {
        return frameScript;
    }

    /** The address of the builder's script. */
    String builderScript() {
        return builderScript;
    }

    /** The address of the builder's stylesheet. */
    String builderStyle() {
        return builderStyle;
    }

    /** The loader for new pages. */
    Loaders.Loader loader() {
        return loader;
    }

    Map<String, Representation> byPath() {
        return byPath;
    }
}
