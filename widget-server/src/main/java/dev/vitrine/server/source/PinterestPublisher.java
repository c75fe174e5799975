package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publishes the pins of a person on Pinterest, or of one of their boards. */
final class PinterestPublisher implements Publisher {
    static final String SERVER = "https://www.pinterest.com/";

    private static final String EXPECTED = "a person such as ada, or a board such as ada/tea";
    private static final Pattern FORM =
            Pattern.compile("(?:https?://[^/]+/)?@?([\\w.-]+)(?:/([^/\\s?#]+?))?(?:\\.rss)?/?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher parts = FORM.matcher(address.locator());
        if (!parts.matches()) {
            throw Publisher.misnamed(address, EXPECTED);
        }
        String board = parts.group(2) == null ? "feed" : parts.group(2);
        WebUrl server = UpstreamSource.server(address, SERVER);
        return List.of(Publisher.at(server, parts.group(1) + "/" + board + ".rss", address, EXPECTED));
    }

    /** The feed has the small picture; the larger one stands beside it. */
    @Override
    public Mended mend(String markup, WebUrl base) {
        return Pictures.takenOut(markup, base, image -> image.replace("/236x/", "/736x/"));
    }
}
