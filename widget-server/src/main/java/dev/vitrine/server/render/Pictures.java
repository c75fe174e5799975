package dev.vitrine.server.render;

import dev.vitrine.server.url.WebUrl;
import java.util.Optional;

/** Where a reader's browser gets the pictures of posts from: never from the network that published them. */
public interface Pictures {
    /**
     * An address on this server, beginning with {@code /}, of a picture scaled down to at most {@code width} pixels;
     * empty where it is not to be shown.
     */
    Optional<String> address(WebUrl picture, int width);
}
