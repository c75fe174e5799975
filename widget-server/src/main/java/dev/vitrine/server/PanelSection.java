package dev.vitrine.server;

import dev.vitrine.server.render.WidgetRenderer;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.share.ShareNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the panels of a configuration: the widgets that show no feed. */
final class PanelSection {
    private static final List<String> KINDS = List.of("testimonials", "follow", "share");

    /** What stands among the networks in the settings of the filter, and is none. */
    private static final Set<String> CONTROLS = Set.of("copy", "share", "print", "more");

    private PanelSection() {}

    static List<Panel> read(YamlSection section) {
        List<Panel> panels = new ArrayList<>();
        for (String id : section.names()) {
            YamlSection panel = section.section(id);
            List<Panel.Content> contents = new ArrayList<>();
            if (panel.has("testimonials")) {
                contents.add(testimonials(panel.section("testimonials")));
            }
            if (panel.has("follow")) {
                contents.add(follow(panel.section("follow")));
            }
            if (panel.has("share")) {
                contents.add(new Panel.Share(panel.list("share", PanelSection::shareable)));
            }
            if (contents.size() != 1) {
                panel.wrong("", "expected one of " + String.join(", ", KINDS));
            }
            String title = panel.text("title").orElse(id);
            Theme theme = panel.choice("theme", themes(), Theme::ofId).orElse(Theme.AUTO);
            Locale language = panel.choice("language", WidgetRenderer.languages(), PanelSection::language)
                    .orElse(Locale.ENGLISH);
            panel.end();
            contents.stream()
                    .findFirst()
                    .ifPresent(content -> add(panels, section, id, title, theme, language, content));
        }
        return panels;
    }

    private static void add(
            List<Panel> panels,
            YamlSection section,
            String id,
            String title,
            Theme theme,
            Locale language,
            Panel.Content content) {
        try {
            panels.add(new Panel(id, title, theme, language, content));
        } catch (IllegalArgumentException e) {
            section.wrong(id, String.valueOf(e.getMessage()));
        }
    }

    private static Panel.Content testimonials(YamlSection section) {
        List<Panel.Testimonial> all = new ArrayList<>();
        for (String key : section.names()) {
            YamlSection said = section.section(key);
            Optional<String> text = said.text("text");
            Optional<String> name = said.text("name");
            if (text.isEmpty() || name.isEmpty()) {
                said.wrong("", "expected text and name: what was said, and who said it");
            }
            all.add(new Panel.Testimonial(
                    text.orElse(""),
                    name.orElse(""),
                    said.text("role").orElse(""),
                    said.checked("url", PanelSection::url)));
            said.end();
        }
        return new Panel.Testimonials(all);
    }

    private static Panel.Content follow(YamlSection section) {
        List<Panel.Profile> profiles = new ArrayList<>();
        for (String network : section.names()) {
            section.checked(network, account -> followable(network, account)).ifPresent(profiles::add);
        }
        return new Panel.Follow(profiles);
    }

    private static String shareable(String name) {
        if (CONTROLS.contains(name)) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is a control of the filter's bars; a panel has networks only, such as mastodon or email");
        }
        return ShareNetworks.shareable(name).id();
    }

    private static Panel.Profile followable(String network, String account) {
        if (ShareNetworks.followable(network).followLink(account).isEmpty()) {
            throw new IllegalArgumentException("\"" + account + "\" is no account of " + network);
        }
        return new Panel.Profile(network, account);
    }

    private static String url(String text) {
        return WebUrl.parse(text)
                .map(WebUrl::href)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an address that begins with http:// or https://, found \"" + text + "\""));
    }

    private static List<String> themes() {
        return Arrays.stream(Theme.values()).map(Theme::id).toList();
    }

    private static Optional<Locale> language(String tag) {
        return WidgetRenderer.languages().contains(tag) ? Optional.of(Locale.forLanguageTag(tag)) : Optional.empty();
    }
}
