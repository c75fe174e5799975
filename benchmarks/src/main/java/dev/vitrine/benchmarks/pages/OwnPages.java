package dev.vitrine.benchmarks.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages written for this module, for where there are no real ones. Each is a short file with one part that is repeated
 * until the page has the size asked for; a number in it changes with each copy.
 */
public final class OwnPages {
    private static final List<String> NAMES = List.of("article", "shop", "forum", "landing");
    private static final List<Integer> SIZES = List.of(14_000, 50_000, 107_000, 250_000);
    private static final String FROM = "<!--repeat-->\n";
    private static final String TO = "<!--/repeat-->\n";

    private OwnPages() {}

    /** Each page in each size. */
    static PageSet set() throws IOException {
        List<SavedPage> pages = new ArrayList<>();
        for (String name : NAMES) {
            for (int size : SIZES) {
                pages.add(page(name, size));
            }
        }
        return new PageSet(pages.size() + " pages of our own (real ones: -Dvitrine.shared=DIR)", pages);
    }

    /** The article, in the size asked for. */
    public static SavedPage article(int bytes) throws IOException {
        return page("article", bytes);
    }

    private static SavedPage page(String name, int bytes) throws IOException {
        String text = read(name + ".html");
        int from = text.indexOf(FROM);
        int to = text.indexOf(TO);
        String part = text.substring(from + FROM.length(), to);
        String end = text.substring(to + TO.length());
        StringBuilder page = new StringBuilder(text.substring(0, from));
        for (int number = 1; page.length() + end.length() < bytes || number == 1; number++) {
            page.append(part.replace("{n}", Integer.toString(number)));
        }
        return SavedPage.of(
                name + "-" + bytes + ".html", page.append(end).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String file) throws IOException {
        try (InputStream in = OwnPages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + OwnPages.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
