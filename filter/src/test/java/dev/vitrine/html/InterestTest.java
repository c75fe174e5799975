package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.CutPlan;
import dev.vitrine.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who asks for a few tags is told of the same ones, among the same open elements, as who asks for all and forgets the rest. */
class InterestTest {
    private static final List<Set<String>> ASKED = List.of(
            Set.of("h1", "article", "body"),
            Set.of("p", "li", "img"),
            Set.of("script", "style", "td"),
            Set.of("a", "span", "head"));

    /** What pages are made of here: the ordinary, and what breaks the order. */
    private static final List<String> PARTS = List.of(
            "<ul>",
            "<li>",
            "</li>",
            "</ul>",
            "<ol class=x>",
            "<p>",
            "</p>",
            "<div id=\"a>b\">",
            "</div>",
            "<h1>",
            "</h1>",
            "<h2>",
            "</h2 >",
            "<a href='/x'>",
            "</a>",
            "<b>",
            "</b>",
            "<span/>",
            "</span>",
            "text",
            " ",
            "\n",
            "<br>",
            "<hr>",
            "<input type=hidden>",
            "<source>",
            "<img src=x/>",
            "<!-- note -->",
            "<!-->",
            "<!--->",
            "<!-- a -- b --->",
            "<!--!>",
            "<!--x--!>",
            "<script>a<b</script>",
            "<script><!--<script></script>",
            "</script>",
            "<style>p{}</style>",
            "<script>\"</scrip\"</script x>",
            "<script src=a",
            "<my-part a=b>",
            "</my-part>",
            "</other-part>",
            "<blockquote>",
            "</blockquote>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "</tr>",
            "</table>",
            "<tbody>",
            "</tbody>",
            "<th>",
            "</th>",
            "<tr><td>",
            "</td><td>",
            "</td></tr>\n <tr><th>",
            "</td> x <td>",
            "<table><tbody><tr><td>",
            "<svg>",
            "<path d=\"m\"/>",
            "<path>",
            "</path>",
            "<g>",
            "</g>",
            "<font color=x>",
            "<font>",
            "<desc>",
            "</desc>",
            "<foreignObject>",
            "</foreignObject>",
            "</svg>",
            "<math>",
            "<mi>",
            "</math>",
            "<link>",
            "<meta name=a>",
            "<title>a<b></title>",
            "</head>",
            "</div\u001e>",
            "</h\u0011>",
            "<Div>",
            "</DIV>",
            "<LI>",
            "<P>",
            "</P>",
            "<B>",
            "</B>",
            "<BR>",
            "<HR>",
            "<My-Part>",
            "</MY-PART>",
            "<linearGradient/>",
            "<SCRIPT>a<b</SCRIPT>",
            "<script>a<b</SCRIPT x>",
            "<Style>p{}</style>",
            "<TITLE>a</title>",
            "<noscript>",
            "</noscript>",
            "<template>",
            "</template>",
            "<button>",
            "</button>",
            "<form>",
            "</form>",
            "<article>",
            "</article>",
            "<section>",
            "</section>",
            "<a =\"x>y\">",
            "<a b = \"c>d\">",
            "<a b=c\"d>",
            "< p>",
            "</ p>",
            "<p",
            ">",
            "<textarea>",
            "</textarea>",
            "<select>",
            "<option>",
            "</select>",
            "<xmp>",
            "</xmp>",
            "<i><b></i>",
            "</body>");

    @Test
    void isToldOfTheSameTagsOfTheTreeConstructionTests() {
        for (String document : SharedData.html5libDocuments()) {
            compare(document);
            compare("<!doctype html><body>" + document);
        }
    }

    @Test
    void isToldOfTheSameTagsOfRealPages() {
        for (Path page : SharedData.files("pages/original", ".html")) {
            compare(new String(SharedData.read(page), ISO_8859_1));
        }
    }

    @Test
    void isToldOfTheSameTagsOfPagesInDisorder() {
        Random random = new Random(20261126);
        for (int i = 0; i < 20_000; i++) {
            String page = random.ints(2 + random.nextInt(40), 0, PARTS.size())
                    .mapToObj(PARTS::get)
                    .collect(Collectors.joining());
            compare("<!doctype html><html><head>" + (i % 4 == 0 ? "" : "</head><body>") + page + "          ");
        }
    }

    private static void compare(String page) {
        byte[] bytes = page.getBytes(ISO_8859_1);
        for (Set<String> names : ASKED) {
            String[] asked = names.toArray(String[]::new);
            Interest some =
                    Interest.NONE.withStartTags(asked).withEndTags(asked).withClosed(asked);
            CutPlan cuts = new CutPlan(List.of(Math.max(1, bytes.length)));
            List<String> all = lines(bytes, names, Interest.ALL, cuts);
            assertThat(lines(bytes, names, some, cuts)).as(page).isEqualTo(all);
            if (bytes.length < 4096) {
                CutPlan pieces = new CutPlan(List.of(1 + bytes.length % 7, 31, 9));
                assertThat(lines(bytes, names, some, pieces)).as(page).isEqualTo(all);
            }
        }
    }

    private static List<String> lines(byte[] page, Set<String> names, Interest told, CutPlan cuts) {
        long[] wanted = names.stream().mapToLong(TagName::of).toArray();
        Log log = new Log(wanted);
        HtmlTokenizer tokenizer = log.tokenizer;
        tokenizer.reportTags(told);
        cuts.cut(
                page.length,
                (from, length) -> tokenizer.write(Arrays.copyOfRange(page, from, from + length), 0, length));
        log.lines.add("doubt " + tokenizer.doubt());
        return log.lines;
    }

    private static final class Log implements TokenHandler {
        private final long[] wanted;
        private final List<String> lines = new ArrayList<>();
        private final HtmlTokenizer tokenizer = new HtmlTokenizer(this, PageCharset.utf8());

        private Log(long[] wanted) {
            this.wanted = wanted;
        }

        private void add(String kind, long name, long position) {
            if (LongStream.of(wanted).anyMatch(each -> each == name)) {
                OpenElements open = tokenizer.elements();
                StringBuilder line = new StringBuilder(kind + " " + Names.unpack(name) + " " + position);
                for (int i = 0; i < open.depth(); i++) {
                    line.append(' ').append(Names.unpack(open.name(i)));
                }
                SimpleReader simple = open.simpleReader();
                line.append(simple.differs() ? " or" : "");
                for (int i = 0; simple.differs() && i < simple.depth(); i++) {
                    line.append(' ').append(Names.unpack(simple.name(i)));
                }
                lines.add(line + (open.certain() ? " certain" : "") + (open.inHead() ? " head" : ""));
            }
        }

        @Override
        public int startTagName(long name, long position) {
            add("start", name, position);
            return ATTRIBUTES;
        }

        @Override
        public void startTag(StartTag tag) {
            add("complete " + tag.attribute("class") + tag.attribute("href"), tag.name(), tag.end());
        }

        @Override
        public int endTagName(long name, long position) {
            add("end", name, position);
            return END;
        }

        @Override
        public void endTag(long name, long position, long end) {
            add("ended", name, end);
        }

        @Override
        public void elementClosed(long name, int depth, long position) {
            add("closed " + depth, name, position);
        }
    }
}
