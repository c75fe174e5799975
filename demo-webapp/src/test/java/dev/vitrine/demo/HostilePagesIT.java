package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages thrown together from what confuses parsers, as Chromium reads them, with scripts and without: all that the filter
 * adds by default, taken out of the tree again, leaves the page's own tree. The seed is in the name of the test; {@code
 * -Dvitrine.thorough=true} takes twenty times as many pages.
 */
class HostilePagesIT {
    private static final int PAGES = Boolean.getBoolean("vitrine.thorough") ? 2_000 : 100;
    private static final int AT_ONCE = 50;

    private static final String[] NAMES =
            ("html head body title script style article h1 h2 p div b i a em strong table tbody"
                            + " thead tr td th caption colgroup col ul ol li dl dt dd select option optgroup svg math foreignObject desc"
                            + " mi annotation-xml template noscript textarea form button br img hr span object center font input main"
                            + " section header aside pre listing iframe frameset frame plaintext xmp noembed noframes ruby rt rtc"
                            + " details summary applet marquee nobr image keygen embed source link meta base legend label hgroup"
                            + " selectedcontent video slot x-y")
                    .split(" ");

    private static final String[] PARTS = {
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<!-- a -->",
        "<![CDATA[",
        "]]>",
        "<?php ?>",
        "</>",
        "</ x>",
        "<",
        "words ",
        " ",
        "\n",
        "\f",
        "&lt;",
        "<p title=\"<h1>\">",
        "<img src='>'>",
        "<hr/>",
        "<svg/>",
        "<annotation-xml encoding=text/html>",
        "<font color=red>",
        "<input TYPE=Hidden>",
        "<template shadowrootmode=open>",
        "<a href=x>",
        "<DIV>",
        "</H1>",
        "<b id=1>",
        "<math><mi>",
        "<svg><desc>",
        "<svg><title>",
        "<script><!--<script>",
        "</script >",
        "<textarea>\n",
        "<table><td><p>",
        "<html lang=de>",
        "<select><div>",
        "<select><button>",
        "<select><textarea>",
        "<select><svg>",
        "<select><option>a<tr>",
        "<h1>Heading</h1>",
        "<p>Rye keeps better than wheat when rain comes early, or so they say in the village.</p>",
        "</article>",
    };

    /** Takes pages with and without insertions; gives the index of each that differs, and how. */
    private static final String COMPARE = """
            const nowhere = new Set('script style textarea title template noscript select svg math table p a button label'.split(' '));
            const below = node => [...node.childNodes, ...(node.content?.childNodes ?? []), ...(node.shadowRoot?.childNodes ?? [])];
            const written = (node, out) => {
                out.push(node.nodeName, node.namespaceURI ?? '', node.data ?? '', node.publicId ?? '');
                for (const attribute of node.attributes ?? []) out.push(attribute.name, attribute.value);
                out.push('(');
                below(node).forEach(child => written(child, out));
                out.push(')');
                return out;
            };
            const tree = doc => { doc.normalize(); return doc.compatMode + written(doc, []).join('|'); };
            const walk = (node, see) => below(node).forEach(child => { see(child); walk(child, see); });
            const isOurs = node => node.nodeType === 8 ? node.data === 'vitrine:tags'
                : node.nodeType === 1 && node.matches('meta[property], meta[name], link[rel=canonical], div.vt-share');
            const parsers = {
                without: html => new DOMParser().parseFromString(html, 'text/html'),
                with: html => {
                    document.querySelector('iframe')?.remove();
                    const doc = document.body.appendChild(document.createElement('iframe')).contentDocument;
                    doc.open();
                    doc.write(html);
                    doc.close();
                    return doc;
                },
            };
            const found = [];
            arguments[0].forEach(([before, after], index) => {
                for (const [scripts, parse] of Object.entries(parsers)) {
                    const doc = parse(after), ours = [];
                    walk(doc, node => { if (isOurs(node)) ours.push(node); });
                    const marks = ours.filter(node => node.nodeType === 8 || node.localName === 'div');
                    for (const mark of marks) {
                        for (let at = mark.parentNode; at; at = at.parentNode) {
                            if (nowhere.has(at.localName)) found.push([index, `${scripts} scripts, an insertion is in ${at.localName}`]);
                        }
                    }
                    for (const node of ours) {
                        const before = node.previousSibling;
                        if (node.localName !== 'div' && before?.nodeType === 3 && before.data.endsWith('\\n')) {
                            before.data = before.data.slice(0, -1); // the line break is ours, too
                        }
                        node.remove();
                    }
                    const count = after.split(/<!--vitrine:tags-->|<div class="vt-share"/).length - 1;
                    if (marks.length !== count) found.push([index, `${scripts} scripts, ${marks.length} of ${count} insertions are there`]);
                    else if (tree(doc) !== tree(parse(before))) found.push([index, `${scripts} scripts, the tree is another`]);
                }
            });
            return found;
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepTheirOwnTree(long seed, @TempDir Path folder) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            pages.add(page(random));
            Files.writeString(folder.resolve(i + ".html"), pages.get(i));
        }
        int changed = 0;
        HttpClient client = HttpClient.newHttpClient();
        try (DemoProcess demo = DemoProcess.start("--pages", folder.toString(), "--no-widgets");
                Browser browser = Browser.start()) {
            for (int from = 0; from < PAGES; from += AT_ONCE) {
                List<List<String>> both = new ArrayList<>();
                for (int i = from; i < from + AT_ONCE; i++) {
                    HttpRequest request = HttpRequest.newBuilder(demo.address().resolve("/" + i + ".html"))
                            .build();
                    both.add(List.of(
                            pages.get(i),
                            client.send(request, BodyHandlers.ofString()).body()));
                    changed += both.get(i - from).get(1).equals(pages.get(i)) ? 0 : 1;
                }
                browser.driver().get("about:blank"); // where no address leads anywhere
                assertThat(browser.driver().executeScript(COMPARE, both))
                        .as(() -> "pages and answers: " + both)
                        .isEqualTo(List.of());
            }
        }
        assertThat(changed).isGreaterThan(PAGES / 2);
    }

    private static String page(Random random) {
        StringBuilder page = new StringBuilder();
        String[] beginning = {"<!doctype html><title>T</title>", "<body>", "<article><h1>T</h1>"};
        for (int i = 0, parts = random.nextInt(beginning.length + 1); i < parts; i++) {
            page.append(beginning[i]);
        }
        if (random.nextBoolean()) {
            for (int i = random.nextInt(30); i > 0; i--) {
                page.append(part(random));
            }
        } else {
            nest(page, random, 5, random.nextDouble() * .3);
        }
        return page.toString();
    }

    /** Elements in elements, with so many mistakes. */
    private static void nest(StringBuilder page, Random random, int depth, double mistakes) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)];
            if (random.nextDouble() < mistakes) {
                page.append(part(random));
            } else if (depth == 0 || random.nextInt(4) == 0) {
                page.append(random.nextBoolean() ? "words " : "<h1>Heading</h1>");
            } else if (!name.matches("plaintext|frameset|noframes|iframe")) {
                page.append('<').append(name).append('>');
                nest(page, random, depth - 1, mistakes);
                page.append(random.nextDouble() < mistakes ? "" : "</" + name + ">");
            }
        }
    }

    private static String part(Random random) {
        String name = NAMES[random.nextInt(NAMES.length)];
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> PARTS[random.nextInt(PARTS.length)];
            case 3 -> "<" + name + " class='a b'>";
            case 4 -> "<" + name + "/>";
            case 5, 6 -> "<" + name + ">";
            default -> "</" + name + ">";
        };
    }
}
