package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Publishes the posts of a community or a person on Reddit. Without the operator's own feed token (options {@code user}
 * and {@code token}) Reddit answers about once a minute to everybody behind one address.
 */
final class RedditPublisher implements Publisher {
    static final String SERVER = "https://www.reddit.com/";

    private static final String EXPECTED = "a community such as r/tea, or a person such as u/ada";
    private static final Pattern FORM =
            Pattern.compile("(?:https?://[^/]+)?/?(?:(r)|u|user)/([\\w-]+)(?:/(hot|new|top|rising))?(?:/?\\.rss)?/?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher form = FORM.matcher(address.locator());
        if (!form.matches()) {
            throw Publisher.misnamed(address, EXPECTED);
        }
        String path = (form.group(1) == null ? "user/" : "r/")
                + form.group(2)
                + (form.group(3) == null ? "" : "/" + form.group(3));
        WebUrl server = UpstreamSource.server(address, SERVER);
        return List.of(Publisher.at(server, path + "/.rss?limit=25" + secret(address), address, EXPECTED));
    }

    private static String secret(FeedAddress address) throws FeedException {
        String user = address.option("user", "");
        String token = address.option("token", "");
        if (user.isEmpty() != token.isEmpty()) {
            throw new FeedException(
                    Reason.MISCONFIGURED,
                    address.label() + " needs both user and token, as they stand in the addresses at"
                            + " https://www.reddit.com/prefs/feeds, or neither");
        }
        return user.isEmpty() ? "" : "&user=" + WebUrl.component(user) + "&feed=" + WebUrl.component(token);
    }

    /** Keeps the author's words, without the table and the line of links around them. */
    @Override
    public Mended mend(String markup, WebUrl base) {
        Element body = Publisher.tree(markup, base);
        Optional<WebUrl> about = body.select("a").stream()
                .filter(link -> link.text().equals("[link]"))
                .findFirst()
                .flatMap(link -> base.resolve(link.attr("href")))
                .filter(url -> !url.host().endsWith("reddit.com"));
        Element words = body.selectFirst("div.md");
        Mended mended = new Mended(words == null ? "" : words.html());
        if (about.isEmpty()) {
            return mended;
        }
        boolean picture = EntryMedia.kind("", "", about.get().path())
                .filter(Media.Kind.IMAGE::equals)
                .isPresent();
        return picture
                ? mended.with(List.of(Media.image(about.get(), "")))
                : mended.with(about.map(url -> new LinkCard(url, url.host(), "", url.host(), Optional.empty())));
    }

    /** The media of the feed are thumbnails of what the post is about. */
    @Override
    public Post mended(Post post) {
        return post.toBuilder().author(author(post.author())).build();
    }

    private static Author author(Author author) {
        String name = author.name().replaceFirst("^/?u/", "");
        return new Author(
                name, Optional.of(name).filter(it -> !it.isEmpty()), author.profile(), author.avatar(), List.of());
    }
}
