package dev.vitrine.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PageFeedsTest {
    private static final WebUrl PAGE =
            WebUrl.parse("https://blog.example/2026/").orElseThrow();

    @Test
    void areWhatAPageNamesAsSuch() {
        assertThat(PageFeeds.of("""
                        <!DOCTYPE html><html><head><base href="/feeds/">
                        <link rel="stylesheet" href="style.css">
                        <link rel="alternate" type="application/rss+xml; charset=utf-8" href="posts.xml">
                        <link rel="alternate" type="application/rss+xml" title="Comments" href="c.xml">
                        </head><body><link rel="feed" href="more.json"></body></html>""", PAGE))
                .extracting(WebUrl::href)
                .containsExactly("https://blog.example/feeds/posts.xml", "https://blog.example/feeds/more.json");
    }

    @Test
    @Timeout(60)
    void areFoundBesideATypeOfAMillionBlanks() {
        assertThat(PageFeeds.of(
                        "<link rel=feed href=/a><link rel=alternate href=/b type='" + " ".repeat(1_000_000) + "x'>",
                        PAGE))
                .extracting(WebUrl::href)
                .containsExactly("https://blog.example/a");
    }

    /** What is left open in one paragraph is opened again in each that follows. */
    @Test
    void areNotSoughtToTheEndOfAPageThatHasNone() {
        assertThat(PageFeeds.of(
                        "<link rel=feed href=/a><p><b><i><u><s><tt><em></p>" + "<p>x".repeat(20_000)
                                + "<link rel=feed href=/b>",
                        PAGE))
                .extracting(WebUrl::href)
                .containsExactly("https://blog.example/a");
    }
}
