package dev.vitrine.share;

import java.util.Locale;

/** What kind of place a network is. */
public enum Category {
    SOCIAL,
    AGGREGATOR,
    MESSAGING,
    MAIL,
    BOOKMARK,
    READ_LATER,
    PUBLISH,
    WORK,
    ARCHIVE,
    AI,
    FEED_READER,
    /** A place to follow somebody, with nothing to share to. */
    PROFILE;

    static Category of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
