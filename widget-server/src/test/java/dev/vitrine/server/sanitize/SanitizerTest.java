package dev.vitrine.server.sanitize;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {
    private static final List<String> INLINE =
            List.of("b", "i", "u", "s", "strike", "tt", "big", "small", "code", "em", "strong");

    private final Sanitizer sanitizer = new Sanitizer();

    @Test
    void writesNoCharacterThatAParserReadsAsAnother() {
        String clean = sanitizer
                .clean("one&#13;two&#1;&#x7F;&#xFFFF; <i title='a&#13;b&#8;'>three</i>\u000b\r\nfour")
                .markup();

        assertThat(clean).isEqualTo("one\ntwo <i title=\"a\nb\">three</i>\nfour");
        assertThat(sanitizer.clean(clean).markup()).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\0',
            value = {
                "plain & simple => plain &amp; simple",
                "<p>One<p>Two => <p>One</p><p>Two</p>",
                "<b>bold <i>both</b> slanted</i> => <b>bold <i>both</i></b><i> slanted</i>",
                "<script>alert(1)</script>text => text",
                "<img src=x onerror=alert(1)>text => text",
                "<img src='https://a.example/p.png' onerror=alert(1) alt='a \"b\" <c>'> => "
                        + "<img src=\"https://a.example/p.png\" alt=\"a &quot;b&quot; &lt;c&gt;\">",
                "<a href='javascript:alert(1)'>x</a> => x",
                "<a href=' java\tscript:alert(1)'>x</a> => x",
                "<a href='https://a.example/?a=1&b=(2)#c' onclick=x style=y id=z>x</a> => "
                        + "<a href=\"https://a.example/?a=1&amp;b=%282%29#c\" rel=\"nofollow noopener ugc\">x</a>",
                "<a href='mailto:Ada@Example.org?subject=x'>x</a> => "
                        + "<a href=\"mailto:ada@example.org\" rel=\"nofollow noopener ugc\">x</a>",
                "<a href='data:text/html,x'>x</a> => x",
                "<p style='color:red' class='red'>x</p> => <p>x</p>",
                "<p lang=ar dir=rtl>x</p> => <p lang=\"ar\" dir=\"rtl\">x</p>",
                "<iframe src='https://a.example'>inside</iframe>x => x",
                "<form action=/x><input name=a><button>Go</button></form> => Go",
                "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>y => y",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>x => x",
                "<video src=a>Get another browser</video>x => x",
                "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src='https://a.example/b.png' alt=b> => <img src=\"https://a.example/b.png\" alt=\"b\">",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>x => x",
                "a < b && c > d => a &lt; b &amp;&amp; c &gt; d",
                "<img src=https://a.example/t.gif width=1 height=1>x => x",
                "<table><tr><td colspan=2>x</table> => <table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>",
                "x&#0;y&#x1F600;&nbsp;z => x\uFFFDy\uD83D\uDE00&nbsp;z",
            })
    void letsOnlySafeHtmlThrough(String html, String expected) {
        assertThat(sanitizer.clean(html).markup()).isEqualTo(expected);
    }

    @Test
    void resolvesAddressesAgainstTheBase() {
        WebUrl base = WebUrl.parse("https://blog.example/2026/post").orElseThrow();
        assertThat(sanitizer
                        .clean("<a href='../about'>x</a><img src='//cdn.example/a.png' alt=''>", base)
                        .markup())
                .isEqualTo("<a href=\"https://blog.example/about\" rel=\"nofollow noopener ugc\">x</a>"
                        + "<img src=\"https://cdn.example/a.png\" alt=\"\">");
        assertThat(sanitizer.clean("<a href='../about'>x</a>").markup()).isEqualTo("x");
    }

    @Test
    void movesPicturesAndLeavesTheAlternativeTextOfThoseThatMayNot() {
        SafeHtml html = sanitizer.clean("<p>x <img src='https://a.example/1.png' alt='one'>"
                + "<img src='https://b.example/2.png' alt='two &amp; more'></p>");
        assertThat(html.images())
                .extracting(WebUrl::href)
                .containsExactly("https://a.example/1.png", "https://b.example/2.png");
        SafeHtml moved = html.withImages(
                url -> url.host().equals("a.example") ? Optional.of("/images/signed?a=1&b=2") : Optional.empty());
        assertThat(moved.markup())
                .isEqualTo("<p>x <img src=\"/images/signed?a=1&amp;b=2\" alt=\"one\">two &amp; more</p>");
    }

    @Test
    void makesItsHeadingsLinesOfText() {
        SafeHtml html =
                sanitizer.clean("<h1 lang=fr>Bateaux</h1><p>&lt;h1&gt; <a href='https://a.example/?<h2>'>all</a></p>"
                        + "<h6><em>Fares</em></h6>");
        assertThat(html.withoutHeadings("vt-heading").markup())
                .isEqualTo(html.markup()
                        .replace("<h1 lang=\"fr\">", "<div lang=\"fr\" class=\"vt-heading\">")
                        .replace("<h6>", "<div class=\"vt-heading\">")
                        .replaceAll("</h[16]>", "</div>"));
        SafeHtml plain = sanitizer.clean("<p>No heading, but a rule:</p><hr>");
        assertThat(plain.withoutHeadings("vt-heading")).isSameAs(plain);
    }

    @Test
    void readsItsTextAsAPersonWould() {
        SafeHtml html = sanitizer.clean("<p>One  line<br>two&nbsp;lines</p>\n<ul><li>a</li><li><b>b</b>c</li></ul>"
                + "<pre>  kept\n as is</pre><img src='https://a.example/1.png' alt='a picture'> end");
        assertThat(html.text()).isEqualTo("One line\ntwo lines\na\nbc\n  kept\n as is\na picture end");
    }

    @Test
    void takesNestingAndLengthBeyondAllReason() {
        assertThat(sanitizer.clean("<div>".repeat(100_000) + "x").text()).isEqualTo("x");
        assertThat(sanitizer.clean("<b><i>".repeat(50_000) + "x").text()).isEqualTo("x");
        assertThat(sanitizer.clean("<table>".repeat(20_000) + "x").text()).isEqualTo("x");
        assertThat(sanitizer
                        .clean("<a href=https://a.example><p>".repeat(5_000) + "x")
                        .text())
                .isEqualTo("x");
        assertThat(sanitizer.clean("x".repeat(2_000_000)).markup()).hasSize(1_000_000);
    }

    @Test
    void makesNoLargePostOfASmallOne() {
        String leftOpen = INLINE.stream()
                .map(name -> "<" + name + " title='" + "t".repeat(1_000) + "'>")
                .collect(joining());
        String post = "<p>" + leftOpen + "</p>" + "<p>x".repeat(2_000);
        SafeHtml html = sanitizer.clean(post);
        assertThat(html.markup()).hasSizeLessThan(2 * post.length());
        assertThat(html.text()).isEqualTo("x\n".repeat(2_000).strip());

        assertThat(sanitizer.clean("<b><p>x".repeat(100_000)).markup()).hasSizeLessThan(2 * 700_000);
        assertThat(sanitizer.clean("<p><b>x".repeat(30)).markup()).endsWith("<p><b><b><b><b>x</b></b></b></b></p>");
    }

    @Test
    void cutsWhatGrowsByTheAddressItStandsAt() {
        WebUrl base =
                WebUrl.parse("https://blog.example/" + "long/".repeat(200)).orElseThrow();
        String post = "<a href=x>y</a>".repeat(10_000);
        SafeHtml html = sanitizer.clean(post, base);
        assertThat(html.markup()).hasSizeBetween(5 * post.length(), 7 * post.length());
        assertThat(sanitizer.clean(html.markup())).isEqualTo(html);
    }

    @Test
    void keepsTheBlocksOfWhatTheParserFailsOn() {
        SafeHtml html = sanitizer.clean("<p><b>One</b><ul><li>Two</ul>" + "<p><b><div>".repeat(600) + "x");
        assertThat(html.markup()).startsWith("<p>One</p><ul><li>Two</li></ul>");
    }
}
