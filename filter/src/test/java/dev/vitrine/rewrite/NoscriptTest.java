package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.Dom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in {@code noscript} is text where scripts run, and markup elsewhere: what comes behind must not hang on that. */
class NoscriptTest {
    private static final Rewriting REWRITING = Rewriting.with(MarkingEditor::new);
    private static final String HEAD = "<!doctype html><html><head>";
    private static final String BEFORE = "<title>T</title></head><body><div>";
    private static final String BEHIND = "<h1>Heading</h1><p>Text</p></div></body></html>";

    /** The content of a noscript, as a parser finds it that runs scripts. */
    private static final Pattern CONTENT =
            Pattern.compile("(<noscript[^>]*>)(.*?)(?=</noscript[\\s/>])", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<noscript><img src=a></noscript>",
                "<noscript><img src=a><noscript><img src=b></noscript></noscript>",
                "<noscript><noscript><noscript><img src=a></noscript></noscript></noscript>",
                "<NOSCRIPT><p><b>x</b></p><noscript class=a>y</NOSCRIPT></noscript>",
                "<noscript><iframe src=a></iframe><textarea name=a><b></textarea></noscript>"
            })
    void goesOnBehindOneThatEndsAtOnePlaceForAll(String noscript) {
        assertThat(rewritten(HEAD + BEFORE + noscript + BEHIND)).contains("</h1>" + MarkingEditor.HEADING_MARK);
        assertThat(rewritten(HEAD + noscript + BEFORE + BEHIND))
                .as("in the head")
                .contains("</h1>" + MarkingEditor.HEADING_MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<noscript><noscript></noscript>text</noscript>",
                "<noscript><noscript></noscript> </noscript>",
                "<noscript><noscript></noscript><b></noscript>",
                "<noscript><noscript></noscript></b></noscript>",
                "<noscript><noscript></noscript><noscript></noscript></noscript>",
                "<noscript><noscript></noscript ></noscript>",
                "<noscript><noscript><b></noscript></noscript>",
                "<noscript><b><noscript></noscript></noscript>",
                "<noscript><noscript></noscript>",
                "<noscript><textarea></noscript></textarea></noscript>",
                "<noscript><!-- </noscript> --></noscript>",
                "<noscript><svg></svg></noscript>"
            })
    void insertsNothingBehindOneWhereParsersMayPart(String noscript) {
        assertThat(rewritten(HEAD + BEFORE + noscript + BEHIND)).doesNotContain(MarkingEditor.HEADING_MARK);
        assertThat(rewritten(HEAD + noscript + BEFORE + BEHIND))
                .as("in the head")
                .doesNotContain(MarkingEditor.HEADING_MARK);
    }

    private static String rewritten(String page) {
        String rewritten = REWRITING.everyWay(page);
        assertThat(MarkingEditor.withoutMarks(rewritten)).isEqualTo(page);
        compare(page, rewritten);
        compare(withScripts(page), withScripts(rewritten));
        return rewritten;
    }

    private static void compare(String before, String after) {
        Document tree = Jsoup.parse(after);
        assertThat(MarkingEditor.marks(tree)).hasSize(MarkingEditor.countMarks(after));
        MarkingEditor.marks(tree).forEach(Element::remove);
        assertThat(Dom.difference(Jsoup.parse(before), tree)).isEmpty();
    }

    private static String withScripts(String page) {
        return CONTENT.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + " ".repeat(found.group(2).getBytes(UTF_8).length)));
    }
}
