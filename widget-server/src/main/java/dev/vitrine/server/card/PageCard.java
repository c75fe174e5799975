package dev.vitrine.server.card;

import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.PageCharset;
import dev.vitrine.metadata.MetadataReader;
import dev.vitrine.metadata.PageContext;
import dev.vitrine.metadata.PageImage;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.Sourced;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page says of itself, as its preview shows it. It is read as the filter reads the pages of its own site, so that a
 * page without any tags has a title, too.
 *
 * @param card title, description and picture
 * @param site the name of its site; its host where it says none
 * @param published when it was written, where it says a moment and not only a day
 * @param language BCP 47 tag
 */
public record PageCard(LinkCard card, String site, Optional<Instant> published, Optional<String> language) {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");
    private static final int SNIFFED = 1024;

    /** Reads a page; one that says nothing has its host for a title. */
    public static PageCard of(Answer page, Clock clock) {
        byte[] bytes = page.body();
        Optional<PageCharset> declared = page.headers()
                .first("Content-Type")
                .map(CHARSET::matcher)
                .filter(Matcher::find)
                .flatMap(charset -> PageCharset.forLabel(charset.group(1)));
        MetadataReader reader = new MetadataReader(clock);
        HtmlTokenizer tokenizer =
                new HtmlTokenizer(reader, PageCharset.of(declared, bytes, 0, Math.min(bytes.length, SNIFFED)));
        reader.begin(tokenizer);
        tokenizer.write(bytes, 0, bytes.length);
        return of(reader.metadata(PageContext.of(page.url().href())), page.url());
    }

    private static PageCard of(PageMetadata page, WebUrl found) {
        WebUrl url = page.url()
                .flatMap(it -> WebUrl.parse(it.value()))
                .filter(own -> own.host().equals(found.host())) // a page speaks for its own host only
                .orElse(found);
        String site = page.siteName().map(Sourced::value).orElse(found.host());
        LinkCard card = new LinkCard(
                url,
                page.title().map(Sourced::value).orElse(found.host()),
                page.description().map(Sourced::value).orElse(""),
                site,
                page.image().flatMap(PageCard::picture));
        Optional<String> language = page.locale().map(it -> it.value().replace('_', '-'));
        return new PageCard(card, site, page.published().flatMap(it -> moment(it.value())), language);
    }

    private static Optional<Media> picture(PageImage image) {
        return WebUrl.parse(image.url()).map(url -> Media.image(url, image.alt().orElse("")));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
