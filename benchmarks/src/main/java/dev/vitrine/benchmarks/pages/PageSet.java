package dev.vitrine.benchmarks.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The pages to measure with.
 *
 * @param description a phrase for the head of the tables
 * @param pages at least one
 */
public record PageSet(String description, List<SavedPage> pages) {
    public PageSet {
        pages = List.copyOf(pages);
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("there is no page in " + description);
        }
    }

    /**
     * The real pages below a data folder, or the module's own where there are none.
     *
     * @param shared the folder of third-party data; need not exist
     */
    public static PageSet load(Path shared) throws IOException {
        Path folder = shared.resolve("pages").resolve("original");
        if (!Files.isDirectory(folder)) {
            return OwnPages.set();
        }
        List<SavedPage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                pages.add(SavedPage.of(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
            }
        }
        return pages.isEmpty() ? OwnPages.set() : new PageSet(pages.size() + " real pages", pages);
    }

    /** Every so many-th page of these, for a quick look. */
    public PageSet everyNth(int n) {
        List<SavedPage> some = new ArrayList<>();
        for (int i = 0; i < pages.size(); i += n) {
            some.add(pages.get(i));
        }
        return n == 1 || pages.size() < 2 * n ? this : new PageSet(some.size() + " of " + description, some);
    }

    /** The pages for which this is true. */
    public PageSet where(Predicate<SavedPage> condition) {
        List<SavedPage> those = pages.stream().filter(condition).toList();
        int others = pages.size() - those.size();
        return others == 0 ? this : new PageSet(description + ", without " + others, those);
    }

    /** The page nearest to a size that has a head, a heading and an end, so that every insertion finds its place. */
    public SavedPage nearest(int bytes) {
        return pages.stream()
                .filter(PageSet::isWhole)
                .min(Comparator.comparingInt(page -> Math.abs(page.size() - bytes)))
                .orElse(pages.get(0));
    }

    /** Size of all pages together, in bytes. */
    public long size() {
        return pages.stream().mapToLong(SavedPage::size).sum();
    }

    private static boolean isWhole(SavedPage page) {
        String text = page.text().toLowerCase(Locale.ROOT);
        return Stream.of("charset", "</title>", "</head>", "</h1>", "</body>").allMatch(text::contains);
    }
}
