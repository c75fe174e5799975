package dev.vitrine.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table as Markdown: the first column to the left, figures to the right. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(String... heads) {
        rows.add(List.of(heads));
    }

    /** Adds a row; an empty cell says that there is no figure. */
    public void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells does not fit "
                    + rows.get(0).size() + " columns");
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        String rule = "|---|" + "--:|".repeat(rows.get(0).size() - 1);
        List<String> lines =
                new ArrayList<>(rows.stream().map(MarkdownTable::line).toList());
        lines.add(1, rule);
        return lines.stream().collect(Collectors.joining("\n"));
    }

    /** A figure with three digits that count, as far as it has them. */
    public static String figure(double figure) {
        double size = Math.abs(figure);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", figure);
    }

    /** A part as a percentage, to show how far rounds lie apart. */
    public static String plusMinus(double part) {
        return String.format(Locale.ROOT, "±%.0f %%", part * 100);
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
