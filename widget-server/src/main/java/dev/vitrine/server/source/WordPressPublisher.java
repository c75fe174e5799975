package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Publishes the posts of a WordPress site, or of one of its categories, tags or authors. */
final class WordPressPublisher implements Publisher {
    private static final String EXPECTED = "the address of a site such as https://blog.example.org/";

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        WebUrl site = UpstreamSource.server(address, address.locator());
        return List.of(
                Publisher.at(site, "feed/", address, EXPECTED),
                Publisher.at(site, "?feed=rss2", address, EXPECTED)); // where it has no readable addresses
    }

    /** Smileys are words again, and the line about where the post first appeared goes: the widget says it itself. */
    @Override
    public Mended mend(String markup, WebUrl base) {
        if (!markup.contains("emoji") && !markup.contains("wp-smiley") && !markup.contains("appeared first on")) {
            return Recordings.takenOut(markup, base);
        }
        Element body = Publisher.tree(markup, base);
        body.select("img.emoji, img.wp-smiley").forEach(smiley -> smiley.replaceWith(new TextNode(smiley.attr("alt"))));
        Optional.ofNullable(body.children().last())
                .filter(last ->
                        last.text().startsWith("The post ") && last.text().contains(" appeared first on "))
                .ifPresent(Element::remove);
        return Recordings.takenOut(body.html(), base);
    }
}
