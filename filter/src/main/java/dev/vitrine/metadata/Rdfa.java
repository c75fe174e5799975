package dev.vitrine.metadata;

import java.util.Map;

/** The names of RDFa properties, as those of schema.org. */
final class Rdfa {
    /** What content management systems wrote before schema.org. */
    private static final Map<String, String> OLDER = Map.of(
            "dc:title", "headline",
            "dc:date", "datePublished",
            "dc:created", "datePublished",
            "dcterms:created", "datePublished",
            "dcterms:issued", "datePublished",
            "dcterms:modified", "dateModified",
            "dc:creator", "author",
            "foaf:name", "name");

    private Rdfa() {}

    /** The properties that have a meaning here, by their bare names; others are left out. */
    static String properties(String names) {
        if (names.isBlank()) {
            return "";
        }
        StringBuilder known = new StringBuilder();
        for (String name : TokenList.of(names)) {
            String bare = name.indexOf(':') < 0 ? name : OLDER.getOrDefault(name, Thing.bare(name));
            if (bare.indexOf(':') < 0) {
                known.append(bare).append(' ');
            }
        }
        return known.toString();
    }
}
