package dev.vitrine.server.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What our own pages, which are not in anybody's site, look like in common. */
public final class Palette {
    private Palette() {}

    /** A stylesheet, to stand before that of a page. */
    public static String css() {
        String name = "palette.css";
        try (InputStream in = Objects.requireNonNull(Palette.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
