package dev.vitrine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Third-party test data, which is not part of the project; a test that asks for it is skipped where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of it. */
    public static Path at(String relative) {
        Path path = Path.of(System.getProperty("vitrine.shared", "../../shared/data"), relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "no shared data at " + path + "; set -Dvitrine.shared=DIR");
        return path;
    }

    /** The files of a folder, by name. */
    public static List<Path> files(String folder, String suffix) {
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every so many of them, from the first on; with {@code -Dvitrine.thorough=true} all. */
    public static List<Path> sample(List<Path> files, int step) {
        int each = Boolean.getBoolean("vitrine.thorough") ? 1 : step;
        return IntStream.range(0, files.size())
                .filter(i -> i % each == 0)
                .mapToObj(files::get)
                .toList();
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of html5lib's tree construction tests; those that are meant as fragments make documents as well. */
    public static List<String> html5libDocuments() {
        List<String> documents = new ArrayList<>();
        for (Path file : files("html5lib/tree-construction", ".dat")) {
            String text = new String(read(file), StandardCharsets.UTF_8);
            for (String test : ("\n" + text).split("\n#data\n", -1)) {
                int end = test.indexOf("\n#errors");
                boolean empty = test.startsWith("#errors");
                if (end >= 0 || empty) {
                    documents.add(empty ? "" : test.substring(0, end));
                }
            }
        }
        return documents;
    }
}
