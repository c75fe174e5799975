package dev.vitrine.server.source;

import dev.vitrine.server.feed.Media;
import dev.vitrine.server.url.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON of strangers: within limits of depth and length, and without expecting anything to be there. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxDocumentLength(6_000_000)
                            .maxTokenCount(400_000)
                            .maxStringLength(2_000_000)
                            .maxNumberLength(100)
                            .maxNameLength(1_000)
                            .build())
                    .build())
            .build();

    private Json() {}

    /** Parses a document; trailing text, doubled keys and the like are as Jackson takes them. */
    static JsonNode parse(String text) throws JacksonException {
        JsonNode node = MAPPER.readTree(text);
        return node == null ? MAPPER.missingNode() : node;
    }

    /** The text or number of this name; empty where there is none. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    /** The texts of an array of this name. */
    static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : node.path(name)) {
            if (value.isString() && !value.asString().isBlank() && texts.size() < 50) {
                texts.add(value.asString().strip());
            }
        }
        return texts;
    }

    /** The web address of this name, resolved. */
    static Optional<WebUrl> url(JsonNode node, String name, WebUrl base) {
        String text = text(node, name);
        return text.isBlank() ? Optional.empty() : base.resolve(text);
    }

    /** The absolute web address of this name. */
    static Optional<WebUrl> url(JsonNode node, String name) {
        return WebUrl.parse(text(node, name));
    }

    /** The whole number of this name, if it is none below zero. */
    static OptionalLong count(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0
                ? OptionalLong.of(value.asLong())
                : OptionalLong.empty();
    }

    /** Width and height in pixels, or in any unit that tells their ratio. */
    static Optional<Media.Size> size(JsonNode node) {
        long width = count(node, "width").orElse(0);
        long height = count(node, "height").orElse(0);
        return width > 0 && height > 0 && width < 100_000 && height < 100_000
                ? Optional.of(new Media.Size((int) width, (int) height))
                : Optional.empty();
    }
}
