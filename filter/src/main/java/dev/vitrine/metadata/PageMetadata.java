package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a page says of itself, and what follows from it. Each value carries its {@link Origin}, so that a log or an audit
 * can tell why; one of {@link Origin#OWN_TAG} stands in the page already, where its readers look for it.
 *
 * @param title what the page is called, without the name of the site
 * @param description what it is about, in plain text of at most 300 characters
 * @param url the page's own URL, as its canonical link, its tags or its address tell it; absolute
 * @param type its <a href="https://ogp.me/#types">Open Graph type</a>
 * @param siteName what its site is called
 * @param locale its language and territory, as in {@code en_US}
 * @param alternateLocales the locales of its translations
 * @param image the picture that stands for it
 * @param video what it shows, where that is what the page is for
 * @param authors who wrote it; of {@link Origin#OWN_TAG} only where the page names them to link previews
 * @param published when it was published, in ISO 8601
 * @param modified when it was changed last, in ISO 8601
 * @param section the part of the site that it belongs to
 * @param tags what it is about, in a few words each; at most six
 * @param product what it sells
 * @param audio what it lets hear, where that is what the page is for
 * @param person whom it is about, where it is a profile
 * @param recipe what it tells how to make
 * @param readingMinutes how long it takes to read
 * @param breadcrumbs the trail of links that leads to it
 * @param nature what kind of page it is, as far as that decides what may be added
 */
public record PageMetadata(
        Optional<Sourced<String>> title,
        Optional<Sourced<String>> description,
        Optional<Sourced<String>> url,
        Optional<Sourced<String>> type,
        Optional<Sourced<String>> siteName,
        Optional<Sourced<String>> locale,
        List<String> alternateLocales,
        Optional<PageImage> image,
        Optional<PageVideo> video,
        List<PageAuthor> authors,
        Optional<Sourced<String>> published,
        Optional<Sourced<String>> modified,
        Optional<Sourced<String>> section,
        List<Sourced<String>> tags,
        Optional<Offer> product,
        Optional<PageAudio> audio,
        Optional<PagePerson> person,
        Optional<Recipe> recipe,
        OptionalInt readingMinutes,
        List<Crumb> breadcrumbs,
        PageNature nature) {
    public PageMetadata {
        alternateLocales = List.copyOf(alternateLocales);
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        breadcrumbs = List.copyOf(breadcrumbs);
    }
}
