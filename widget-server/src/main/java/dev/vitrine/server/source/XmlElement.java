package dev.vitrine.server.source;

import dev.vitrine.server.url.WebUrl;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element of a feed, asked by the names of {@link XmlNames}; knows where in the document it stands. */
final class XmlElement {
    private final Element element;
    private final WebUrl document;
    private final String name;

    /** An entry is asked for dozens of names, and may have a hundred thousand children. */
    private @Nullable Map<String, List<XmlElement>> byName;

    XmlElement(Element element, WebUrl document) {
        this.element = element;
        this.document = document;
        this.name = XmlNames.of(element);
    }

    String name() {
        return name;
    }

    Stream<XmlElement> children() {
        return element.children().stream().map(child -> new XmlElement(child, document));
    }

    /** All children of this name, in order. */
    List<XmlElement> all(String name) {
        if (byName == null) {
            byName = children().collect(Collectors.groupingBy(XmlElement::name));
        }
        return byName.getOrDefault(name, List.of());
    }

    /** The first child of the first of these names that there is. */
    Optional<XmlElement> first(String... names) {
        for (String name : names) {
            List<XmlElement> found = all(name);
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /** The text of the first child of the first of these names that has any. */
    Optional<String> text(String... names) {
        for (String name : names) {
            Optional<String> found = all(name).stream()
                    .map(XmlElement::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The text within, without white space around it. */
    String text() {
        return element.wholeText().strip();
    }

    /** The markup within, as it would be written in HTML. */
    String markup() {
        StringBuilder out = new StringBuilder();
        XhtmlMarkup.write(element, out);
        return out.toString().strip();
    }

    boolean hasElements() {
        return element.childrenSize() > 0;
    }

    /** An attribute's value, regardless of case and of a prefix other than {@code xml:}; empty where there is none. */
    String attribute(String name) {
        String exact = element.attr(name);
        return exact.isEmpty() ? element.attributes().getIgnoreCase(name).strip() : exact.strip();
    }

    /** The address against which those within are meant: {@code xml:base} of all ancestors, on top of the document's. */
    WebUrl base() {
        Deque<String> bases = new ArrayDeque<>();
        for (Element at = element; at != null; at = at.parent()) {
            String base = at.attr("xml:base");
            if (!base.isBlank()) {
                bases.push(base);
            }
        }
        WebUrl url = document;
        for (String base : bases) {
            url = url.resolve(base).orElse(url);
        }
        return url;
    }

    /** Whether the document says against which address those within are meant. */
    boolean hasBase() {
        return Stream.iterate(element, Objects::nonNull, Element::parent)
                .anyMatch(at -> !at.attr("xml:base").isBlank());
    }

    /** {@code xml:lang} of this element or the nearest ancestor that has one. */
    Optional<String> language() {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.hasAttr("xml:lang")) {
                return Languages.tag(at.attr("xml:lang"));
            }
        }
        return Optional.empty();
    }

    /** An address that stands here, resolved. */
    Optional<WebUrl> resolve(String reference) {
        return reference.isBlank() ? Optional.empty() : base().resolve(reference);
    }
}
