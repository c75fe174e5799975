package dev.vitrine.server.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The cases that feedparser's sanitiser is held to: markup in one element of a feed, and what is to be left of it. */
final class FeedparserSanitizeCases {
    private static final Pattern EXPECT = Pattern.compile("(?s)Expect:\\s*(.*?)\\s*-->\\s*<");
    private static final Pattern STRING =
            Pattern.compile("(?s)'''(.*?)'''|'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");

    private FeedparserSanitizeCases() {}

    /** @param expected what feedparser leaves of {@code raw} */
    record Case(String name, String raw, String expected) {}

    static List<Case> all() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedData.path("feeds/feedparser/wellformed/sanitize"))) {
            for (Path file : files.sorted().toList()) {
                cases.add(read(file));
            }
        }
        return cases;
    }

    private static Case read(Path file) throws IOException {
        String text = Files.readString(file, UTF_8);
        Matcher expect = EXPECT.matcher(text);
        if (!expect.find()) {
            throw new IOException(file + " expects nothing");
        }
        String[] sides = expect.group(1).split("\\s==\\s", 2);
        return new Case(
                String.valueOf(file.getFileName()), raw(Parser.xmlParser().parseInput(text, "")), strings(sides[1]));
    }

    /** The markup under test is the innermost element of the feed's own vocabulary. */
    private static String raw(Document document) {
        Element last = document.stream()
                .filter(it -> it.tagName()
                        .matches("(?i)title|description|content|summary|copyright|rights|info|subtitle"
                                + "|tagline|content:encoded|fullitem|body|xhtml:body"))
                .filter(it ->
                        !it.attr("xmlns").contains("xhtml") || it.tagName().endsWith("body"))
                .reduce((one, other) -> one.parents().contains(other) ? one : other)
                .orElseThrow(() -> new IllegalStateException("no element to clean in " + document));
        document.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.html);
        String markup = last.childrenSize() > 0 ? last.html() : last.wholeText();
        return last.attr("mode").equals("base64")
                ? new String(Base64.getMimeDecoder().decode(markup), UTF_8)
                : markup;
    }

    /** The strings of a Python expression that adds them up. */
    private static String strings(String expression) {
        StringBuilder all = new StringBuilder();
        Matcher string = STRING.matcher(expression);
        while (string.find()) {
            String literal = Stream.of(1, 2, 3)
                    .map(string::group)
                    .filter(it -> it != null)
                    .findFirst()
                    .orElse("");
            all.append(literal.replace("\\n", "\n").replace("\\t", "\t").replaceAll("\\\\(.)", "$1"));
        }
        return all.toString();
    }
}
