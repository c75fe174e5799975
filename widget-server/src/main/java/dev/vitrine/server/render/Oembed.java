package dev.vitrine.server.render;

import dev.vitrine.html.HtmlEscaper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a widget's page is embedded.
 *
 * @param title of the widget
 * @param page its address
 */
public record Oembed(String title, String page, int width, int height) {
    /**
     * Where the answer for a widget is.
     *
     * @param base of this server for the world, ending with {@code /}
     */
    static String address(String base, String id) {
        return base + "oembed?url=" + URLEncoder.encode(page(base, id), StandardCharsets.UTF_8);
    }

    /** The page that is embedded. */
    public static String page(String base, String id) {
        return base + "widgets/" + id + "/frame";
    }

    /** The answer of <a href="https://oembed.com/#section2.3">oEmbed 1.0</a>, type {@code rich}. */
    public String json() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", "1.0");
        answer.put("type", "rich");
        answer.put("title", title);
        answer.put("provider_name", "Vitrine");
        answer.put("width", width);
        answer.put("height", height);
        answer.put(
                "html",
                "<iframe src=\"" + HtmlEscaper.attribute(page) + "\" title=\"" + HtmlEscaper.attribute(title)
                        + "\" width=\"" + width + "\" height=\"" + height + "\" loading=\"lazy\"></iframe>");
        return JsonText.of(answer);
    }
}
