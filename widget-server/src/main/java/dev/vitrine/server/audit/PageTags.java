package dev.vitrine.server.audit;

import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.PageCharset;
import dev.vitrine.metadata.Json;
import java.util.List;
import java.util.Optional;

/**
 * What readers of previews find in a page, in its order: nothing is resolved, preferred or left out, since each reader does
 * that in its own way.
 *
 * @param metas all tags of the head and the body that have a name and a content
 * @param links to other documents, by their relations
 * @param title the text of the first {@code title} element
 * @param blocks the objects at the top of the JSON-LD blocks
 * @param images the addresses of the body's pictures, the largest first as far as their attributes tell
 * @param headEnded whether the head ends within what was read
 */
record PageTags(
        List<Meta> metas,
        List<Link> links,
        Optional<String> title,
        List<Json.Members> blocks,
        List<String> images,
        boolean headEnded) {
    /**
     * A {@code meta} tag under one of its names.
     *
     * @param property whether the name stood in {@code property}
     */
    record Meta(String key, String content, boolean property) {}

    /** A {@code link} tag in one of its relations, in lower case. */
    record Link(String rel, String href) {}

    PageTags {
        metas = List.copyOf(metas);
        links = List.copyOf(links);
        blocks = List.copyOf(blocks);
        images = List.copyOf(images);
    }

    /**
     * Reads the beginning of a page.
     *
     * @param window how many of its bytes the reader takes
     */
    static PageTags read(byte[] page, int window, Optional<PageCharset> declared) {
        int length = Math.min(window, page.length);
        PageTagsReader reader = new PageTagsReader();
        PageCharset charset = PageCharset.of(declared, page, 0, Math.min(length, 1_024));
        HtmlTokenizer tokenizer = new HtmlTokenizer(reader, charset);
        reader.begin(tokenizer);
        tokenizer.write(page, 0, length);
        return reader.tags();
    }

    /** How many tags of Open Graph there are. */
    long openGraph() {
        return metas.stream().filter(meta -> meta.key().startsWith("og:")).count();
    }
}
