package dev.vitrine.server.source;

import dev.vitrine.server.url.WebUrl;
import java.util.Locale;
import java.util.Optional;

/** Finds the page for people that an entry or a feed belongs to. */
final class EntryLinks {
    private EntryLinks() {}

    static Optional<WebUrl> of(XmlElement entry) {
        return entry.text("feedburner:origlink")
                .flatMap(entry::resolve)
                .or(() -> alternate(entry, true))
                .or(() -> alternate(entry, false))
                .or(() -> written(entry))
                .or(() -> permanentId(entry))
                .or(() -> entry.text("l:permalink").flatMap(entry::resolve));
    }

    /** Atom's way: {@code <link rel="alternate" type="text/html" href>}, also within RSS. */
    private static Optional<WebUrl> alternate(XmlElement entry, boolean page) {
        return entry.all("link").stream()
                .filter(link -> !link.attribute("href").isEmpty())
                .filter(link -> isAlternate(link.attribute("rel")))
                .filter(link -> !page || isPage(link.attribute("type")))
                .findFirst()
                .flatMap(link -> link.resolve(link.attribute("href")));
    }

    private static boolean isAlternate(String rel) {
        String name = rel.toLowerCase(Locale.ROOT);
        return name.isEmpty()
                || name.equals("alternate")
                || name.equals("http://www.iana.org/assignments/relation/alternate");
    }

    private static boolean isPage(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.startsWith("text/html") || name.startsWith("application/xhtml+xml");
    }

    /** RSS's way: {@code <link>address</link>}. */
    private static Optional<WebUrl> written(XmlElement entry) {
        return entry.all("link").stream()
                .filter(link -> link.attribute("href").isEmpty() && !link.text().isEmpty())
                .filter(link -> isAlternate(link.attribute("rel")))
                .findFirst()
                .flatMap(link -> link.resolve(link.text()));
    }

    private static Optional<WebUrl> permanentId(XmlElement entry) {
        return entry.first("guid")
                .filter(guid -> !guid.attribute("ispermalink").equalsIgnoreCase("false"))
                .or(() -> entry.first("id"))
                .map(XmlElement::text)
                .or(() -> Optional.of(entry.attribute("rdf:about")))
                .flatMap(WebUrl::parse);
    }
}
