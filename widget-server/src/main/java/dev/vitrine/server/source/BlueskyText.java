package dev.vitrine.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.url.WebUrl;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The words of a Bluesky post with their
 * <a href="https://docs.bsky.app/docs/advanced-guides/post-richtext">facets</a>, whose places count bytes of UTF-8. A
 * facet that cuts a character in two, lies outside or overlaps an earlier one is left aside; its words stay.
 */
final class BlueskyText {
    private static final int MAX_FACETS = 200;

    private final byte[] bytes;
    private final List<Facet> facets = new ArrayList<>();
    private final Set<String> tags = new LinkedHashSet<>();

    private BlueskyText(String text) {
        this.bytes = text.getBytes(UTF_8);
    }

    static BlueskyText of(JsonNode record) {
        BlueskyText text = new BlueskyText(Json.text(record, "text"));
        for (JsonNode facet : record.path("facets")) {
            text.note(facet);
        }
        text.facets.sort(Comparator.comparingInt(Facet::start));
        text.tags.addAll(Json.texts(record, "tags"));
        return text;
    }

    private void note(JsonNode facet) {
        long start = Json.count(facet.path("index"), "byteStart").orElse(-1);
        long end = Json.count(facet.path("index"), "byteEnd").orElse(-1);
        if (start < 0 || end <= start || end > bytes.length || facets.size() >= MAX_FACETS) {
            return;
        }
        for (JsonNode feature : facet.path("features")) {
            String href = href(feature);
            if (!href.isEmpty()) {
                facets.add(new Facet((int) start, (int) end, href));
                return;
            }
        }
    }

    private String href(JsonNode feature) {
        return switch (Json.text(feature, "$type")) {
            case "app.bsky.richtext.facet#link" -> Json.text(feature, "uri");
            case "app.bsky.richtext.facet#mention" ->
                "https://bsky.app/profile/" + WebUrl.component(Json.text(feature, "did"));
            case "app.bsky.richtext.facet#tag" -> {
                tags.add(Json.text(feature, "tag"));
                yield "https://bsky.app/hashtag/" + WebUrl.component(Json.text(feature, "tag"));
            }
            default -> "";
        };
    }

    /** Tags in the text and beside it. */
    List<String> tags() {
        return tags.stream().filter(tag -> !tag.isBlank()).limit(50).toList();
    }

    /** The text as HTML, as unsafe as it came. */
    String markup() {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Facet facet : facets) {
            if (facet.start >= done && isWhole(done, facet.start) && isWhole(facet.start, facet.end)) {
                out.append(escaped(done, facet.start))
                        .append("<a href=\"")
                        .append(escaped(facet.href))
                        .append("\">")
                        .append(escaped(facet.start, facet.end))
                        .append("</a>");
                done = facet.end;
            }
        }
        out.append(escaped(done, bytes.length));
        return out.toString();
    }

    private boolean isWhole(int start, int end) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private String escaped(int start, int end) {
        return escaped(new String(bytes, start, end - start, UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }

    private record Facet(int start, int end, String href) {}
}
