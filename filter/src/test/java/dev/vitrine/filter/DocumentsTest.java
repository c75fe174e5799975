package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader of the documents stumbles over: links that lead nowhere, and tables that are cut in two. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("(!?)\\[([^]]*)]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");
    private static final Pattern RULE = Pattern.compile("[|:\\- ]+");

    @Test
    void everyLinkBetweenDocumentsLeadsToAFileAndAHeading() throws IOException {
        List<String> nowhere = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(prose(document)).results().forEach(link -> {
                if (!leadsSomewhere(document, link.group(3))) {
                    nowhere.add(ROOT.relativize(document) + ": " + link.group(3));
                }
            });
        }
        assertThat(nowhere).isEmpty();
    }

    @Test
    void everyPictureSaysWhatItShows() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(prose(document))
                    .results()
                    .filter(link -> !link.group(1).isEmpty() && link.group(2).isBlank())
                    .forEach(link -> silent.add(ROOT.relativize(document) + ": " + link.group(3)));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void everyTableHasAHeadAndEndsWhereItsRowsDo() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            List<String> lines = prose(document).lines().toList();
            for (int i = 1; i < lines.size() - 1; i++) {
                boolean row = lines.get(i).startsWith("|");
                boolean first = row && !lines.get(i - 1).startsWith("|");
                boolean last = row && !lines.get(i + 1).startsWith("|");
                if ((first && !RULE.matcher(lines.get(i + 1)).matches())
                        || (last
                                && !lines.get(i + 1).isBlank()
                                && !lines.get(i + 1).startsWith("<!--"))) {
                    broken.add(ROOT.relativize(document) + ": " + lines.get(i));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        assertThat(documents).hasSizeGreaterThan(10);
        return documents;
    }

    /** A document without its blocks of code, whose lines are left empty. */
    private static String prose(Path document) throws IOException {
        StringBuilder prose = new StringBuilder();
        boolean code = false;
        for (String line : Files.readAllLines(document)) {
            boolean fence = line.startsWith("```");
            code ^= fence;
            prose.append(code || fence ? "" : line).append('\n');
        }
        return prose.toString();
    }

    private static boolean leadsSomewhere(Path from, String link) {
        if (link.contains("://")) {
            return true;
        }
        int hash = (link + "#").indexOf('#');
        Path to = hash == 0 ? from : from.resolveSibling(link.substring(0, hash));
        try {
            return Files.exists(to) && (hash == link.length() || anchors(to).contains(link.substring(hash + 1)));
        } catch (IOException e) {
            return false;
        }
    }

    /** The names that GitHub gives to the headings. */
    private static Set<String> anchors(Path document) throws IOException {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(prose(document))
                .results()
                .forEach(heading -> anchors.add(heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-')));
        return anchors;
    }
}
