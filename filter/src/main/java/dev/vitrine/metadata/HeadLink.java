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
record HeadLink(Set<String> rels, String href, String type, String hreflang, String title, boolean image) {
    boolean is(String rel) {
        return rels.contains(rel);
    }
}
