package dev.vitrine.server.sanitize;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Decides what of an element is written. */
interface ElementFilter {
    /** Lets everything through: for content that has been cleaned before. */
    ElementFilter NONE = new ElementFilter() {
        @Override
        public boolean keeps(Element element) {
            return true;
        }

        @Override
        public Map<String, String> attributes(Element element) {
            Map<String, String> all = new LinkedHashMap<>();
            for (Attribute attribute : element.attributes()) {
                all.put(attribute.getKey(), attribute.getValue());
            }
            return all;
        }
    };

    /** Whether the element itself is written; the content of one that is not is. */
    boolean keeps(Element element);

    /** The attributes to write, in order. */
    Map<String, String> attributes(Element element);
}
