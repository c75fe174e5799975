package dev.vitrine.server;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where secrets stand: in the environment or in files of their own, never in the configuration, which is copied, shown
 * and kept in version control, nor on the command line, which everybody on the machine can read.
 *
 * @param folder what files are named from
 * @param environment gives the value of a variable
 * @param reading is told of each file right before it is read
 */
record Secrets(Path folder, Function<String, Optional<String>> environment, Consumer<Path> reading) {
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    /** The secret that a text such as {@code env:NAME} or {@code file:PATH} points to. */
    String referred(String text) {
        if (!isReference(text)) {
            throw new IllegalArgumentException(
                    "expected env:NAME or file:PATH, which say where the secret is; it does not belong here itself");
        }
        return text.startsWith(VARIABLE) ? variable(text.substring(VARIABLE.length())) : file(text);
    }

    /** As {@link #referred}, but the text may as well be the secret itself. */
    String given(String text) {
        return isReference(text) ? referred(text) : text;
    }

    private static boolean isReference(String text) {
        return text.startsWith(VARIABLE) || text.startsWith(FILE);
    }

    /** What a file of a secret says: without the white space around it, and the mark that some editors put before it. */
    static String text(Path file) throws IOException {
        String text = Files.readString(file);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }

    private String variable(String name) {
        return environment
                .apply(name)
                .filter(value -> !value.isBlank())
                .map(String::strip)
                .orElseThrow(() -> new IllegalArgumentException("the environment has no variable " + name));
    }

    private String file(String text) {
        Path file = folder.resolve(SettingsTable.path(text.substring(FILE.length())));
        reading.accept(file);
        try {
            return text(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the file " + file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + file + " cannot be read", e);
        }
    }
}
