import java.util.regex.Pattern;

/** Tells whether a page has something to read, by simpler means than the filter's. */
final class Article {
    private static final int PARAGRAPHS = 3;
    private static final int LETTERS = 80;

    private static final Pattern ELEMENT = Pattern.compile("(?i)<article[\\s>]");
    private static final Pattern HEADING = Pattern.compile("(?i)<h1[\\s>]");
    private static final Pattern ASIDE =
            Pattern.compile("(?is)<(script|style|form|table|nav|header|footer|pre)\\b.*?</\\1>");
    private static final Pattern PARAGRAPH =
            Pattern.compile("(?is)<p\\b[^>]*>(.*?)(?=<p\\b|</p>|<h\\d|</div|</body)");

    private Article() {}

    /** An {@code article} element, or a heading and some paragraphs. */
    static boolean isIn(String page) {
        return ELEMENT.matcher(page).find() || (HEADING.matcher(page).find() && paragraphs(page) >= PARAGRAPHS);
    }

    private static long paragraphs(String page) {
        return PARAGRAPH
                .matcher(ASIDE.matcher(page).replaceAll(""))
                .results()
                .map(paragraph -> paragraph.group(1).replaceAll("<[^>]+>|&[^;]+;", "").replaceAll("\\s+", " "))
                .filter(text -> text.strip().length() >= LETTERS)
                .count();
    }
}
