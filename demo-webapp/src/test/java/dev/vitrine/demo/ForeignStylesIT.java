package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** What pages' own style sheets do to what we add to them: nothing, but for the column that they give to all their blocks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignStylesIT {
    private static final String LOOK = """
            const look = (e, part) => {
                const s = getComputedStyle(e, part);
                return [s.content, s.display, s.color, s.backgroundColor, s.boxShadow, s.borderStyle, s.fill, s.stroke, s.opacity, s.textDecorationLine].join();
            };
            return [...document.querySelectorAll('.vt-share, .vt-share :is(a, button, summary, li, svg, path, span)')].map(e => {
                const box = e.getBoundingClientRect();
                return [e.nodeName, e.textContent, Math.round(box.width), Math.round(box.height),
                    look(e), look(e, '::before'), look(e, '::after')].join(' | ');
            })
            """;

    private final Browser browser = Browser.start();
    private DemoProcess demo;

    @BeforeAll
    void serveAPlainPage(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("src/main/webapp/pictures/lantern-rye.jpg"), folder.resolve("a.jpg"));
        String paragraph = "<p>" + "Rye keeps better than wheat when rain comes early. ".repeat(20) + "</p>";
        Files.writeString(folder.resolve("page.html"), """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Forty loaves before the bell</title>
                <body id="page"><main><article id="entry" class="entry"><h1>Forty loaves before the bell</h1>%s
                <img src="a.jpg" width="300" height="200" alt="Loaves"><blockquote><p>Bread is what
                patience tastes of when somebody else gets up early.</p></blockquote>%s</article></main></body></html>
                """.formatted(paragraph, paragraph.repeat(4)));
        Files.writeString(folder.resolve("russian.html"), """
                <!DOCTYPE html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Сорок буханок до звонка</title>
                <body><main><h1>Сорок буханок до звонка</h1><p>Рожь хранится дольше пшеницы.</main></body></html>
                """);
        Files.writeString(folder.resolve("widget.html"), """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Forty loaves before the bell</title>
                <body><main><h1>Forty loaves before the bell</h1><p>Rye keeps better than wheat.
                <div class="vt-widget vt-list"><ul><li>A post</li></ul><button class="vt-close">Close</button></div>
                <blockquote><p>Bread is what patience tastes of.</p></blockquote></main></body></html>
                """);
        demo = DemoProcess.start(
                List.of(
                        "-Dvitrine.share-places=heading,end,floating,pictures,quotes,follow",
                        "-Dvitrine.share-networks=facebook,x,lemmy,email,copy,share,markdown,print",
                        "-Dvitrine.follow=mastodon=@bakery@social.example"),
                "--pages",
                folder.toString(),
                "--no-widgets");
    }

    @AfterAll
    void stop() {
        demo.close();
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a::before, a::after, a[href^=http]::after, li::before, button::after, span::before { content: '\\2197' }",
                "button::before, button::after { content: ''; position: absolute; inset: 0; opacity: 0; font-size: 9px }",
                "summary::after { content: ''; display: block; width: 1rem; height: 1rem; float: right; background: red }",
                ".entry a, #entry a, #page #entry a { color: #c00 !important; padding: 0 !important; display: inline !important }",
                "#page #entry * { font-size: 22px !important; letter-spacing: 2px !important; line-height: 3 !important }",
                "button, summary { width: 100% !important; text-transform: uppercase; background: red !important }",
                "svg { fill: none; display: block; width: 100%; stroke: red } svg path { fill: none; stroke: red }",
                "svg, svg * { fill: red !important; width: 99px !important; stroke-width: 3px }",
                "ul li { list-style: square inside; float: left; width: 50%; padding: 20px; border: 1px solid }",
                "body { text-indent: 3em; word-spacing: 1em; letter-spacing: .2em; text-transform: uppercase; line-height: 1;"
                        + " font-variant: small-caps; font-style: italic; text-align: center; text-shadow: 2px 2px red }",
                "section, dialog { min-height: 100vh; padding: 99px 0; width: 50%; border: 1px solid; transform: scale(2) }",
                "[role=group] { border: 9px solid; background: red; box-shadow: 0 0 9px; display: flex }",
            })
    void controlsLookTheSameWhateverThePageSays(String styles) {
        browser.open(demo.address().resolve("/page.html"), 1280, 900, "light");
        List<String> before = list(LOOK);
        style(styles);

        assertThat(before).hasSizeGreaterThan(100);
        assertThat(list(LOOK)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body { margin: 0 }",
                "article > * { max-width: 60ch; margin-inline: auto }",
                "article > * { margin: 0 20% }",
                "article > * { max-width: 500px; margin-left: auto !important; margin-right: auto !important }",
                "article { display: grid; grid-template-columns: 1fr min(60ch, 100%) 1fr } article > * { grid-column: 2 }",
            })
    void barsStandInTheColumnThatThePageGivesToItsBlocks(String styles) {
        browser.open(demo.address().resolve("/page.html"), 1280, 900, "light");
        style(styles);

        assertThat(list("""
                        return [...document.querySelectorAll('article > :is(p, .vt-share)')].map(e => e.getBoundingClientRect())
                            .map(box => Math.round(box.left) + ' to ' + Math.round(box.right))
                        """)).hasSizeGreaterThan(7).containsOnly(column());
        assertThat(list("return [document.documentElement.scrollWidth]")).isEqualTo(List.of("1280"));
    }

    @ParameterizedTest
    @CsvSource({"left, 0", "justify, 0", "center, 50", "right, 100"})
    void controlsLieWhereTheTextAroundThemDoes(String alignment, long percent) {
        browser.open(demo.address().resolve("/page.html"), 1280, 900, "light");
        style("article { text-align: " + alignment + "; width: 500px; margin: auto }");

        assertThat(list("""
                        const list = document.querySelector('.vt-share > ul'), bar = list.getBoundingClientRect(), rows = {};
                        list.querySelectorAll(':scope > li').forEach(li => {
                            const box = li.getBoundingClientRect();
                            if (box.width) (rows[Math.round(box.top)] ??= []).push(box);
                        });
                        return Object.values(rows).map(row => {
                            const wide = row.reduce((sum, box) => sum + box.width + 8, 0);
                            const free = bar.width - wide, before = row[0].left - 4 - bar.left;
                            return row.at(-1).right - row[0].left + 8 - wide > 1 ? 'spread' : Math.round(before / free * 20) * 5;
                        })
                        """)).hasSizeGreaterThan(1).containsOnly(String.valueOf(percent));
    }

    /** As pages for phones do that count the width of the window in rem. */
    @Test
    void controlsAreNoLargerThanTheTextAroundThem() {
        browser.open(demo.address().resolve("/page.html"), 1280, 900, "light");
        style("html { font-size: 13.34vw } body { font-size: 16px }");

        assertThat(list("""
                        return [...document.querySelectorAll('.vt-share :is(a, button, summary)')]
                            .map(e => getComputedStyle(e).fontSize)
                        """)).hasSizeGreaterThan(20).containsOnly("16px");
    }

    @Test
    void longNamesOfControlsTakeTwoLinesWhereTextIsTwiceAsLarge() {
        browser.open(demo.address().resolve("/russian.html"), 390, 844, "light");
        style("html { font-size: 200% }");

        assertThat(list("""
                        return [...document.querySelectorAll('.vt-share :is(a, button, summary)')]
                            .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > 390).map(e => e.textContent)
                        """)).isEmpty();
        assertThat(list("return [document.documentElement.scrollWidth]")).isEqualTo(List.of("390"));
    }

    @ParameterizedTest
    @CsvSource({"1920, 16px, 0", "1920, 0, 16", "390, 8px, 0", "390, 0, 16"})
    void controlsKeepOffTheEdgeOfTheWindowOnlyWhereThePageDoesNot(int width, String margin, long distance) {
        browser.open(demo.address().resolve("/russian.html"), width, 844, "light");
        style("body { margin: 0 " + margin + " }");

        assertThat(list("""
                        const left = selector => document.querySelector(selector).getBoundingClientRect().left;
                        return [left('.vt-share a') - left('main > p')]
                        """)).containsExactly(String.valueOf(distance));
    }

    /** A widget that stands in the page itself, as an include puts it there, has classes of the same names. */
    @Test
    void widgetsInThePageAndWhatWeAddLeaveEachOtherAlone() {
        browser.open(demo.address().resolve("/widget.html"), 1280, 900, "light");
        style(
                ".vt-widget { font-size: 9px; margin: 3px } .vt-list li { display: list-item } .vt-quote { padding: 12px !important }");

        assertThat(list("""
                        const look = (selector, part) => getComputedStyle(document.querySelector(selector), part);
                        return [look('.vt-widget').fontSize, look('.vt-widget').marginTop, look('.vt-widget li').display,
                            look('.vt-widget .vt-close', '::after').content, look('.vt-share.vt-quote').padding]
                        """)).containsExactly("9px", "3px", "list-item", "none", "0px");
        browser.driver().findElement(By.cssSelector(".vt-float .vt-close")).click();
        assertThat(list("return document.querySelectorAll('.vt-float, .vt-widget')"))
                .hasSize(1);
    }

    @Test
    void siteHasControlsLookOtherwiseByOurLayer() {
        browser.open(demo.address().resolve("/page.html"), 1280, 900, "light");
        style("@layer vt { .vt-share.vt-share :is(a, button, summary) { border-radius: 4px !important; } }");

        assertThat(list("""
                        return [...document.querySelectorAll('.vt-share :is(a, button, summary)')]
                            .map(e => getComputedStyle(e).borderStartStartRadius)
                        """)).hasSizeGreaterThan(20).containsOnly("4px");
    }

    private String column() {
        return list("const box = document.querySelector('article > p').getBoundingClientRect();"
                        + "return [Math.round(box.left) + ' to ' + Math.round(box.right)]")
                .get(0);
    }

    private void style(String styles) {
        browser.driver()
                .executeScript(
                        "document.head.append(Object.assign(document.createElement('style'), {textContent: arguments[0]}))",
                        styles);
    }

    private List<String> list(String script) {
        return ((List<?>) Objects.requireNonNull(browser.driver().executeScript(script)))
                .stream().map(String::valueOf).toList();
    }
}
