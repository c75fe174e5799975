package dev.vitrine.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.Dom;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Asks jsoup what it makes of a page without and with marks in it. */
final class RealParser {
    private static final Pattern FOREIGN = Pattern.compile("(?i)<(svg|math)");
    private static final Pattern RAW_TEXT = Pattern.compile("(?is)<(script|style|title.*<title|textarea|iframe)");

    private RealParser() {}

    /**
     * Each mark is an element of its own where one belongs, and the rest of the tree is the page's. Pages in which a script
     * may stand in svg are left out: jsoup takes it for raw text, which it is not; and so are pages with U+0000, since it
     * moves white space that stands before one.
     */
    static void checkMarks(String before, String after) {
        boolean scriptInSvg =
                FOREIGN.matcher(before).find() && RAW_TEXT.matcher(before).find();
        if (scriptInSvg || before.indexOf('\0') >= 0) {
            return;
        }
        Document page = Jsoup.parse(before);
        if (!MarkingEditor.marks(page).isEmpty()) {
            return;
        }
        Document tree = Jsoup.parse(after);
        List<Element> marks = MarkingEditor.marks(tree);
        assertThat(marks).as(after).hasSize(MarkingEditor.countMarks(after));
        for (Element mark : marks) {
            assertThat(MarkingEditor.isWellPlaced(mark)).as(after).isTrue();
            mark.remove();
        }
        assertThat(Dom.difference(page, tree)).as(after).isEmpty();
    }
}
