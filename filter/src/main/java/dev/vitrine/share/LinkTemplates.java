package dev.vitrine.share;

import java.util.Optional;

/** The addresses of a network, with placeholders for what differs from page to page. */
public final class LinkTemplates {
    private final Optional<UrlTemplate> share;
    private final Optional<UrlTemplate> follow;
    private final boolean mobileOnly;

    private LinkTemplates(Optional<UrlTemplate> share, Optional<UrlTemplate> follow, boolean mobileOnly) {
        this.share = share;
        this.follow = follow;
        this.mobileOnly = mobileOnly;
    }

    static LinkTemplates parse(Optional<String> share, Optional<String> follow, boolean mobileOnly) {
        return new LinkTemplates(share.map(UrlTemplate::parse), follow.map(UrlTemplate::parse), mobileOnly);
    }

    /** What opens the composer, as written in the catalogue. */
    public Optional<String> share() {
        return share.map(UrlTemplate::toString);
    }

    /** What shows a profile, as written in the catalogue. */
    public Optional<String> follow() {
        return follow.map(UrlTemplate::toString);
    }

    /** Whether the share link does something on phones only. */
    public boolean mobileOnly() {
        return mobileOnly;
    }

    Optional<UrlTemplate> shareTemplate() {
        return share;
    }

    Optional<UrlTemplate> followTemplate() {
        return follow;
    }
}
