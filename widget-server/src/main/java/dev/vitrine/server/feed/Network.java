package dev.vitrine.server.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where posts come from: a social network, or the kind of document that holds them. */
public enum Network {
    FEED("Feed"),
    MASTODON("Mastodon"),
    BLUESKY("Bluesky"),
    YOUTUBE("YouTube"),
    GITHUB("GitHub"),
    WORDPRESS("WordPress"),
    LEMMY("Lemmy"),
    PEERTUBE("PeerTube"),
    PIXELFED("Pixelfed"),
    FLICKR("Flickr"),
    PINTEREST("Pinterest"),
    TUMBLR("Tumblr"),
    MEDIUM("Medium"),
    REDDIT("Reddit"),
    PAGE("Page"),
    FILE("File"),
    PUSH("Push");

    private final String label;

    Network(String label) {
        this.label = label;
    }

    /** The network of this id; empty where there is none. */
    public static Optional<Network> ofId(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    /** The name in settings, class names and metrics: {@code mastodon}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people, in the network's own spelling. */
    public String label() {
        return label;
    }
}
