package dev.vitrine.server;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.render.WidgetRenderer;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code vitrine.yaml}. */
final class SettingsFile {
    private static final int DEFAULT_LIMIT = 12;

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Path folder;

    private SettingsFile(Path folder) {
        this.folder = folder;
    }

    /** Reads and checks the whole file; the exception tells all mistakes. */
    static Settings read(Path file) throws SettingsException {
        Path folder = file.toAbsolutePath().getParent();
        return parse(file.toString(), content(file), folder == null ? Path.of("") : folder);
    }

    static Settings parse(String name, String yaml) throws SettingsException {
        return parse(name, yaml, Path.of(""));
    }

    /** @param folder what the files that feeds name are named from */
    static Settings parse(String name, String yaml, Path folder) throws SettingsException {
        SettingsFile reader = new SettingsFile(folder);
        Settings settings = reader.settings(new YamlSection("", compose(name, yaml), reader.mistakes));
        if (!reader.mistakes.isEmpty()) {
            throw new SettingsException(name, reader.mistakes);
        }
        return settings;
    }

    private static String content(Path file) throws SettingsException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": there is no such file");
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
        } catch (YamlEngineException e) {
            throw new SettingsException(name + ": is not YAML: " + firstLine(e));
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        return e.getProblem() == null ? firstLine(e) : e.getProblem();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private Settings settings(YamlSection top) {
        String address = top.checked("address", SettingsFile::listenAddress).orElse(Settings.DEFAULT_ADDRESS);
        int port = top.number("port", 0, 65_535).orElse(Settings.DEFAULT_PORT);
        Optional<String> publicBase = top.checked("public-base", SettingsFile::publicBase);
        Path data = top.text("data").map(Path::of).orElse(Settings.DEFAULT_DATA);
        List<String> allowed = top.list("allow-addresses", SettingsFile::allowedAddress);
        Settings.Admin admin = new AdminSection(folder, SettingsFile::environment).read(top.section("admin"));
        FeedSection reader =
                new FeedSection(AddressPolicy.publicOnly().allowing(allowed), folder, SettingsFile::environment);
        Map<String, Optional<FeedAddress>> feeds = feeds(top, reader);
        List<Widget> widgets = widgets(top, feeds);
        List<Panel> panels = PanelSection.read(top.section("panels"));
        Optional<Settings.Tls> tls = tls(top);
        top.end();
        return new Settings(address, port, publicBase, data, allowed, admin, tls, widgets, panels);
    }

    private Optional<Settings.Tls> tls(YamlSection top) {
        if (!top.has("tls")) {
            return Optional.empty();
        }
        YamlSection tls = top.section("tls");
        Optional<Path> certificate = tls.checked("certificate", this::existingFile);
        Optional<Path> key = tls.checked("key", this::existingFile);
        if (!tls.has("certificate") || !tls.has("key")) {
            tls.wrong("", "expected certificate and key: the names of two files in PEM");
        }
        tls.end();
        return certificate.flatMap(chain -> key.map(own -> new Settings.Tls(chain, own)));
    }

    private Path existingFile(String name) {
        Path file = folder.resolve(name).normalize();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("there is no file " + file + " that can be read");
        }
        return file;
    }

    static String listenAddress(String text) {
        if (!text.matches("[0-9A-Za-z.:-]+")) {
            throw new IllegalArgumentException(
                    "expected an address of this machine, such as 127.0.0.1, :: or 0.0.0.0, found \"" + text + "\"");
        }
        return text;
    }

    private static String publicBase(String text) {
        WebUrl url = WebUrl.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an address such as https://social.example.org/, found \"" + text + "\""));
        return url.href().endsWith("/") ? url.href() : url.href() + "/";
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    private static String allowedAddress(String text) {
        AddressPolicy.publicOnly().allowing(List.of(text));
        return text;
    }

    /** The feeds by name; one whose address is wrong is known, so that no widget is blamed for naming it. */
    private static Map<String, Optional<FeedAddress>> feeds(YamlSection top, FeedSection reader) {
        Map<String, Optional<FeedAddress>> feeds = new LinkedHashMap<>();
        YamlSection section = top.section("feeds");
        for (String name : section.names()) {
            feeds.put(name, reader.read(section.section(name)));
        }
        if (section.names().isEmpty()) {
            top.wrong(
                    "feeds",
                    "expected at least one feed, such as feeds: { news: { url: https://example.org/feed.xml } }");
        }
        return feeds;
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
        List<Optional<FeedAddress>> addresses = widget.list("feeds", name -> {
            Optional<FeedAddress> address = feeds.get(name);
            if (address == null) {
                throw new IllegalArgumentException("the feed " + YamlSection.unknown(name, feeds.keySet()));
            }
            return address;
        });
        if (!widget.has("feeds")) {
            widget.wrong("feeds", "expected feeds: and the names of one or more feeds from above");
        }
        return addresses.stream().flatMap(Optional::stream).toList();
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
                section.list("required-words", word -> word),
                section.list("banned-words", word -> word),
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

    private static Optional<Locale> language(String tag) {
        return WidgetRenderer.languages().contains(tag) ? Optional.of(Locale.forLanguageTag(tag)) : Optional.empty();
    }

    private static List<String> ids(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
