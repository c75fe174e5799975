package dev.vitrine.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

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
