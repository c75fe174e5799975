package dev.vitrine.server.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the page of the admin address. */
public final class AdminRenderer {
    private static final List<String> PLACES = List.of("posts", "feeds", "history");
    private static final List<String> STATES = List.of("shown", "waiting", "hidden", "left-out");

    /**
     * The page.
     *
     * @param style a stylesheet of ours, as it shall stand in the page
     * @param script a script of ours, likewise
     */
    public String html(String style, String script) {
        return Templates.whole("admin", Locale.ENGLISH, Map.of("places", PLACES, "states", STATES))
                .replace("<style></style>", "<style>" + style + "</style>")
                .replace("<script></script>", "<script>" + script + "</script>");
    }
}
