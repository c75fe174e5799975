package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Publishes the public photos of a person on Flickr, or of a tag. */
final class FlickrPublisher implements Publisher {
    static final String SERVER = "https://www.flickr.com/";

    private static final String EXPECTED =
            "a person's number such as 12345678@N00 (not their name; it stands in the address"
                    + " of their photos), or a tag such as #tea";
    private static final Pattern PERSON = Pattern.compile("(?:.*/(?:photos|people)/)?([0-9]+@N[0-9]{2})/?");
    private static final Pattern TAGS = Pattern.compile("#([^\\s#/?&]+)");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher person = PERSON.matcher(address.locator());
        Matcher tags = TAGS.matcher(address.locator());
        String whose = person.matches() ? "id=" + person.group(1) : tags.matches() ? "tags=" + tags.group(1) : "";
        if (whose.isEmpty()) {
            throw Publisher.misnamed(address, EXPECTED);
        }
        WebUrl server = UpstreamSource.server(address, SERVER);
        return List.of(
                Publisher.at(server, "services/feeds/photos_public.gne?format=atom&" + whose, address, EXPECTED));
    }

    /** Takes out "Ada posted a photo:" and the small picture; the larger one comes beside the text. */
    @Override
    public Mended mend(String markup, WebUrl base) {
        Element body = Publisher.tree(markup, base);
        body.select("p").stream()
                .filter(line -> line.text().matches(".+ posted a (?:photo|video):?"))
                .forEach(Element::remove);
        return Pictures.takenOut(body.html(), base, image -> image.replaceFirst("_[mst](\\.jpg)$", "_b$1"));
    }
}
