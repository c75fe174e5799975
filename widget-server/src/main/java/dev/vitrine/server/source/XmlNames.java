package dev.vitrine.server.source;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * One name for each element whatever prefix the feed chose: {@code dc:creator}, {@code media:content}; the elements of
 * RSS and Atom, in all their namespaces and in none, have no prefix. Undeclared prefixes are taken at their word.
 */
final class XmlNames {
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://backend.userland.com/rss", ""),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
            Map.entry("http://purl.org/rss/1.0", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://example.com/newformat#", ""),
            Map.entry("http://example.com/necho", ""),
            Map.entry("http://purl.org/echo", ""),
            Map.entry("uri/of/echo/namespace#", ""),
            Map.entry("http://purl.org/pie", ""),
            Map.entry("http://purl.org/atom/ns#", ""),
            Map.entry("http://www.w3.org/2005/atom", ""),
            Map.entry("http://purl.org/rss/1.0/modules/rss091#", ""),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("http://purl.org/rss/1.0/modules/slash", "slash"),
            Map.entry("http://purl.org/rss/1.0/modules/link", "l"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://video.search.yahoo.com/mrss", "media"),
            Map.entry("http://www.rssboard.org/media-rss", "media"),
            Map.entry("http://tools.search.yahoo.com/mrss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("https://podcastindex.org/namespace/1.0", "podcast"),
            Map.entry("http://www.youtube.com/xml/schemas/2015", "yt"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("http://purl.org/syndication/thread/1.0", "thr"));

    /** Prefixes that mean the same everywhere, also where the feed forgot to declare them. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "content",
            "dc",
            "dcterms",
            "feedburner",
            "georss",
            "itunes",
            "l",
            "media",
            "podcast",
            "rdf",
            "slash",
            "sy",
            "thr",
            "wfw",
            "xhtml",
            "yt");

    private XmlNames() {}

    /** The name of an element: lower case, with our prefix for its namespace. */
    static String of(Element element) {
        String local = element.tag().localName().toLowerCase(Locale.ROOT);
        String prefix = prefix(element);
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String prefix(Element element) {
        String own = element.tag().prefix().toLowerCase(Locale.ROOT);
        String namespace = element.tag().namespace().strip().toLowerCase(Locale.ROOT);
        String known =
                PREFIXES.get(namespace.endsWith("/") ? namespace.substring(0, namespace.length() - 1) : namespace);
        if (known != null && !(known.isEmpty() && WELL_KNOWN.contains(own))) {
            return known; // an undeclared prefix is given the namespace of elements without one
        }
        return own.equals("atom") || own.equals("atom10") || own.equals("a10") || own.equals("rss") ? "" : own;
    }
}
