package dev.vitrine.server.web;

import java.util.Locale;

/**
 * Writes the <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format</a> that Prometheus reads:
 * a head for each name, and its values behind it.
 */
final class MetricsText {
    private final StringBuilder lines = new StringBuilder();
    private String name = "";

    void counter(String metric, String help) {
        head(metric, "counter", help);
    }

    void gauge(String metric, String help) {
        head(metric, "gauge", help);
    }

    void histogram(String metric, String help) {
        head(metric, "histogram", help);
    }

    private void head(String metric, String type, String help) {
        name = metric;
        lines.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        lines.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
    }

    /** A value under the last head; labels are names, each followed by what it is. */
    void value(long value, String... labels) {
        line("", String.valueOf(value), labels);
    }

    /** As the other. */
    void value(double value, String... labels) {
        line("", String.valueOf(value), labels);
    }

    /** As {@link #value}, of a name that goes on so. */
    void part(String suffix, long value, String... labels) {
        line(suffix, String.valueOf(value), labels);
    }

    /** As the other. */
    void part(String suffix, double value, String... labels) {
        line(suffix, String.valueOf(value), labels);
    }

    private void line(String suffix, String value, String... labels) {
        lines.append(name).append(suffix);
        for (int i = 0; i < labels.length; i += 2) {
            lines.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"").append(escaped(labels[i + 1]));
            lines.append('"');
        }
        lines.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** The name of one of a few things, as it stands in a label. */
    static String word(Enum<?> thing) {
        return thing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
