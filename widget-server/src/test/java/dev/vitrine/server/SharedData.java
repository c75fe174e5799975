package dev.vitrine.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of third-party test data, which is not part of the project; tests that need it skip where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of it. */
    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("vitrine.shared", "../../shared/data"), relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "no shared data at " + path + "; set -Dvitrine.shared=DIR");
        return path;
    }
}
