package dev.vitrine.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.PageCharset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What a page says of itself, read in one piece and in small ones, which must agree. */
final class Reading {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);
    private static final int[] CHUNKS = {1, 2, 7, 64};

    private Reading() {}

    /** A page at {@code https://example.org/news/page}. */
    static PageMetadata of(String html) {
        return of("https://example.org/news/page", html);
    }

    static PageMetadata of(String url, String html) {
        byte[] page = html.getBytes(UTF_8);
        PageMetadata whole = of(url, page, page.length);
        for (int chunk : CHUNKS) {
            assertThat(of(url, page, chunk)).as("cut every %d bytes", chunk).isEqualTo(whole);
        }
        return whole;
    }

    /** A page of this title with nothing else in its head, and this body. */
    static PageMetadata ofBody(String title, String body) {
        return of("<!doctype html><html lang=en><head><title>" + title + "</title></head><body>" + body
                + "</body></html>");
    }

    /** A page with nothing but this JSON-LD. */
    static PageMetadata ofJsonLd(String block) {
        return of("<!doctype html><html><head><script type='application/ld+json'>" + block
                + "</script></head><body></body></html>");
    }

    private static PageMetadata of(String url, byte[] page, int chunk) {
        MetadataReader reader = new MetadataReader(CLOCK);
        HtmlTokenizer tokenizer = new HtmlTokenizer(reader, PageCharset.utf8());
        reader.begin(tokenizer);
        for (int at = 0; at < page.length; at += chunk) {
            tokenizer.write(page, at, Math.min(chunk, page.length - at));
        }
        return reader.metadata(PageContext.of(url));
    }
}
