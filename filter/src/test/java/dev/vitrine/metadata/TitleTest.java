package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
