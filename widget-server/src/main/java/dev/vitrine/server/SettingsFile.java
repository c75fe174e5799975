package dev.vitrine.server;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.render.WidgetRenderer;
import dev.vitrine.server.web.AccessLog;
import dev.vitrine.server.web.Limits;
import dev.vitrine.server.web.Proxies;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code vitrine.yaml}, and what flags and the environment say instead of it. */
final class SettingsFile {
    private static final int DEFAULT_LIMIT = 12;

    private static final Pattern CANNOT_START =
            Pattern.compile("found character '?(.*?)'? that cannot start any token.*", Pattern.DOTALL);

    /** Sections of settings only; whatever nobody has asked for in them is unknown. */
    private static final List<String> GROUPS = List.of("admin", "tls", "limits");

    private final List<Mistake> mistakes = new ArrayList<>();
    private final String name;
    private final Given given;
    private final Path folder;
    private final Consumer<Path> reading;

    private SettingsFile(String name, Given given, Path folder, Consumer<Path> reading) {
        this.name = name;
        this.given = given;
        this.folder = folder;
        this.reading = reading;
    }

    /** Reads and checks the whole file, and what is said beside it; the exception tells all mistakes. */
    static Settings read(Path file, Given given) throws SettingsException {
        return read(file, given, named -> {});
    }

    /**
     * The same.
     *
     * @param reading is told of each file that the settings hang on right before it is read, be it there or not
     */
    static Settings read(Path file, Given given, Consumer<Path> reading) throws SettingsException {
        reading.accept(file);
        return parse(file.toString(), content(file), given, folder(file), reading);
    }

    static Settings parse(String name, String yaml) throws SettingsException {
        return parse(name, yaml, Given.NOTHING, Path.of(""));
    }

    /** What is said without any file: it is the demo that is shown. */
    static Settings demo(Given given) throws SettingsException {
        SettingsFile reader = new SettingsFile("", given, Path.of(""), named -> {});
        MappingNode nothing = new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
        Settings settings = reader.settings(new YamlSection("", nothing, reader.mistakes), false);
        return reader.checked(settings).showing(DemoFeed.widgets());
    }

    /** @param folder what the files that feeds name are named from */
    static Settings parse(String name, String yaml, Given given, Path folder) throws SettingsException {
        return parse(name, yaml, given, folder, named -> {});
    }

    private static Settings parse(String name, String yaml, Given given, Path folder, Consumer<Path> reading)
            throws SettingsException {
        SettingsFile reader = new SettingsFile(name, given, folder, reading);
        return reader.checked(reader.settings(new YamlSection("", compose(name, yaml), reader.mistakes), true));
    }

    private Settings checked(Settings settings) throws SettingsException {
        if (!mistakes.isEmpty()) {
            throw new SettingsException(name, mistakes);
        }
        return settings;
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** The text of a configuration. */
    static String content(Path file) throws SettingsException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new SettingsException(file + ": cannot be read: this user may not");
        } catch (CharacterCodingException e) {
            throw new SettingsException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new SettingsException(
                    file + ": cannot be read: " + (Files.isDirectory(file) ? "it is a folder" : e.getMessage()));
        }
    }

    private static Node compose(String name, String yaml) throws SettingsException {
        try {
            return new Compose(LoadSettings.builder().setLabel(name).build())
                    .composeString(yaml)
                    .orElseThrow(() ->
                            new SettingsException(name + ": is empty; expected at least one feed under the key feeds"));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            int line = mark.map(Mark::getLine).orElse(0) + 1;
            int column = mark.map(Mark::getColumn).orElse(0) + 1;
            throw new SettingsException(name, List.of(new Mistake(line, column, "", "is not YAML: " + problem(e))));
        } catch (ReaderException e) {
            String before =
                    yaml.substring(0, Math.max(0, yaml.indexOf(e.getCodePoint()))); // its own position may be off
            int column = before.length() - before.lastIndexOf('\n');
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            String character = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
            throw new SettingsException(
                    name,
                    List.of(new Mistake(
                            line, column, "", "is not YAML: the character " + character + " may not stand here")));
        } catch (YamlEngineException e) {
            throw new SettingsException(name + ": is not YAML: " + firstLine(e));
        } catch (StackOverflowError e) {
            throw new SettingsException(
                    name + ": is not YAML that can be read: brackets stand too deep in one another");
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? firstLine(e) : e.getProblem();
        if (problem.equals("mapping values are not allowed here")) {
            return "a colon makes a key of what stands before it, which cannot be one here; put a value with a colon into"
                    + " quotes, or begin the line where its neighbours begin";
        }
        if (problem.equals("expected the node content, but found ':'")) {
            return "a value cannot begin with : here; put it into quotes";
        }
        // The library has advice for tabs only, and gives it for every character.
        Matcher character = CANNOT_START.matcher(problem);
        return !character.matches() || character.group(1).contains("TAB")
                ? problem
                : "a value cannot begin with " + character.group(1) + "; put it into quotes";
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private Settings settings(YamlSection top, boolean withFeeds) {
        Set<String> named = new HashSet<>();
        Secrets secrets = new Secrets(
                folder,
                variable -> {
                    named.add(variable);
                    return given.environment().value(variable);
                },
                reading);
        Choices choices = new Choices(given, top, name, secrets, mistakes);
        Settings.Lasting lasting = lasting(choices);
        Optional<String> publicBase = choices.one(SettingsTable.PUBLIC_BASE);
        List<String> allowed = choices.several(SettingsTable.ALLOW_ADDRESSES);
        List<String> sites = choices.several(SettingsTable.EMBEDDING_SITES);
        FeedSection reader = new FeedSection(AddressPolicy.publicOnly().allowing(allowed), folder, secrets);
        Map<String, Optional<FeedAddress>> feeds = withFeeds ? feeds(top, reader) : Map.of();
        List<Widget> widgets = withFeeds ? widgets(top, feeds) : List.of();
        List<Panel> panels = PanelSection.read(top.section("panels"));
        Set<String> taken = widgets.stream().map(Widget::id).collect(Collectors.toSet());
        panels.stream()
                .map(Panel::id)
                .filter(taken::contains)
                .forEach(id -> top.section("panels").wrong(id, "there is a widget of this id already; choose another"));
        GROUPS.forEach(group -> top.section(group).end());
        top.end();
        List<String> warnings = new ArrayList<>();
        unknownVariables(named).ifPresent(warnings::add);
        unshown(feeds, widgets).ifPresent(warnings::add);
        return new Settings(lasting, publicBase, allowed, sites, widgets, panels, choices.made(), warnings);
    }

    /**
     * A variable that is nearly called as a setting is refused as a key in the file would be; any other may be meant for the
     * filter, or be somebody else's, and must not stop a start.
     *
     * @param named what the configuration names as the place of a secret
     */
    private Optional<String> unknownVariables(Set<String> named) {
        Set<String> known = SettingsTable.ALL.stream().map(Setting::variable).collect(Collectors.toSet());
        known.add(Serving.CONFIG_VARIABLE);
        List<String> unknown = new ArrayList<>();
        for (String stranger : given.environment().strangers(known)) {
            if (named.contains(stranger)) {
                continue;
            }
            Environment.meant(stranger, known)
                    .ifPresentOrElse(
                            meant -> mistakes.add(Mistake.outside(
                                    stranger, "no setting has this variable; did you mean " + meant + "?")),
                            () -> unknown.add(stranger));
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("No setting of the widget server has the variable " + String.join(", ", unknown)
                        + "; what it says counts for nothing here.");
    }

    private Settings.Lasting lasting(Choices choices) {
        return new Settings.Lasting(
                choices.one(SettingsTable.ADDRESS),
                choices.one(SettingsTable.PORT),
                choices.one(SettingsTable.DATA),
                admin(choices),
                tls(choices),
                new Proxies(choices.several(SettingsTable.TRUSTED_PROXIES), choices.one(SettingsTable.CLIENT_FROM)),
                new AccessLog(choices.one(SettingsTable.ACCESS_LOG), choices.one(SettingsTable.ACCESS_LOG_ADDRESSES)),
                new Limits(
                        choices.one(SettingsTable.CONNECTIONS),
                        choices.one(SettingsTable.REQUESTS_AT_ONCE),
                        choices.one(SettingsTable.CLIENT_RATE),
                        choices.one(SettingsTable.REQUEST_TIME),
                        choices.one(SettingsTable.IDLE_TIME),
                        choices.one(SettingsTable.DATA_RATE),
                        choices.one(SettingsTable.BODY_SIZE)),
                choices.one(SettingsTable.IMAGES_AT_ONCE),
                choices.one(SettingsTable.IMAGES_WAITING));
    }

    private Settings.Admin admin(Choices choices) {
        Optional<String> token = choices.one(SettingsTable.ADMIN_TOKEN);
        Optional<Path> tokenFile = file(choices, SettingsTable.ADMIN_TOKEN_FILE);
        return new Settings.Admin(
                choices.one(SettingsTable.ADMIN_ENABLED),
                choices.one(SettingsTable.ADMIN_ADDRESS),
                choices.one(SettingsTable.ADMIN_PORT),
                token.or(() -> tokenFile.flatMap(named -> token(choices, named))));
    }

    private static Optional<String> token(Choices choices, Path file) {
        try {
            return Optional.of(SettingsTable.adminToken(Secrets.text(file)));
        } catch (CharacterCodingException e) {
            choices.wrong(SettingsTable.ADMIN_TOKEN_FILE, file + " is not UTF-8 text");
        } catch (IOException e) {
            return Optional.empty(); // said already, where the file was named
        } catch (IllegalArgumentException e) {
            choices.wrong(SettingsTable.ADMIN_TOKEN_FILE, e.getMessage() + " in " + file);
        }
        return Optional.empty();
    }

    private Optional<Settings.Tls> tls(Choices choices) {
        Optional<Path> certificate = file(choices, SettingsTable.TLS_CERTIFICATE);
        Optional<Path> key = file(choices, SettingsTable.TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            choices.wrong(
                    certificate.isPresent() ? SettingsTable.TLS_CERTIFICATE : SettingsTable.TLS_KEY,
                    "expected both tls.certificate and tls.key, or neither: the names of two files in PEM");
        }
        return certificate.flatMap(chain -> key.map(own -> new Settings.Tls(chain, own)));
    }

    private Optional<Path> file(Choices choices, Setting<Optional<Path>> setting) {
        Optional<Path> file =
                choices.one(setting).map(named -> folder.resolve(named).normalize());
        file.ifPresent(reading);
        if (file.isPresent() && (!Files.isReadable(file.get()) || Files.isDirectory(file.get()))) {
            choices.wrong(setting, "there is no file " + file.get() + " that can be read");
        }
        return file;
    }

    /** The feeds by name; one whose address is wrong is known, so that no widget is blamed for naming it. */
    private static Map<String, Optional<FeedAddress>> feeds(YamlSection top, FeedSection reader) {
        Map<String, Optional<FeedAddress>> feeds = new LinkedHashMap<>();
        YamlSection section = top.section("feeds");
        for (String name : section.names()) {
            feeds.put(name, reader.read(section.section(name)));
        }
        if (section.names().isEmpty() && top.section("panels").names().isEmpty()) {
            top.wrong(
                    "feeds",
                    "expected at least one feed, such as feeds: { news: { url: https://example.org/feed.xml } }");
        }
        return feeds;
    }

    /** Whoever takes a widget away for a while may leave its feeds, but whoever has forgotten one wonders for long. */
    private static Optional<String> unshown(Map<String, Optional<FeedAddress>> feeds, List<Widget> widgets) {
        Set<FeedAddress> shown =
                widgets.stream().flatMap(widget -> widget.feeds().stream()).collect(Collectors.toSet());
        List<String> others = new ArrayList<>();
        feeds.forEach(
                (name, address) -> address.filter(it -> !shown.contains(it)).ifPresent(it -> others.add(name)));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("No widget shows " + String.join(", ", others) + ", so nobody reads it.");
    }

    private static List<Widget> widgets(YamlSection top, Map<String, Optional<FeedAddress>> feeds) {
        List<Widget> widgets = new ArrayList<>();
        YamlSection section = top.section("widgets");
        for (String id : section.names()) {
            YamlSection widget = section.section(id);
            List<FeedAddress> addresses = feedsOf(widget, feeds);
            widget(section, id, widget, addresses).ifPresent(widgets::add);
            widget.end();
        }
        if (section.names().isEmpty()) {
            // Whoever names only feeds wants to see them: each is a widget of its own name.
            feeds.forEach((name, address) -> widget(
                            top.section("feeds"),
                            name,
                            section,
                            address.stream().toList())
                    .ifPresent(widgets::add));
        }
        return widgets;
    }

    private static List<FeedAddress> feedsOf(YamlSection widget, Map<String, Optional<FeedAddress>> feeds) {
        Set<String> named = new HashSet<>();
        List<Optional<FeedAddress>> addresses = widget.list("feeds", name -> {
            named.add(name);
            Optional<FeedAddress> address = feeds.get(name);
            if (address == null) {
                throw new IllegalArgumentException("the feed " + YamlSection.unknown(name, feeds.keySet()));
            }
            return address;
        });
        if (!widget.has("feeds")) {
            widget.wrong("feeds", "expected feeds: and the names of one or more feeds from above");
        } else if (named.isEmpty()) {
            widget.wrong("feeds", "expected the names of one or more feeds from above");
        }
        return addresses.stream().flatMap(Optional::stream).distinct().toList();
    }

    private static Optional<Widget> widget(YamlSection where, String id, YamlSection keys, List<FeedAddress> feeds) {
        String title = keys.text("title").orElse("");
        Layout layout =
                keys.choice("layout", ids(Layout.values()), Layout::ofId).orElse(Layout.LIST);
        Theme theme = keys.choice("theme", ids(Theme.values()), Theme::ofId).orElse(Theme.AUTO);
        int limit = keys.number("limit", 1, 100).orElse(DEFAULT_LIMIT);
        Locale language = keys.choice("language", WidgetRenderer.languages(), SettingsFile::language)
                .orElse(Locale.ENGLISH);
        Moderation moderation = moderation(keys.section("moderation"));
        if (feeds.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Widget(id, title, feeds, layout, theme, limit, moderation, language));
        } catch (IllegalArgumentException e) {
            where.wrong(id, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Moderation moderation(YamlSection section) {
        Moderation moderation = new Moderation(
                words(section, "required-words"),
                words(section, "banned-words"),
                section.list("authors", author -> author),
                section.list("banned-authors", author -> author),
                section.flag("sensitive").orElse(true),
                Set.copyOf(section.list("hidden", id -> id)),
                section.list("pinned", id -> id),
                section.flag("approval-needed").orElse(false),
                Set.copyOf(section.list("approved", id -> id)));
        section.end();
        return moderation;
    }

    /** Nothing, taken for a word, stands in nearly every post; and whoever bans a tag without quotes has banned nothing. */
    private static List<String> words(YamlSection section, String key) {
        if (section.isLeftOpen(key)) {
            section.wrong(key, YamlSection.LEFT_OPEN);
        }
        return section.list(key, word -> {
            if (word.isBlank()) {
                throw new IllegalArgumentException("expected a word, found \"" + word + "\"");
            }
            return word;
        });
    }

    private static Optional<Locale> language(String tag) {
        return WidgetRenderer.languages().contains(tag) ? Optional.of(Locale.forLanguageTag(tag)) : Optional.empty();
    }

    private static List<String> ids(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
