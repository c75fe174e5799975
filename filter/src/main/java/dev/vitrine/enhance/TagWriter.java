package dev.vitrine.enhance;

import dev.vitrine.metadata.MetaTags;
import dev.vitrine.metadata.PageImage;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.Sourced;
import java.util.Optional;

/** Writes each tag that a page lacks exactly once, and none that it has. */
final class TagWriter {
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
        settings.facebookApp().ifPresent(id -> property("fb:app_id", id));
        name("twitter:card", card());
        settings.twitterSite().ifPresent(account -> name("twitter:site", account));
    }

    private void image(PageImage image) {
        property("og:image", Optional.of(new Sourced<>(image.url(), image.origin())));
        if (image.origin() != dev.vitrine.metadata.Origin.OWN_TAG) {
            image.width().ifPresent(width -> property("og:image:width", Integer.toString(width)));
            image.height().ifPresent(height -> property("og:image:height", Integer.toString(height)));
            image.alt().ifPresent(alt -> property("og:image:alt", alt));
        }
    }

    private String card() {
        return page.image().isEmpty() ? "summary" : "summary_large_image";
    }

    private void property(String property, Optional<Sourced<String>> value) {
        value.ifPresent(sourced -> {
            if (!sourced.ownTag() || needsTwin(property)) {
                head.property(property, sourced.value());
            }
        });
    }

    private void property(String property, String value) {
        if (own.first(property).isEmpty()) {
            head.property(property, value);
        }
    }

    private void name(String name, String value) {
        if (own.first(name).isEmpty()) {
            head.name(name, value);
        }
    }

    /** Whether the page says it under {@code name} alone, where some readers don't look. */
    private boolean needsTwin(String property) {
        return own.all(property).stream().noneMatch(MetaTags.Tag::property);
    }
}
