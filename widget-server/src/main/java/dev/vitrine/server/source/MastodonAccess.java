package dev.vitrine.server.source;

import tools.jackson.databind.JsonNode;

/** Whose posts of a tag a Mastodon server shows to people who are not signed in; servers of 4.5 and later say it. */
enum MastodonAccess {
    /** Everybody's, as far as it knows them. */
    ALL,
    /** Those of its own people. */
    LOCAL,
    /** Nobody's: its timelines are for members. */
    MEMBERS;

    /** As the server's <a href="https://docs.joinmastodon.org/entities/Instance/">description</a> of itself says. */
    static MastodonAccess ofTags(JsonNode instance) {
        JsonNode tags = instance.path("configuration").path("timelines_access").path("hashtag_feeds");
        if (isKept(tags.path("local"))) {
            return MEMBERS;
        }
        return isKept(tags.path("remote")) ? LOCAL : ALL;
    }

    private static boolean isKept(JsonNode level) {
        return level.isString() && !level.asString().equals("public");
    }
}
