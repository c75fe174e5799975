package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page is called, and what its site is called. */
class TitleTest {
    @Test
    void isTheHeadingOfTheContentWhereTheHeaderNamesTheSiteFirst() {
        PageMetadata page = Reading.ofBody(
                "Miller's Handbook 10 (10.1) - Introduction",
                "<header><h1>Miller's Handbook 10</h1></header><div><h2>Introduction</h2><h3>Introduction</h3><p>Text.</p></div>");
        assertThat(page.title()).contains(new Sourced<>("Introduction", Origin.HEADING));
        assertThat(page.siteName()).contains(new Sourced<>("Miller's Handbook 10 (10.1)", Origin.TITLE));
    }

    @Test
    void staysTheHeadingOfTheArticlesOwnHeader() {
        PageMetadata page = Reading.ofBody(
                "Bread in no hurry - Journal",
                "<main><article><header><h1>Bread in no hurry</h1></header><h2>Journal</h2><p>Text.</p></article></main>");
        assertThat(page.title()).contains(new Sourced<>("Bread in no hurry", Origin.HEADING));
        assertThat(page.siteName()).contains(new Sourced<>("Journal", Origin.TITLE));
    }

    private static Optional<Sourced<String>> titleOf(String title, String body) {
        return Reading.ofBody(title, body).title();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A loaf of rye bread | The Oven;A loaf of rye bread",
                "A loaf of rye bread - Recipes - The Oven;A loaf of rye bread",
                "A loaf of rye bread | Recipes | Bread | The Oven;A loaf of rye bread",
                "Visit to the mill - What the miller would not say on record - The Oven;Visit to the mill - What the miller"
                        + " would not say on record",
                "theoven.example - A loaf of rye bread;A loaf of rye bread",
                "Example | A loaf of rye bread;A loaf of rye bread",
                "A loaf of rye bread: how to bake it;A loaf of rye bread: how to bake it"
            })
    void leavesOutTheNameOfTheSite(String title, String expected) {
        assertThat(titleOf(title, "")).contains(new Sourced<>(expected, Origin.TITLE));
    }

    @Test
    void leavesOutTheNameOfTheSiteBeforeAColonWhereThePageTellsItElsewhere() {
        String search = "<link rel=search href=/search title=\"Search The Bakers' Wiki\">";
        String named = "<meta name=application-name content=\"The Bakers' Wiki\">";
        for (String head : List.of(search, named)) {
            PageMetadata page =
                    Reading.of("<!doctype html><html lang=en><head><title>The Bakers' Wiki: Rye Bread</title>" + head
                            + "</head><body><p>Text.</p></body></html>");
            assertThat(page.title()).contains(new Sourced<>("Rye Bread", Origin.TITLE));
            assertThat(page.siteName().map(Sourced::value)).contains("The Bakers' Wiki");
        }
    }

    @Test
    void prefersTheHeadingThatTheTitleRepeats() {
        assertThat(titleOf(
                        "Four steps to rye bread | The Oven",
                        "<header><h1>The Oven</h1></header><h1>Four steps to <i>rye</i> bread</h1>"))
                .contains(new Sourced<>("Four steps to rye bread", Origin.HEADING));
    }

    @Test
    void takesNoWordsOfAButtonForAPartOfTheHeading() {
        assertThat(titleOf("Rye bread | The Oven", "<h1>Rye<button type=button>Copy <b>link</b></button> bread</h1>"))
                .contains(new Sourced<>("Rye bread", Origin.HEADING));
    }

    @Test
    void keepsTheNamesOfTagsThatItIsAbout() {
        assertThat(titleOf("The &lt;em&gt; element | Bread", "<h1>The &lt;em&gt; element</h1>"))
                .contains(new Sourced<>("The <em> element", Origin.HEADING));
    }

    @Test
    void mayHaveAnyNumberOfDots() {
        String dots = "a.".repeat(1_900) + "b";
        assertThat(titleOf(dots + " | Bread", "<h1>Rye</h1>").map(Sourced::value))
                .hasValueSatisfying(title -> assertThat(title).startsWith("a.a.a."));
    }

    @Test
    void takesNoNameOfASiteForATitle() {
        assertThat(titleOf("Rye (3) | The Oven of my Neighbour", "<h1>The Oven of my Neighbour</h1><h1>Rye (3)</h1>"))
                .contains(new Sourced<>("Rye (3)", Origin.HEADING));
        assertThat(titleOf(
                        "What is rye? Kinds and uses - Bread Terms",
                        "<h1>Bread Terms An Encyclopedia</h1><article><h1>Rye</h1></article>"))
                .contains(new Sourced<>("What is rye? Kinds and uses", Origin.TITLE));
    }

    @Test
    void takesNoHeadlineFromABoxOfAPage() {
        assertThat(titleOf("Rye bread in winter | The Oven", """
                <div itemscope itemtype="https://schema.org/WebPage"><h1>Rye bread in winter</h1>
                <h3 itemprop="headline">Cookie settings</h3></div>"""))
                .contains(new Sourced<>("Rye bread in winter", Origin.HEADING));
    }

    private static PageMetadata firstPage(String title, String body) {
        return Reading.of(
                "https://example.org/",
                "<!doctype html><html><head><title>" + title + "</title></head><body>" + body + "</body></html>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The Oven – Notes on bread, fire and patience;The Oven – Notes on bread, fire and patience",
                "Home | Miller's Kayaks;Miller's Kayaks",
                "Gemeinde Neuental - Startseite;Gemeinde Neuental",
                "Главная · Мельница;Мельница",
                "ホーム｜粉屋の暮らし;粉屋の暮らし"
            })
    void ofTheFirstPageIsThatOfItsSite(String title, String expected) {
        assertThat(firstPage(title, "<a rel=home href=/>The Oven</a><h1>Welcome</h1>")
                        .title())
                .contains(new Sourced<>(expected, Origin.TITLE));
    }

    @Test
    void ofAFirstPageWithAHeadingIsThat() {
        assertThat(firstPage(
                                "Bread in no hurry – The Oven",
                                "<a rel=home href=/>The Oven</a><main><h1>Bread in no hurry</h1>")
                        .title())
                .contains(new Sourced<>("Bread in no hurry", Origin.HEADING));
        assertThat(firstPage("The Oven – Bread in no hurry", "<h1><a rel=home href=/>The Oven</a></h1>")
                        .title())
                .contains(new Sourced<>("The Oven – Bread in no hurry", Origin.TITLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Home", "Untitled Document", "Document", "React App"})
    void isTheHeadingWhereNobodyWroteAnother(String title) {
        assertThat(firstPage(title, "<h1>Paddle further</h1>").title())
                .contains(new Sourced<>("Paddle further", Origin.HEADING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "黑麦面包回来了｜磨坊日报;黑麦面包回来了;磨坊日报",
                "黑麦面包回来了_磨坊日报;黑麦面包回来了;磨坊日报",
                "ライ麦パンが帰ってきた － 粉屋;ライ麦パンが帰ってきた;粉屋",
                "ライ麦パンの特集 ‐ 粉屋;ライ麦パンの特集;粉屋",
                "호밀빵이 돌아왔다 : 방앗간신문;호밀빵이 돌아왔다;방앗간신문",
                "Η σίκαλη επιστρέφει ― Ο Μύλος;Η σίκαλη επιστρέφει;Ο Μύλος"
            })
    void knowsWhatPartsTitlesInAllScripts(String title, String expected, String site) {
        PageMetadata page = Reading.ofBody(title, "");
        assertThat(page.title()).contains(new Sourced<>(expected, Origin.TITLE));
        assertThat(Reading.ofBody(title, "<h1>" + expected + "</h1>").siteName())
                .contains(new Sourced<>(site, Origin.TITLE));
    }

    @Test
    void staysShortBesideALongNameThatLeadsToTheFirstPage() {
        PageMetadata page =
                Reading.ofBody("About — Willow Ceramics Studio", "<a href=/>Willow Ceramics Studio</a><p>Text.</p>");
        assertThat(page.title()).contains(new Sourced<>("About", Origin.TITLE));
        assertThat(page.siteName()).contains(new Sourced<>("Willow Ceramics Studio", Origin.TITLE));
    }

    @Test
    void mayLookLikeTheAddressOfASite() {
        PageMetadata page =
                Reading.ofBody("oven.Thermostat — ovenlib 1.4.2", "<main><h1>oven.Thermostat</h1><p>Text.</p></main>");
        assertThat(page.title()).contains(new Sourced<>("oven.Thermostat", Origin.HEADING));
        assertThat(page.siteName()).contains(new Sourced<>("ovenlib 1.4.2", Origin.TITLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kneading<a href=#k>¶</a>",
                "Kneading<a href=#k>#</a>",
                "<a href=#k>#</a> Kneading",
                "Kneading<a href=#k>\uf0c1</a>",
                "Kneading <a href=#k>🔗</a>"
            })
    void leavesOutTheSignsOfLinksToItself(String heading) {
        assertThat(titleOf("Kneading by hand", "<h1>" + heading.replace("Kneading", "Kneading by hand") + "</h1>"))
                .contains(new Sourced<>("Kneading by hand", Origin.HEADING));
        assertThat(titleOf("C# by hand: C#", "<h1>C# by hand: C#</h1>"))
                .contains(new Sourced<>("C# by hand: C#", Origin.HEADING));
    }
}
