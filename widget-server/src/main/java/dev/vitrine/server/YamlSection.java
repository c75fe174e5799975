package dev.vitrine.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the configuration, read key by key. Whatever is wrong is noted with its place and reading goes on, so
 * that all mistakes are told at once; {@link #end} notes the keys that nobody asked for.
 */
final class YamlSection {
    /** What is wrong with a key that {@link #isLeftOpen} finds. */
    static final String LEFT_OPEN = "has no value; what begins with # has to stand in quotes, or it is a comment";

    private final String path;
    private final Node node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Map<String, YamlSection> sections = new HashMap<>();
    private final Collection<String> asked = new TreeSet<>();
    private final List<Mistake> mistakes;

    /** @param path the keys that lead here, such as {@code feeds.news}; empty at the top */
    YamlSection(String path, Node node, List<Mistake> mistakes) {
        this.path = path;
        this.node = node;
        this.mistakes = mistakes;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::keep);
        } else if (!isNothing(node)) {
            mistake(node, path, "expected keys with values, found " + found(node));
        }
    }

    private void keep(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (entries.putIfAbsent(key, entry) != null) {
            mistake(entry.getKeyNode(), at(key), "is set a second time; keep one of them");
        }
    }

    /** The keys in the order of the file, for sections whose keys are names. */
    List<String> names() {
        asked.addAll(entries.keySet());
        return List.copyOf(entries.keySet());
    }

    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key) && !isNothing(value(key));
    }

    /** Whether the key is there and says nothing. */
    boolean isLeftOpen(String key) {
        return entries.containsKey(key) && isNothing(value(key));
    }

    Optional<String> text(String key) {
        return scalar(key, "text").map(ScalarNode::getValue);
    }

    /** The text under this key as it stands there, if it is one. */
    Optional<String> written(String key) {
        return has(key) && value(key) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** A whole number between the two, both included. */
    Optional<Integer> number(String key, int least, int most) {
        String expected = "a number from " + least + " to " + most;
        return scalar(key, expected).flatMap(scalar -> {
            String digits = scalar.getValue();
            if (digits.matches("[0-9]{1,9}") && Integer.parseInt(digits) >= least && Integer.parseInt(digits) <= most) {
                return Optional.of(Integer.parseInt(digits));
            }
            return wrong(scalar, key, "expected " + expected + ", found " + found(scalar));
        });
    }

    Optional<Boolean> flag(String key) {
        return scalar(key, "true or false").flatMap(scalar -> switch (scalar.getValue()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> wrong(scalar, key, "expected true or false, found " + found(scalar));
        });
    }

    /** One of a few words. */
    <T> Optional<T> choice(String key, Collection<String> known, Function<String, Optional<T>> read) {
        return scalar(key, "one of " + String.join(", ", known)).flatMap(scalar -> {
            Optional<T> value = read.apply(scalar.getValue());
            return value.isPresent() ? value : wrong(scalar, key, unknown(scalar.getValue(), known));
        });
    }

    /** A value that some other room checks, which says with an {@link IllegalArgumentException} what it expects. */
    <T> Optional<T> checked(String key, Function<String, T> read) {
        return scalar(key, "text").flatMap(scalar -> {
            try {
                return Optional.of(read.apply(scalar.getValue()));
            } catch (IllegalArgumentException e) {
                return wrong(scalar, key, String.valueOf(e.getMessage()));
            }
        });
    }

    /** A list of texts; a single text stands for a list of one. Each is checked as in {@link #checked}. */
    <T> List<T> list(String key, Function<String, T> read) {
        if (!has(key)) {
            return List.of();
        }
        Node value = value(key);
        List<Node> items = value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
        List<T> values = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof ScalarNode scalar && !isNothing(item)) {
                try {
                    values.add(read.apply(scalar.getValue()));
                } catch (IllegalArgumentException e) {
                    mistake(item, at(key), String.valueOf(e.getMessage()));
                }
            } else {
                mistake(item, at(key), "expected text, found " + found(item));
            }
        }
        return values;
    }

    /** The mapping under this key, the same each time; an empty one where it is not there. */
    YamlSection section(String key) {
        YamlSection known = sections.get(key);
        if (known != null) {
            return known;
        }
        YamlSection made = made(key);
        sections.put(key, made);
        return made;
    }

    private YamlSection made(String key) {
        asked.add(key);
        NodeTuple entry = entries.get(key);
        return entry == null
                ? new YamlSection(at(key), new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK), mistakes)
                : new YamlSection(at(key), entry.getValueNode(), mistakes);
    }

    /** Notes that something about this key, or where it is absent about this section, cannot be. */
    void wrong(String key, String problem) {
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            mistake(node, path, problem);
        } else {
            mistake(entry.getValueNode(), at(key), problem);
        }
    }

    /**
     * Notes every key that was not asked for.
     *
     * @return whether there was none
     */
    boolean end() {
        return end(asked);
    }

    /** As {@link #end()}, but of the known keys only these are named. */
    boolean end(Collection<String> named) {
        boolean allKnown = true;
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            String key = entry.getKey();
            if (!asked.contains(key)) {
                mistake(entry.getValue().getKeyNode(), at(key), "unknown key; " + hint(key, named));
                allKnown = false;
            }
        }
        return allKnown;
    }

    /** Says what a word is not, and which words there are. */
    static String unknown(String word, Collection<String> known) {
        return "\"" + word + "\" is unknown; " + hint(word, known);
    }

    private static String hint(String word, Collection<String> known) {
        String all = "known here: " + String.join(", ", known);
        return Suggestion.of(word, known)
                .map(near -> "did you mean \"" + near + "\"? (" + all + ")")
                .orElse(all);
    }

    private Optional<ScalarNode> scalar(String key, String expected) {
        if (!has(key)) {
            return Optional.empty();
        }
        Node value = value(key);
        return value instanceof ScalarNode scalar
                ? Optional.of(scalar)
                : wrong(value, key, "expected " + expected + ", found " + found(value));
    }

    private Node value(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? node : entry.getValueNode();
    }

    private <T> Optional<T> wrong(Node where, String key, String problem) {
        mistake(where, at(key), problem);
        return Optional.empty();
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void mistake(Node where, String key, String problem) {
        int line = where.getStartMark().map(Mark::getLine).orElse(0) + 1;
        int column = where.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        mistakes.add(new Mistake(line, column, key, problem));
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    private static String found(Node node) {
        if (isNothing(node)) {
            return "nothing";
        }
        if (node instanceof ScalarNode scalar) {
            return "\"" + scalar.getValue() + "\"";
        }
        return node instanceof SequenceNode ? "a list" : "keys with values";
    }
}
