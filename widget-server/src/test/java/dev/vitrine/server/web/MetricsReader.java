package dev.vitrine.server.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format</a> of Prometheus strictly,
 * and finds fault with it as {@code promtool check metrics} does.
 */
final class MetricsReader {
    private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9.]+(?:E-?[0-9]+)?|\\+Inf|NaN)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Pattern PART = Pattern.compile("(.*)_(bucket|sum|count)");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private String current = "";

    MetricsReader(String text) {
        if (!text.endsWith("\n")) {
            faults.add("the last line does not end");
        }
        text.lines().forEach(this::line);
        types.forEach(this::lint);
        buckets();
    }

    /** What is wrong, in order. */
    List<String> faults() {
        return faults;
    }

    /** The names that queries may use. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        types.forEach((name, type) -> {
            if (type.equals("histogram")) {
                names.addAll(Set.of(name + "_bucket", name + "_sum", name + "_count"));
            } else {
                names.add(name);
            }
        });
        return names;
    }

    /** The value of a sample, by its name and labels as they stand in the text; 0 where there is none. */
    double value(String sample) {
        return samples.getOrDefault(sample, 0.0);
    }

    private void line(String line) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            head(head.group(1), head.group(2), head.group(3));
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            faults.add("no sample: " + line);
            return;
        }
        sample(line, sample.group(1), sample.group(2) == null ? "" : sample.group(2), sample.group(3));
    }

    private void head(String kind, String name, String text) {
        Map<String, String> map = kind.equals("HELP") ? helps : types;
        if (map.putIfAbsent(name, text) != null) {
            faults.add(name + " has two lines of " + kind);
        }
        if (!name.equals(current)) {
            closed.add(current);
            current = name;
        }
        if (closed.contains(name)) {
            faults.add(name + " is begun a second time");
        }
    }

    private void sample(String line, String name, String labels, String value) {
        String family = family(name);
        if (!family.equals(current)) {
            faults.add("stands under the head of " + current + ": " + line);
        }
        String type = types.getOrDefault(family, "");
        if (type.isEmpty()) {
            faults.add("has no type: " + line);
        }
        checkLabels(line, labels);
        double number = value.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
        if (type.equals("counter") && !(number >= 0)) {
            faults.add("a counter below zero: " + line);
        }
        if (samples.put(name + (labels.isEmpty() ? "" : "{" + labels + "}"), number) != null) {
            faults.add("stands there twice: " + line);
        }
    }

    private String family(String name) {
        Matcher part = PART.matcher(name);
        boolean histogram = part.matches() && "histogram".equals(types.get(part.group(1)));
        return histogram ? part.group(1) : name;
    }

    private void checkLabels(String line, String labels) {
        Set<String> names = new HashSet<>();
        int end = 0;
        Matcher label = LABEL.matcher(labels);
        while (end < labels.length() && label.find(end) && label.start() == end) {
            if (!names.add(label.group(1))) {
                faults.add("names a label twice: " + line);
            }
            end = label.end();
        }
        if (end != labels.length()) {
            faults.add("has labels that are none: " + line);
        }
    }

    /** The rules of promtool's linter: units are base units, counters end in total, all have a help text. */
    private void lint(String name, String type) {
        if (!helps.containsKey(name)) {
            faults.add(name + " has no help text");
        }
        if (type.equals("counter") != name.endsWith("_total")) {
            faults.add(name + " is a " + type);
        }
        if (name.matches(".*_(milliseconds|ms|minutes|hours|kilobytes|megabytes|percent)(_.*|$)")) {
            faults.add(name + " has no base unit");
        }
        if (!name.equals(name.toLowerCase(java.util.Locale.ROOT)) || name.contains("__")) {
            faults.add(name + " is not in snake case");
        }
    }

    /** Within a histogram each bucket holds those before it, and the last one all. */
    private void buckets() {
        Map<String, TreeMap<Double, Double>> histograms = new TreeMap<>();
        Pattern bucket = Pattern.compile("(.*)_bucket\\{(.*),?le=\"([^\"]*)\"}");
        samples.forEach((sample, value) -> {
            Matcher matcher = bucket.matcher(sample);
            if (matcher.matches()) {
                double limit = matcher.group(3).equals("+Inf")
                        ? Double.POSITIVE_INFINITY
                        : Double.parseDouble(matcher.group(3));
                String labels = matcher.group(2).replaceAll(",$", "");
                histograms
                        .computeIfAbsent(matcher.group(1) + "_count{" + labels + "}", key -> new TreeMap<>())
                        .put(limit, value);
            }
        });
        histograms.forEach((count, counts) -> {
            double before = 0;
            for (double value : counts.values()) {
                if (value < before) {
                    faults.add("a bucket holds less than the one before: " + count);
                }
                before = value;
            }
            if (!counts.containsKey(Double.POSITIVE_INFINITY) || before != value(count)) {
                faults.add("the last bucket is not all: " + count);
            }
        });
    }
}
