package dev.vitrine.enhance;

import dev.vitrine.metadata.MetaTags;
import dev.vitrine.metadata.MetadataReader;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.PlainText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is known of a page when its tags are written.
 *
 * @param page what it says of itself, and what follows from it
 * @param reader what stands in it
 * @param address where the world finds it
 * @param images the pictures that the webapp itself serves
 */
record PageFindings(
        PageMetadata page,
        MetadataReader reader,
        PageRequest request,
        PublicAddress address,
        SocialSettings settings,
        ServedImages images) {

    /** The page's own tags. */
    MetaTags own() {
        return reader.tags();
    }

    boolean isType(String type) {
        return page.type().filter(own -> own.value().equals(type)).isPresent();
    }

    /** What is said of the page outright, by the names of tags: {@code vitrine.og.title} is {@code og:title}. */
    Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        request.rules().forEach((name, value) -> tell(said, name, value));
        for (String key : own().keys()) {
            if (key.startsWith("vitrine:")) {
                own().first(key).ifPresent(value -> tell(said, key.substring("vitrine:".length()), value));
            }
        }
        request.overrides().forEach((name, value) -> tell(said, name, value));
        return said;
    }

    /** What is said of the page by a bare name that takes no part in the derivation. */
    Optional<String> said(String name) {
        return Optional.ofNullable(request.overrides().get(name))
                .or(() -> own().first("vitrine:" + name))
                .or(() -> Optional.ofNullable(request.rules().get(name)));
    }

    /** Only names of two parts and more are those of tags; the others take part in the derivation. */
    private static void tell(Map<String, String> said, String name, String value) {
        String key = name.replace('.', ':');
        if (key.indexOf(':') > 0) {
            PlainText.said(value).ifPresent(text -> said.put(key, text));
        }
    }
}
