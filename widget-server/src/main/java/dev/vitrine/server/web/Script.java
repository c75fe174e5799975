package dev.vitrine.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script beside this class, as it is served: whatever only its authors need is left out, and its own names are short. It
 * knows no grammar, so the scripts keep some customs: every statement ends itself, a name of theirs that is also a
 * property or a key keeps its length, and a ternary has a space before its colon.
 */
final class Script {
    private static final Pattern INCLUDE = Pattern.compile("(?m)^\\s*// @include (\\S+)$");

    /** Strings and regular expressions, names (with the dot of a property before them), and white space. */
    private static final Pattern TOKEN = Pattern.compile("'(?:[^'\\\\\n]|\\\\.)*'"
            + "|(?<=[(,=!|&?:]|[(,=!|&?:] )/(?![/*])(?:[^/\\\\\\[\n]|\\\\.|\\[(?:[^]\\\\\n]|\\\\.)*])+/[a-z]*"
            + "|(?:(?<!\\.)\\.)?[A-Za-z_$][\\w$]*"
            + "|[ \\t]+"
            + "|.|\n");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern DECLARED = Pattern.compile(
            "\\b(?:const|let) ([A-Za-z_$][\\w$]*(?:, [A-Za-z_$][\\w$]*)*)(?= =|;| of)|\\(([\\w$]+(?:, [\\w$]+)*)\\) =>|([\\w$]+) =>");
    private static final Pattern KEPT =
            Pattern.compile("(?<!\\.)\\.([A-Za-z_$][\\w$]*)|([A-Za-z_$][\\w$]*):|\\{([\\w$]+(?:, [\\w$]+)*)}");

    private Script() {}

    /** The script of this name. */
    static String load(String name) {
        String source = INCLUDE.matcher(read(name)).replaceAll(line -> Matcher.quoteReplacement(read(line.group(1))));
        String lines = source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n"));
        return tight(lines, shortNames(lines));
    }

    private static String tight(String script, Map<String, String> names) {
        StringBuilder out = new StringBuilder(script.length());
        Matcher token = TOKEN.matcher(script);
        while (token.find()) {
            String text = token.group();
            if (!text.isBlank() || text.equals("\n")) {
                out.append(names.getOrDefault(text, text));
            } else if (separates(script, token.start() - 1) && separates(script, token.end())) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    private static boolean separates(String script, int at) {
        return Character.isLetterOrDigit(script.charAt(at)) || script.charAt(at) == '_' || script.charAt(at) == '$';
    }

    /** The script's own names, the most frequent ones first in getting the shortest. */
    private static Map<String, String> shortNames(String script) {
        Set<String> own = names(DECLARED, script);
        own.removeAll(names(KEPT, script));
        Map<String, Integer> uses = new HashMap<>();
        NAME.matcher(script).results().map(MatchResult::group).forEach(name -> uses.merge(name, 1, Integer::sum));
        List<String> byUse = own.stream()
                .sorted(Comparator.<String>comparingInt(name -> -uses.getOrDefault(name, 0))
                        .thenComparing(Function.identity()))
                .toList();
        Map<String, String> names = new HashMap<>();
        int next = 0;
        for (String name : byUse) {
            String shorter = letters(next++);
            while (uses.containsKey(shorter) && !own.contains(shorter)) {
                shorter = letters(next++);
            }
            names.put(name, shorter);
        }
        return names;
    }

    private static Set<String> names(Pattern pattern, String script) {
        Set<String> names = new HashSet<>();
        Matcher matcher = pattern.matcher(script);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    names.addAll(List.of(matcher.group(group).split(", ", -1)));
                }
            }
        }
        return names;
    }

    private static String letters(int number) {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String last = String.valueOf(letters.charAt(number % letters.length()));
        return number < letters.length() ? last : letters(number / letters.length() - 1) + last;
    }

    /** A text beside this class. */
    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
