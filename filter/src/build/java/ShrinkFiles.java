import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leaves out of our style sheets and scripts, at build time, what only their readers need: comments, white space that means
 * nothing, and long names of what a script declares for itself. Our scripts end every statement with a semicolon.
 *
 * <p>Arguments: the folder of the files, and the file to write. It has a line for each: its name, the SHA-256 of its content,
 * and the content; a machine that starts would need long to read and digest eight files.
 */
final class ShrinkFiles {
    private static final Pattern STYLE =
            Pattern.compile("(?<whole>\"[^\"]*\")|/\\*(?s:.*?)\\*/|(?<space>\\s+)|(?<other>.)");

    /** Texts and regular expressions, of which the latter stand where a value begins. */
    private static final String WHOLE = "(?<whole>'(?:[^'\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\n]|\\\\.)*\""
            + "|(?<=[(,=:!&|?]\\s?)/(?![/*])(?:[^/\\\\\n\\[]|\\\\.|\\[[^\\]]*\\])+/)";

    private static final Pattern SCRIPT =
            Pattern.compile(WHOLE + "|//[^\n]*|/\\*(?s:.*?)\\*/|(?<space>\\s+)|(?<other>.)");

    private static final Pattern NAMES = Pattern.compile(WHOLE + "|[A-Za-z_$][\\w$]*");

    /** Whatever a script declares: variables, functions and parameters. A name that these miss keeps its length. */
    private static final Pattern DECLARED = Pattern.compile(
            "\\b(?:const|let|var) ([\\w,]+)|\\bfunction ?(\\w*)\\(([\\w,.]*)\\)|,(\\w+)=(?![=>])"
                    + "|\\(([\\w,\\[\\].]*)\\)=>|(\\w+)=>");

    public static void main(String[] arguments) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.filter(file -> file.toString().matches(".*\\.(css|js)"))
                    .sorted()
                    .toList();
        }
        StringBuilder lines = new StringBuilder();
        for (Path file : files) {
            String text = Files.readString(file);
            lines.append(line(file.getFileName().toString(), file.toString().endsWith(".js") ? script(text) : style(text)));
        }
        Path target = Path.of(arguments[1]);
        Files.createDirectories(target.getParent());
        Files.writeString(target, lines);
    }

    private static String line(String name, String content) throws NoSuchAlgorithmException {
        if (content.matches("(?s).*[\\t\\n].*")) {
            throw new IllegalArgumentException(name + " has more than one line left");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return name + "\t" + HexFormat.of().formatHex(digest) + "\t" + content + "\n";
    }

    private static String script(String text) {
        if (text.contains("`")) {
            throw new IllegalArgumentException("names in template literals would be missed: " + text.indexOf('`'));
        }
        return renamed(shrunk(SCRIPT.matcher(text), "=+?:&|<>{}()[],;!*-.").replace(";}", "}"));
    }

    /** In a selector, white space before a colon or a bracket is a combinator. */
    private static String style(String text) {
        String shrunk = shrunk(STYLE.matcher(text), "{};,>!");
        return shrunk.replaceAll("([{;(][a-z-]+:) ", "$1").replace(";}", "}");
    }

    /** @param punctuation what needs no white space beside it */
    private static String shrunk(Matcher tokens, String punctuation) {
        StringBuilder out = new StringBuilder();
        boolean space = false;
        while (tokens.find()) {
            String token = tokens.group();
            if (tokens.group("whole") == null && tokens.group("other") == null) {
                space = true;
                continue;
            }
            char before = out.isEmpty() ? ';' : out.charAt(out.length() - 1);
            char behind = token.charAt(0);
            boolean apart = punctuation.indexOf(before) < 0 && punctuation.indexOf(behind) < 0;
            if (space && (apart || (before == behind && "+-".indexOf(behind) >= 0))) {
                out.append(' ');
            }
            space = false;
            out.append(token);
        }
        return out.toString();
    }

    private static String renamed(String script) {
        Set<String> used = new LinkedHashSet<>();
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> declared = declared(script);
        for (MatchResult name : names(script)) {
            used.add(name.group());
            counts.merge(name.group(), 1, Integer::sum);
        }
        List<String> free = Stream.iterate('a', c -> (char) (c + 1))
                .limit(26)
                .flatMap(c -> Stream.of(String.valueOf(c), String.valueOf(Character.toUpperCase(c))))
                .filter(letter -> !used.contains(letter))
                .toList();
        List<String> longest = counts.keySet().stream()
                .filter(name -> name.length() > 1 && declared.contains(name))
                .sorted((one, other) -> counts.get(other) - counts.get(one))
                .limit(free.size())
                .toList();
        Map<String, String> shorter = new HashMap<>(Map.of("const", "let", "true", "!0", "false", "!1"));
        for (int i = 0; i < longest.size(); i++) {
            shorter.put(longest.get(i), free.get(i));
        }
        StringBuilder out = new StringBuilder(script);
        List<MatchResult> names = names(script);
        for (int i = names.size() - 1; i >= 0; i--) {
            MatchResult name = names.get(i);
            String other = shorter.get(name.group());
            if (other != null) {
                out.replace(name.start(), name.end(), other);
            }
        }
        return out.toString();
    }

    private static Set<String> declared(String script) {
        return DECLARED.matcher(script)
                .results()
                .flatMap(found -> Stream.of(1, 2, 3, 4, 5, 6).map(found::group))
                .filter(group -> group != null)
                .flatMap(group -> Stream.of(group.split("\\W+", -1)))
                .collect(Collectors.toSet());
    }

    /** All names but those of properties. */
    private static List<MatchResult> names(String script) {
        return NAMES.matcher(script)
                .results()
                .filter(found -> found.group(1) == null)
                .filter(found -> !isProperty(script, found))
                .toList();
    }

    private static boolean isProperty(String script, MatchResult name) {
        char before = name.start() == 0 ? ';' : script.charAt(name.start() - 1);
        char behind = name.end() == script.length() ? ';' : script.charAt(name.end());
        boolean spread = name.start() > 2 && script.startsWith("...", name.start() - 3);
        return (before == '.' && !spread) || (behind == ':' && (before == '{' || before == ','));
    }
}
