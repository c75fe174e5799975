package dev.vitrine.server.render;

import java.util.Locale;
import java.util.Map;

/** Makes the page of the admin address. */
public final class AdminRenderer {
    /**
     * The page.
     *
     * @param style a stylesheet of ours, as it shall stand in the page
     * @param script a script of ours, likewise
     */
    public String html(String style, String script) {
        return new Templates()
                .whole("admin", Locale.ENGLISH, Map.of())
                .replace("<style></style>", "<style>" + style + "</style>")
                .replace("<script></script>", "<script>" + script + "</script>");
    }
}
