package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages thrown together from what confuses parsers; the seed is in the name of the test. */
class HostilePagesTest {
    private static final List<String> PARTS = List.of(
            "<!doctype html>",
            "<html>",
            "<head>",
            "</head>",
            "<body>",
            "</body>",
            "</html>",
            "<meta charset=utf-8>",
            "<title>",
            "</title>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "--!>",
            "<!-->",
            "<style>",
            "</style>",
            "<article>",
            "</article>",
            "<h1>",
            "</h1>",
            "<h2>",
            "</h2>",
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href=x>",
            "</a>",
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<caption>",
            "<ul>",
            "<li>",
            "</li>",
            "</ul>",
            "<select>",
            "<option>",
            "</select>",
            "<svg>",
            "</svg>",
            "<math>",
            "</math>",
            "<foreignObject>",
            "<desc>",
            "<mi>",
            "<template>",
            "</template>",
            "<noscript>",
            "</noscript>",
            "<textarea>",
            "</textarea>",
            "<form>",
            "</form>",
            "<button>",
            "</button>",
            "<br>",
            "</br>",
            "<img src='>'>",
            "<hr/>",
            "<p title=\"<h1>\">",
            "<x-y>",
            "</x-y>",
            "<a-name-that-is-longer-than-any-that-is-waited-for>",
            "<iframe>",
            "</iframe>",
            "<dl><dt>",
            "<dd>",
            "</dl>",
            "<span>",
            "</span>",
            "<object>",
            "</object>",
            "<![CDATA[",
            "]]>",
            "<?php ?>",
            "</>",
            "</ x>",
            "<",
            "text",
            " ",
            "\n",
            "&lt;",
            "é",
            "<center>",
            "</center>",
            "<font color=red>",
            "</font>",
            "<svg/>",
            "<path/>",
            "<input>",
            "<main>");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void arriveWholeAndWithTheirOwnTree(long seed) {
        Random random = new Random(seed);
        Rewriting rewriting = Rewriting.with(MarkingEditor::new).holding(HoldWindow.none());
        for (int i = 0; i < 1500; i++) {
            String page = page(random);
            byte[] bytes = page.getBytes(ISO_8859_1);
            byte[] out = rewriting.whole(bytes);
            assertThat(rewriting.inChunks(bytes, 1 + random.nextInt(9)))
                    .as(page)
                    .isEqualTo(out);
            check(page, new String(out, ISO_8859_1));
        }
    }

    private static String page(Random random) {
        StringBuilder page = new StringBuilder(random.nextInt(3) == 0 ? "" : "<!doctype html><title>T</title><body>");
        int parts = random.nextInt(40);
        for (int i = 0; i < parts; i++) {
            page.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return page.toString();
    }

    private static void check(String before, String after) {
        assertThat(MarkingEditor.withoutMarks(after)).isEqualTo(before);
        RealParser.checkMarks(before, after);
    }
}
