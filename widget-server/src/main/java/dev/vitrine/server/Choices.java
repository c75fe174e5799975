package dev.vitrine.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds for each setting what somebody says of it: the command line before the environment, that before the
 * configuration, that before the default. Remembers who it was.
 */
final class Choices {
    private final Given given;
    private final YamlSection top;
    private final String file;
    private final Secrets secrets;
    private final List<Mistake> mistakes;
    private final List<Choice> made = new ArrayList<>();

    /** @param file the name of the configuration */
    Choices(Given given, YamlSection top, String file, Secrets secrets, List<Mistake> mistakes) {
        this.given = given;
        this.top = top;
        this.file = file;
        this.secrets = secrets;
        this.mistakes = mistakes;
    }

    /**
     * What one setting came to.
     *
     * @param text as it was written; nothing that may not be shown
     * @param origin who wrote it
     */
    record Choice(Setting<?> setting, String text, String origin) {}

    /** In the order in which they were asked for. */
    List<Choice> made() {
        return List.copyOf(made);
    }

    /** The value of a setting; that of its default where what is said makes no sense, which is noted. */
    <T> T one(Setting<T> setting) {
        Optional<Said> outside = outside(setting);
        YamlSection section = section(setting);
        boolean inFile = section.has(name(setting));
        Optional<T> read = outside.isPresent()
                ? read(outside.get(), text -> value(setting, outside.get().secret(), text))
                : section.checked(name(setting), text -> value(setting, text));
        String text =
                outside.map(Said::text).or(() -> section.written(name(setting))).orElse(setting.fallback());
        note(setting, text, outside.map(Said::origin).orElse(inFile ? file : "default"));
        return read.orElseGet(() -> setting.read().apply(setting.fallback()));
    }

    /** The same for a setting with several values. */
    <T> List<T> several(Setting<T> setting) {
        Optional<Said> outside = outside(setting);
        YamlSection section = section(setting);
        boolean inFile = section.has(name(setting));
        List<T> inside = section.list(name(setting), setting.read());
        List<T> values = outside.isPresent()
                ? read(outside.get(), text -> split(setting, text)).orElse(List.of())
                : inFile ? inside : split(setting, setting.fallback());
        String text = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        note(setting, text, outside.map(Said::origin).orElse(inFile ? file : "default"));
        return values;
    }

    /** Notes that what is said of a setting cannot be. */
    void wrong(Setting<?> setting, String problem) {
        Optional<Said> outside = outside(setting);
        if (outside.isPresent()) {
            mistakes.add(Mistake.outside(outside.get().complaint(), problem));
        } else {
            section(setting).wrong(name(setting), problem);
        }
    }

    private static <T> List<T> split(Setting<T> setting, String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(item -> !item.isEmpty())
                .map(setting.read())
                .toList();
    }

    private <T> Optional<T> read(Said said, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(said.text()));
        } catch (IllegalArgumentException e) {
            mistakes.add(Mistake.outside(said.complaint(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private <T> T value(Setting<T> setting, String text) {
        return value(setting, secrets::referred, text);
    }

    private static <T> T value(Setting<T> setting, Function<String, String> secret, String text) {
        return setting.read().apply(setting.traits().secret() ? secret.apply(text) : text);
    }

    private void note(Setting<?> setting, String text, String origin) {
        boolean hidden = setting.traits().secret() && !text.isEmpty();
        made.add(new Choice(setting, hidden ? "(hidden)" : text, origin));
    }

    private YamlSection section(Setting<?> setting) {
        int dot = setting.key().indexOf('.');
        return dot < 0 ? top : top.section(setting.key().substring(0, dot));
    }

    private static String name(Setting<?> setting) {
        return setting.key().substring(setting.key().indexOf('.') + 1);
    }

    private Optional<Said> outside(Setting<?> setting) {
        Optional<Said> flag = Optional.ofNullable(given.flags().get(setting.flag()))
                .map(text -> new Said(
                        text, setting.flag(), "Invalid value for option '" + setting.flag() + "'", secrets::referred));
        return flag.or(() -> given.environment()
                .value(setting.variable())
                .filter(text -> !text.isBlank())
                .map(text -> new Said(text.strip(), setting.variable(), setting.variable(), secrets::given)));
    }

    /** What somebody outside the configuration says, and how to speak of it. */
    private record Said(String text, String origin, String complaint, Function<String, String> secret) {}
}
