package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publishes the pictures of a person on Pixelfed, where their server lets it. */
final class PixelfedPublisher implements Publisher {
    private static final String EXPECTED = "a person such as @ada@pictures.example, or the address of their page";
    private static final Pattern HANDLE = Pattern.compile("@?([\\w.-]+)@([\\w.-]+(?::[0-9]+)?)");
    private static final Pattern PATH = Pattern.compile("/(?:users/)?@?([\\w.-]+?)(?:\\.atom)?/?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher handle = HANDLE.matcher(address.locator());
        if (handle.matches()) {
            return List.of(
                    feed(UpstreamSource.server(address, "https://" + handle.group(2)), handle.group(1), address));
        }
        WebUrl page = WebUrl.parse(address.locator()).orElseThrow(() -> Publisher.misnamed(address, EXPECTED));
        Matcher path = PATH.matcher(page.decodedPath());
        if (path.matches()) {
            return List.of(feed(page, path.group(1), address));
        }
        throw Publisher.misnamed(address, EXPECTED);
    }

    private static WebUrl feed(WebUrl server, String name, FeedAddress address) throws FeedException {
        return Publisher.at(server, "/users/" + WebUrl.component(name) + ".atom", address, EXPECTED);
    }

    @Override
    public Mended mend(String markup, WebUrl base) {
        return Pictures.takenOut(markup, base, image -> image);
    }
}
