package dev.vitrine.server.widget;

import dev.vitrine.server.feed.FeedAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One widget: which posts, and how they look.
 *
 * @param id its name in addresses and embed codes: lower-case letters, digits and hyphens, at most 64
 * @param title its accessible name in plain text; may be empty
 * @param feeds where its posts come from, at least one
 * @param limit how many posts are shown at once, 1 to 100
 * @param moderation which posts are left out or come first
 * @param language of the words around the posts
 */
public record Widget(
        String id,
        String title,
        List<FeedAddress> feeds,
        Layout layout,
        Theme theme,
        int limit,
        Moderation moderation,
        Locale language) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Widget {
        checkId(id);
        if (feeds.isEmpty()) {
            throw new IllegalArgumentException("feeds must name at least one feed");
        }
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit must be 1 to 100, not " + limit);
        }
        feeds = List.copyOf(feeds);
    }

    static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id must be 1 to 64 lower-case letters, digits and hyphens, not \"" + id + "\"");
        }
    }

    /** A widget in English. */
    public Widget(
            String id,
            String title,
            List<FeedAddress> feeds,
            Layout layout,
            Theme theme,
            int limit,
            Moderation moderation) {
        this(id, title, feeds, layout, theme, limit, moderation, Locale.ENGLISH);
    }

    /** How many posts there are to a page of it. */
    public int pageSize() {
        return layout == Layout.SINGLE ? 1 : limit;
    }

    /** How many pages there are of this many posts, at least one; what moves or stands alone has no second one. */
    public int pages(int posts) {
        return switch (layout) {
            case SINGLE, TICKER, CAROUSEL -> 1;
            default -> Math.max(1, (posts + limit - 1) / limit);
        };
    }
}
