package dev.vitrine.server.source;

import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the feeds that a web page <a href="https://www.rssboard.org/rss-autodiscovery">names</a>. */
final class PageFeeds {
    private static final Set<String> TYPES =
            Set.of("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml");
    private static final int MAX_FEEDS = 3;

    private PageFeeds() {}

    /** The first few in the page's order, those of comments left out. */
    static List<WebUrl> of(String html, WebUrl page) {
        Document document = Jsoup.parse(html, page.href());
        WebUrl base = Optional.ofNullable(document.selectFirst("base[href]"))
                .flatMap(element -> page.resolve(element.attr("href")))
                .orElse(page);
        return document.select("link[rel][href]").stream()
                .filter(PageFeeds::isFeed)
                .filter(link -> !isOfComments(link))
                .flatMap(link -> base.resolve(link.attr("href")).stream())
                .distinct()
                .limit(MAX_FEEDS)
                .toList();
    }

    private static boolean isFeed(Element link) {
        List<String> relations =
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1));
        String type = link.attr("type")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\s*;.*", "")
                .strip();
        return relations.contains("feed") || (relations.contains("alternate") && TYPES.contains(type));
    }

    private static boolean isOfComments(Element link) {
        return (link.attr("title") + " " + link.attr("href"))
                .toLowerCase(Locale.ROOT)
                .contains("comment");
    }
}
