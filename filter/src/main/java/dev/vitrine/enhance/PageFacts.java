package dev.vitrine.enhance;

import dev.vitrine.metadata.PageImage;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.Sourced;
import dev.vitrine.share.SharedPage;
import java.util.Optional;

/** What the share surfaces ask about their page: what it is called, and what of it is shared. */
final class PageFacts {
    private final SiteSettings settings;
    private final PageRequest request;
    private final SocialTags tags;
    private Optional<String> title = Optional.empty();

    PageFacts(SiteSettings settings, PageRequest request, SocialTags tags) {
        this.settings = settings;
        this.request = request;
        this.tags = tags;
    }

    /** What the page calls itself; asked for when its body has begun, and settled then. Empty where it says nothing. */
    String title() {
        if (title.isEmpty()) {
            title = Optional.of(text(tags.title()));
        }
        return title.get();
    }

    /** Markup as it may stand in this page. */
    String written(String markup) {
        return tags.written(markup);
    }

    /** Whether the page is about a product. */
    boolean isProduct() {
        return tags.metadata()
                .type()
                .filter(type -> type.value().equals("product"))
                .isPresent();
    }

    /**
     * What is known of the page when something is drawn into it.
     *
     * @param foreignBase whether relative addresses of the page lead to another place than its own
     * @param policy what the page's own Content-Security-Policy lets us add
     * @return nothing where the page is not one to share, is not marked as ours (a second filter would draw the same once
     *     more), or our own files could not be reached from it
     */
    Optional<KnownPage> known(boolean foreignBase, ContentPolicy policy) {
        PageMetadata metadata = tags.metadata();
        boolean unshared = !tags.marked()
                || metadata.nature().off()
                || metadata.nature().amp()
                || metadata.nature().errand()
                || request.principal()
                || UnsharedPages.arePrivate(request);
        return unshared
                ? Optional.empty()
                : ownPath(foreignBase)
                        .map(ownPath -> new KnownPage(
                                shared(metadata), url(metadata).isPresent(), language(metadata), ownPath, policy));
    }

    private SharedPage shared(PageMetadata metadata) {
        return new SharedPage(
                url(metadata).orElseGet(tags.address()::pagePath),
                text(metadata.title()),
                text(metadata.description()),
                metadata.image().map(PageImage::url),
                text(metadata.siteName()),
                metadata.tags().stream().map(Sourced::value).toList(),
                Optional.empty(),
                SharedPage.UNFRAMED);
    }

    private Optional<String> url(PageMetadata metadata) {
        return metadata.url().map(Sourced::value).or(() -> tags.address().pageUrl());
    }

    private Optional<String> ownPath(boolean foreignBase) {
        return foreignBase
                ? tags.address().url(settings.prefix())
                : Optional.of(settings.ownPath(request.contextPath()));
    }

    private String language(PageMetadata metadata) {
        return metadata.nature().language().isEmpty()
                ? request.contentLanguage().orElse("")
                : metadata.nature().language();
    }

    private static String text(Optional<Sourced<String>> value) {
        return value.map(Sourced::value).orElse("");
    }
}
