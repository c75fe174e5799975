package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import dev.vitrine.html.Dom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real parser finds the page's own tree under the insertions, and each insertion as an element of its own. */
class DomDeltaTest {
    private static final Rewriting REWRITING = Rewriting.with(MarkingEditor::new);

    @Test
    void changesNothingElseInTheTreeConstructionTests() {
        int marks = 0;
        for (String document : SharedData.html5libDocuments()) {
            marks += check(document.getBytes(UTF_8));
            marks += check(("<!doctype html><title>T</title><body><article><h1>H</h1>" + document).getBytes(UTF_8));
        }
        assertThat(marks).isGreaterThan(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"original", "stripped"})
    void changesNothingElseInRealPages(String folder) {
        List<String> without = new ArrayList<>();
        int pages = 0;
        for (Path file : SharedData.files("pages/" + folder, ".html")) {
            byte[] page = SharedData.read(file);
            boolean whole =
                    new String(page, ISO_8859_1).toLowerCase(Locale.ROOT).contains("<head");
            int marks = check(page);
            if (whole) {
                pages++;
                if (marks == 0) {
                    without.add(file.getFileName().toString());
                }
            }
        }
        assertThat(without).hasSizeLessThan(pages / 20);
    }

    /** Returns how many insertions there were. */
    private static int check(byte[] page) {
        String before = new String(page, ISO_8859_1);
        String after = new String(REWRITING.whole(page), ISO_8859_1);
        assertThat(MarkingEditor.withoutMarks(after)).isEqualTo(before);
        Document tree = Jsoup.parse(after);
        List<Element> marks = MarkingEditor.marks(tree);
        assertThat(marks).as(after).hasSize(MarkingEditor.countMarks(after));
        for (Element mark : marks) {
            assertThat(MarkingEditor.isWellPlaced(mark))
                    .as("%s in %s", mark.outerHtml(), mark.parents().eachAttr("nodeName"))
                    .isTrue();
            mark.remove();
        }
        assertThat(Dom.difference(Jsoup.parse(before), tree)).as(after).isEmpty();
        return marks.size();
    }
}
