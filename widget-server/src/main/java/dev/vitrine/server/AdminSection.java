package dev.vitrine.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads what the configuration says of the admin address. */
final class AdminSection {
    /** The variable that may hold the token. */
    static final String VARIABLE = "VITRINE_ADMIN_TOKEN";

    private static final String FILE = "token-file";
    private static final List<String> KEYS = List.of("address", "enabled", "port", FILE);

    private final Path folder;
    private final Function<String, Optional<String>> environment;

    /**
     * @param folder what files are named from
     * @param environment gives the value of a variable
     */
    AdminSection(Path folder, Function<String, Optional<String>> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    Settings.Admin read(YamlSection section) {
        boolean enabled = section.flag("enabled").orElse(true);
        String address = section.checked("address", SettingsFile::listenAddress).orElse(Settings.DEFAULT_ADDRESS);
        OptionalInt port =
                section.number("port", 0, 65_535).map(OptionalInt::of).orElse(OptionalInt.empty());
        Optional<String> ofFile = section.checked(FILE, this::tokenOfFile);
        if (section.has("token")) {
            section.wrong(
                    "token",
                    "has no place in a configuration, which gets passed around: put it into a file and name that with "
                            + FILE + ", or into the variable " + VARIABLE);
        }
        section.end(KEYS);
        return new Settings.Admin(enabled, address, port, variable(section).or(() -> ofFile));
    }

    private Optional<String> variable(YamlSection section) {
        return environment.apply(VARIABLE).flatMap(value -> {
            try {
                return Optional.of(token(VARIABLE, value));
            } catch (IllegalArgumentException e) {
                section.wrong("", String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    private String tokenOfFile(String name) {
        Path file = folder.resolve(name).normalize();
        try {
            return token(file.toString(), Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no file " + file + " that can be read", e);
        }
    }

    /** The token is not repeated: this is told to logs. */
    private static String token(String place, String text) {
        if (!text.matches("[!-~]{16,}")) {
            throw new IllegalArgumentException(
                    "expected at least 16 letters, digits and signs without spaces in " + place);
        }
        return text;
    }
}
