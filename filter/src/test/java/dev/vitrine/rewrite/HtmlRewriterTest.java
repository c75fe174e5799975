package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.PageCharset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlRewriterTest {
    private static String rewrite(String page) {
        return Rewriting.with(MarkingEditor::new).everyWay(page);
    }

    @Test
    void insertsRightBehindTheCharsetDeclaration() {
        assertThat(rewrite(
                        "<!doctype html><html><head><meta charset=utf-8><title>A</title></head><body>x</body></html>"))
                .isEqualTo(
                        "<!doctype html><html><head><meta charset=utf-8><meta name=\"v\" content=\"H\"><title>A</title>"
                                + "</head><body>x</body></html>");
    }

    @Test
    void insertsBehindTheHeadingAndAtTheEndOfTheArticle() {
        assertThat(rewrite("<!doctype html><title>A</title><body><article><h1>Hä</h1><p>one<p>two</article>z"))
                .isEqualTo("<!doctype html><title>A</title><meta name=\"v\" content=\"H\"><body><article><h1>Hä</h1>"
                        + "<div class=v>1</div><p>one<p>two<div class=v>2</div></article>z");
    }

    @Test
    void insertsBeforeTextThatEndsTheHead() {
        assertThat(rewrite("<!doctype html><title>A</title> \n words <p>x"))
                .isEqualTo("<!doctype html><title>A</title> \n <meta name=\"v\" content=\"H\">words <p>x");
    }

    /** It would be inside it to browsers of 2025 and later, to which none of what stands here closes it. */
    @ParameterizedTest
    @ValueSource(strings = {"<keygen>", "<textarea>a</textarea>", "<svg><input></svg>", "<svg><select></svg>"})
    void insertsNothingBehindASelectThatOnlySomeTakeForClosed(String what) {
        assertThat(rewrite("<!doctype html><title>A</title><body><menu><select><option>a" + what
                        + "</menu><h1>b</h1><p>c</p>"))
                .doesNotContain(MarkingEditor.HEADING_MARK);
    }

    @Test
    void readsAPageFromBehindItsByteOrderMark() {
        String page = "<!doctype html><html><head><title>A</title></head><body><h1>B</h1></body></html>";
        assertThat(rewrite("\ufeff" + page))
                .isEqualTo("\ufeff"
                        + page.replace("<head>", "<head>" + MarkingEditor.HEAD_MARK)
                                .replace("</h1>", "</h1>" + MarkingEditor.HEADING_MARK));
        assertThat(rewrite("\ufeff\ufeff" + page))
                .as("text, which ends the head")
                .doesNotContain(MarkingEditor.HEAD_MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html [<!ENTITY a 'b'>]><html><head></head><body><h1>a</h1></body></html>",
                "<?pi a>b ?><!DOCTYPE html><html><head></head><body><h1>a</h1></body></html>",
                "<!DOCTYPE html><html><head><script src='a'/></head><body><h1>a</h1></body></html>",
                "<!DOCTYPE html><html><head><title>a</title><![CDATA[ <p> ]]></head><body><h1>a</h1></body></html>",
                "<!DOCTYPE html><body xmlns='http://www.w3.org/1999/xhtml'><article><h1>a</h1></article></body>",
            })
    void leavesAloneWhatXmlReadsInAnotherWay(String page) throws IOException {
        byte[] bytes = page.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                        new MarkingEditor(),
                        out::write,
                        Optional.of(PageCharset.utf8()),
                        HoldWindow.of(new WindowPool(1 << 20)))
                .readAsXml();
        rewriter.write(bytes, 0, bytes.length);
        rewriter.end();
        assertThat(out.toString(UTF_8)).isEqualTo(page);
        assertThat(rewriter.passedFor()).contains("read as XML, it has other tokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                " ",
                "<p title='a>b'>quoted</p>",
                "<!-- </head> --><b>x</b>",
                "<script>if (a</head>b) {}</script>",
                "<head",
                "a < b and <3",
                "{\"html\": \"<head></head>\"}",
            })
    void passesOtherMarkupThrough(String page) {
        assertThat(rewrite(page)).isEqualTo(page);
    }
}
