package dev.vitrine.metadata;

import java.util.Set;

/**
 * A {@code link} of the head.
 *
 * @param rels its relations in lower case
 * @param href as it stands in the page
 * @param type media type in lower case; empty for none
 * @param hreflang as it stands in the page; empty for none
 * @param title empty for none
 * @param image whether it preloads a picture
 */
public record HeadLink(Set<String> rels, String href, String type, String hreflang, String title, boolean image) {
    public HeadLink {
        rels = Set.copyOf(rels);
    }

    /** Whether it stands in this relation, among others. */
    public boolean is(String rel) {
        return rels.contains(rel);
    }
}
