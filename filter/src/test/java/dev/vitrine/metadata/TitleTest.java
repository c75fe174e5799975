package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void prefersTheHeadingThatTheTitleRepeats() {
        assertThat(titleOf(
                        "Four steps to rye bread | The Oven",
                        "<header><h1>The Oven</h1></header><h1>Four steps to <i>rye</i> bread</h1>"))
                .contains(new Sourced<>("Four steps to rye bread", Origin.HEADING));
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
}
