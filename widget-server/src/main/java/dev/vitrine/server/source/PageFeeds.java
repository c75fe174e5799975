package dev.vitrine.server.source;

import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** Finds the feeds that a web page <a href="https://www.rssboard.org/rss-autodiscovery">names</a>. */
final class PageFeeds {
    private static final Set<String> TYPES =
            Set.of("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml");
    private static final int MAX_FEEDS = 3;
    private static final int MAX_ELEMENTS = 50_000;

    private PageFeeds() {}

    /** The first few in the page's order, those of comments left out. */
    static List<WebUrl> of(String html, WebUrl page) {
        List<Element> said = linksAndBases(html, page);
        WebUrl base = said.stream()
                .filter(element -> element.nameIs("base"))
                .findFirst()
                .flatMap(element -> page.resolve(element.attr("href")))
                .orElse(page);
        return said.stream()
                .filter(element -> element.nameIs("link"))
                .filter(PageFeeds::isFeed)
                .filter(link -> !isOfComments(link))
                .flatMap(link -> base.resolve(link.attr("href")).stream())
                .distinct()
                .limit(MAX_FEEDS)
                .toList();
    }

    /** Read as far as a page is likely to say them: a parser may make far more elements of a page than are written in it. */
    private static List<Element> linksAndBases(String html, WebUrl page) {
        try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(html, page.href())) {
            return parser.stream()
                    .limit(MAX_ELEMENTS)
                    .filter(element -> element.nameIs("link") || element.nameIs("base"))
                    .filter(element -> element.hasAttr("href"))
                    .toList();
        }
    }

    private static boolean isFeed(Element link) {
        List<String> relations =
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1));
        String type =
                link.attr("type").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return relations.contains("feed") || (relations.contains("alternate") && TYPES.contains(type));
    }

    private static boolean isOfComments(Element link) {
        return (link.attr("title") + " " + link.attr("href"))
                .toLowerCase(Locale.ROOT)
                .contains("comment");
    }
}
