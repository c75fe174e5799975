package dev.vitrine.enhance;

import dev.vitrine.metadata.MetaTags;
import dev.vitrine.metadata.Origin;
import dev.vitrine.metadata.PageAuthor;
import dev.vitrine.metadata.PageImage;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.Sourced;
import java.util.List;
import java.util.Optional;

/**
 * Writes each tag that a page lacks exactly once, and none that it has. A tag without a value counts as absent; one that
 * the page has under {@code name} where some readers look for {@code property} gets a twin with the same value.
 */
final class TagWriter {
    private static final int MAX_ALT = 420;

    private final HeadMarkup head;
    private final MetaTags own;
    private final PageMetadata page;
    private final SocialSettings settings;

    TagWriter(HeadMarkup head, MetaTags own, PageMetadata page, SocialSettings settings) {
        this.head = head;
        this.own = own;
        this.page = page;
        this.settings = settings;
    }

    void write() {
        property("og:title", page.title());
        property("og:description", page.description());
        property("og:url", page.url());
        property("og:type", page.type());
        property("og:site_name", page.siteName());
        property("og:locale", page.locale());
        page.image().ifPresent(this::image);
        if (isArticle()) {
            article();
        }
        settings.facebookApp().ifPresent(id -> property("fb:app_id", id));
        name("twitter:card", page.image().isEmpty() ? "summary" : "summary_large_image");
        settings.twitterSite().ifPresent(account -> name("twitter:site", account));
    }

    private boolean isArticle() {
        return page.type().filter(type -> type.value().equals("article")).isPresent();
    }

    private void image(PageImage image) {
        property("og:image", Optional.of(new Sourced<>(image.url(), image.origin())));
        if (image.origin() != Origin.OWN_TAG) {
            image.width().ifPresent(width -> property("og:image:width", Integer.toString(width)));
            image.height().ifPresent(height -> property("og:image:height", Integer.toString(height)));
            image.type().ifPresent(type -> property("og:image:type", type));
            image.alt().filter(alt -> alt.length() <= MAX_ALT).ifPresent(alt -> property("og:image:alt", alt));
        }
    }

    private void article() {
        property("article:published_time", page.published());
        List<PageAuthor> authors = page.authors();
        if (own.first("article:author").isEmpty()) {
            authors.forEach(author -> head.property("article:author", author.name()));
        }
    }

    private void property(String property, Optional<Sourced<String>> value) {
        value.map(Sourced::value).ifPresent(text -> property(property, text));
    }

    private void property(String property, String value) {
        Optional<String> present = own.first(property);
        if (present.isEmpty()) {
            head.property(property, value);
        } else if (needsTwin(property)) {
            head.property(property, present.get());
        }
    }

    private void name(String name, String value) {
        if (own.first(name).isEmpty()) {
            head.name(name, value);
        }
    }

    /** Whether the page says it under {@code name} alone, where some readers don't look. */
    private boolean needsTwin(String property) {
        return own.has(property) && own.all(property).stream().noneMatch(MetaTags.Tag::property);
    }
}
