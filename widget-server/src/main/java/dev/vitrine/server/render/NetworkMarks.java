package dev.vitrine.server.render;

import dev.vitrine.server.feed.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The little pictures by which people know a network, each as the path of an SVG in a box of 24 by 24. */
final class NetworkMarks {
    private final Map<Network, String> paths = new EnumMap<>(Network.class);

    NetworkMarks() {
        Properties marks = new Properties();
        try (InputStream in = NetworkMarks.class.getResourceAsStream("marks.properties")) {
            marks.load(Objects.requireNonNull(in, "marks.properties beside this class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Network network : Network.values()) {
            String path = marks.getProperty(network.id());
            if (path != null) {
                paths.put(network, path);
            }
        }
    }

    /** The mark of a network; empty for one that has none, such as a file. */
    Optional<String> path(Network network) {
        return Optional.ofNullable(paths.get(network));
    }
}
