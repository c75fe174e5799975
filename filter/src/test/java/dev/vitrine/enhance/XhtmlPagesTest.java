package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vitrine.html.PageCharset;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.WindowPool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.helpers.DefaultHandler;

/** Pages that XML can read, thrown together from what HTML reads in another way: with all that we add, XML can read them still. */
class XhtmlPagesTest {
    private static final String NAMESPACES =
            " xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:h=\"http://www.w3.org/1999/xhtml\"";

    private static final String[] NAMES =
            ("div p h1 h2 article main header footer ul li table tr td tbody span b a script style"
                            + " title textarea noscript iframe select option svg math template form button br img hr pre blockquote"
                            + " figure object H1 x-y plaintext xmp h:h1 h:div body head html frameset dl dt input meta link base")
                    .split(" ");

    private static final String[] CONTENT = {
        "words ",
        "<!-- a > b < c -->",
        "<![CDATA[ <h1>x</h1> ]]>",
        "<?php echo '<h1>' ?>",
        "&#xe9;&amp;&lt;",
        "<h1>Heading</h1>",
        "<p>Rye keeps better than wheat when rain comes early, or so they say in the village.</p>",
        "<img src=\"/a.jpg\" width=\"800\" height=\"600\" alt=\"a &amp; b\" />",
        "<blockquote><p>Bread is what patience tastes of when somebody else gets up early.</p></blockquote>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>a</title></svg>",
    };

    private static final String[] ATTRIBUTES = {
        "",
        "",
        "",
        " class=\"a b\"",
        " title='a > b \"c\"'",
        " title=\"a&lt;b>\"",
        " xmlns=\"urn:other\"",
        "\n id = 'k'"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void staySo(long seed) throws IOException {
        Random random = new Random(seed);
        int changed = 0;
        for (int i = 0; i < 1_000; i++) {
            String page = page(random);
            assertThatCode(() -> read(page.getBytes(UTF_8))).as(page).doesNotThrowAnyException();
            byte[] enhanced = enhanced(page);
            assertThatCode(() -> read(enhanced))
                    .as(() -> page + "\nleft as\n" + new String(enhanced, UTF_8))
                    .doesNotThrowAnyException();
            changed += enhanced.length > page.length() + 100 ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(200);
    }

    private static byte[] enhanced(String page) throws IOException {
        ShareSettings everything = ShareSettings.DEFAULT.withPlaces(Set.of(ShareSettings.Place.values()));
        SiteSettings site =
                new SiteSettings(Optional.empty(), Set.of(), "/_vitrine", SocialSettings.DEFAULT, everything);
        PageEnhancer enhancer =
                new PageEnhancer(site, Enhancing.PLAIN.readAsXml().request());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                        enhancer,
                        out::write,
                        Optional.of(PageCharset.utf8()),
                        HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP)))
                .readAsXml();
        byte[] bytes = page.getBytes(UTF_8);
        rewriter.write(bytes, 0, bytes.length);
        rewriter.end();
        return out.toByteArray();
    }

    private static void read(byte[] page) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.newSAXParser().parse(new ByteArrayInputStream(page), new DefaultHandler());
    }

    private static String page(Random random) {
        StringBuilder page = new StringBuilder();
        page.append(one(random, "", "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
        page.append(one(
                random,
                "<!DOCTYPE html>",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\">",
                ""));
        page.append(one(random, "", "", "<!-- a -->", "<?xml-stylesheet href='a>b'?>"));
        boolean html = random.nextInt(8) > 0;
        String root = html ? "html" : one(random, NAMES);
        page.append('<').append(root).append(NAMESPACES).append('>');
        page.append(
                html
                        ? one(random, "", "<head/>", "<head><title>T</title></head>", "<head><title>T</title></head>")
                        : "");
        boolean body = html && random.nextInt(8) > 0;
        page.append(body ? "<body>" : "").append(one(random, "", "<article><h1>T</h1><p>words</p></article>"));
        nest(page, random, 5);
        page.append(body ? "</body>" : "").append("</").append(root).append('>');
        return page.append(one(random, "", "\n", "<!-- a -->")).toString();
    }

    private static void nest(StringBuilder page, Random random, int depth) {
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = one(random, NAMES);
            int kind = random.nextInt(20);
            if (kind < 10 || (kind > 10 && depth == 0)) {
                page.append(one(random, CONTENT));
            } else if (kind == 10) {
                page.append('<').append(name).append(one(random, ATTRIBUTES)).append("/>");
            } else {
                page.append('<').append(name).append(one(random, ATTRIBUTES)).append('>');
                nest(page, random, depth - 1);
                page.append("</").append(name).append('>');
            }
        }
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
