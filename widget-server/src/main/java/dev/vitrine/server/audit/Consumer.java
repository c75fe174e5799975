package dev.vitrine.server.audit;

/** A service that shows previews of links. */
public enum Consumer {
    SLACK("Slack"),
    FACEBOOK("Facebook"),
    X("X"),
    LINKEDIN("LinkedIn"),
    WHATSAPP("WhatsApp"),
    DISCORD("Discord"),
    TELEGRAM("Telegram"),
    SIGNAL("Signal"),
    MASTODON("Mastodon"),
    MISSKEY("Misskey"),
    SYNAPSE("Matrix Synapse"),
    LEMMY("Lemmy"),
    BLUESKY("Bluesky"),
    PINTEREST("Pinterest"),
    IMESSAGE("iMessage");

    private final String label;

    Consumer(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
