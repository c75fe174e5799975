package dev.vitrine.server.audit;

import static dev.vitrine.server.audit.Field.AUTHOR;
import static dev.vitrine.server.audit.Field.COLOR;
import static dev.vitrine.server.audit.Field.DESCRIPTION;
import static dev.vitrine.server.audit.Field.IMAGE;
import static dev.vitrine.server.audit.Field.IMAGE_ALT;
import static dev.vitrine.server.audit.Field.SITE_NAME;
import static dev.vitrine.server.audit.Field.TITLE;
import static dev.vitrine.server.audit.ReadingRules.Unit.BYTES;
import static dev.vitrine.server.audit.ReadingRules.Unit.CHARACTERS;
import static dev.vitrine.server.audit.Source.bodyImage;
import static dev.vitrine.server.audit.Source.link;
import static dev.vitrine.server.audit.Source.meta;
import static dev.vitrine.server.audit.Source.thing;
import static dev.vitrine.server.audit.Source.title;

import java.util.Set;

/**
 * How each service reads a page: by its source where that is open, by its documentation and by what others have measured
 * where it is not.
 */
final class ReadingTable {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** What the simplest reader of JSON-LD takes for a description of the page itself. */
    private static final Set<String> DOCUMENTS = Set.of("NewsArticle", "WebPage");

    private ReadingTable() {}

    static ReadingRules rules(Consumer consumer) {
        return switch (consumer) {
            case SLACK ->
                ReadingRules.openGraph()
                        .within(32 * KIB)
                        .from(TITLE, meta("twitter:title", "og:title"), title())
                        .from(DESCRIPTION, meta("twitter:description", "og:description"), meta("description"))
                        .from(IMAGE, meta("twitter:image", "og:image"));
            case FACEBOOK -> ReadingRules.openGraph();
            case X ->
                ReadingRules.openGraph()
                        .from(TITLE, meta("twitter:title"), meta("og:title"), title())
                        .from(DESCRIPTION, meta("twitter:description"), meta("og:description"))
                        .from(IMAGE, meta("twitter:image"), meta("twitter:image:src"), meta("og:image"))
                        .from(IMAGE_ALT, meta("twitter:image:alt"), meta("og:image:alt"))
                        .from(AUTHOR, meta("twitter:creator"));
            case LINKEDIN -> ReadingRules.openGraph().from(AUTHOR, meta("author"));
            case WHATSAPP -> ReadingRules.openGraph().within(300 * KIB);
            case DISCORD ->
                ReadingRules.openGraph()
                        .cut(TITLE, 70, BYTES)
                        .cut(DESCRIPTION, 350, BYTES)
                        .from(COLOR, meta("theme-color"));
            case TELEGRAM ->
                ReadingRules.openGraph()
                        .from(TITLE, meta("og:title"), meta("twitter:title"), title())
                        .from(DESCRIPTION, meta("og:description"), meta("twitter:description"), meta("description"))
                        .from(IMAGE, meta("og:image"), meta("twitter:image"));
            case SIGNAL ->
                ReadingRules.openGraph()
                        .within(1_000 * KIB)
                        .byPropertyOnly()
                        .from(DESCRIPTION, meta("og:description"))
                        .from(IMAGE, meta("og:image"), link("apple-touch-icon"), link("icon"));
            case MASTODON ->
                ReadingRules.openGraph()
                        .within(MIB)
                        .from(TITLE, thing(DOCUMENTS, "headline"), meta("og:title"), title())
                        .from(DESCRIPTION, thing(DOCUMENTS, "description"), meta("og:description"), meta("description"))
                        .from(SITE_NAME, thing(DOCUMENTS, "publisher", "name"), meta("og:site_name"))
                        .from(AUTHOR, meta("fediverse:creator"));
            case MISSKEY ->
                ReadingRules.openGraph()
                        .within(10 * MIB)
                        .from(TITLE, meta("og:title"), meta("twitter:title"), title())
                        .from(DESCRIPTION, meta("og:description"), meta("twitter:description"), meta("description"))
                        .from(
                                IMAGE,
                                meta("og:image"),
                                meta("twitter:image"),
                                link("image_src"),
                                link("apple-touch-icon"))
                        .cut(TITLE, 100, CHARACTERS)
                        .cut(DESCRIPTION, 300, CHARACTERS);
            case SYNAPSE ->
                ReadingRules.openGraph()
                        .takingTheLast()
                        .ignoringMoreThan(50)
                        .from(TITLE, meta("og:title"), meta("twitter:title"), title())
                        .from(DESCRIPTION, meta("og:description"), meta("twitter:description"), meta("description"))
                        .from(IMAGE, meta("og:image"), meta("twitter:image"), bodyImage());
            case LEMMY -> ReadingRules.openGraph().within(MIB);
            case BLUESKY -> ReadingRules.openGraph();
            case PINTEREST -> ReadingRules.openGraph().from(AUTHOR, meta("article:author"));
            case IMESSAGE ->
                ReadingRules.openGraph().from(IMAGE, meta("og:image"), link("apple-touch-icon"), link("icon"));
        };
    }
}
