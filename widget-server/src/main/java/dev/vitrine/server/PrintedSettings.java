package dev.vitrine.server;

import dev.vitrine.server.widget.Widget;
import java.util.stream.Collectors;

/** All settings as an operator reads them: what each is, and who says so. */
final class PrintedSettings {
    private PrintedSettings() {}

    /** One line for each, in YAML; then one for each widget. */
    static String of(Settings settings) {
        StringBuilder lines = new StringBuilder();
        for (Choices.Choice choice : settings.choices()) {
            String value = choice.setting().key() + ": " + (choice.text().isEmpty() ? "-" : choice.text());
            lines.append("%-48s # %s%n".formatted(value, choice.origin()));
        }
        for (Widget widget : settings.widgets()) {
            String feeds = widget.feeds().stream().map(feed -> feed.label()).collect(Collectors.joining(", "));
            lines.append("%-48s # %s%n".formatted("widgets." + widget.id(), feeds));
        }
        settings.panels()
                .forEach(panel -> lines.append("panels.").append(panel.id()).append(System.lineSeparator()));
        return lines.toString();
    }
}
