package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Publishes the posts of a community, a person or a whole server of Lemmy. Its feeds link to the page that a post is about,
 * and begin each post with a head of their own.
 */
final class LemmyPublisher implements Publisher {
    private static final String EXPECTED =
            "a community such as !tea@lemmy.example, a person such as @ada@lemmy.example, or the address of one";
    private static final Pattern HANDLE = Pattern.compile("([!@])([\\w.-]+)@([\\w.-]+(?::[0-9]+)?)");
    private static final Pattern PATH = Pattern.compile("/([cu])/([\\w.@-]+)/?");
    private static final Pattern FIGURES = Pattern.compile("(-?[0-9]{1,9}) points? \\| ([0-9]{1,9}) comments?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher handle = HANDLE.matcher(address.locator());
        if (handle.matches()) {
            WebUrl server = UpstreamSource.server(address, "https://" + handle.group(3));
            return List.of(feed(server, handle.group(1).equals("!") ? "c" : "u", handle.group(2), address));
        }
        WebUrl page = WebUrl.parse(address.locator()).orElseThrow(() -> Publisher.misnamed(address, EXPECTED));
        Matcher path = PATH.matcher(page.decodedPath());
        if (path.matches()) {
            return List.of(feed(page, path.group(1), path.group(2), address));
        }
        if (page.path().equals("/")) {
            return List.of(Publisher.at(page, "/feeds/local.xml?sort=New", address, EXPECTED));
        }
        throw Publisher.misnamed(address, EXPECTED);
    }

    private static WebUrl feed(WebUrl server, String kind, String name, FeedAddress address) throws FeedException {
        return Publisher.at(
                server, "/feeds/" + kind + "/" + WebUrl.component(name) + ".xml?sort=New", address, EXPECTED);
    }

    /** Takes off "submitted by … to …", the points and comments, and the bare address of what the post is about. */
    @Override
    public Mended mend(String markup, WebUrl base) {
        Element body = Publisher.tree(markup, base);
        if (!body.text().startsWith("submitted by ")) {
            return new Mended(markup);
        }
        Matcher figures = FIGURES.matcher(body.text());
        Optional<Counts> counts = figures.find()
                ? Optional.of(new Counts(
                        OptionalLong.of(Long.parseLong(figures.group(2))),
                        OptionalLong.empty(),
                        OptionalLong.of(Math.max(0, Long.parseLong(figures.group(1)))),
                        OptionalLong.empty()))
                : Optional.empty();
        int lines = 0;
        while (lines < 2 && body.childNodeSize() > 0) {
            Node first = body.childNode(0);
            lines += first.nameIs("br") ? 1 : 0;
            first.remove();
        }
        if (body.childNodeSize() > 0 && body.childNode(0) instanceof Element link && isBare(link)) {
            link.remove();
        }
        return new Mended(body.html(), List.of(), Optional.empty(), counts);
    }

    private static boolean isBare(Element link) {
        return link.normalName().equals("a") && link.attr("href").equals(link.text());
    }

    @Override
    public Post mended(Post post) {
        Optional<WebUrl> page = WebUrl.parse(post.id());
        if (page.isEmpty()) {
            return post;
        }
        Optional<WebUrl> about = post.permalink().filter(link -> !link.equals(page.get()));
        boolean picture = about.flatMap(link -> EntryMedia.kind("", "", link.path()))
                .filter(Media.Kind.IMAGE::equals)
                .isPresent();
        List<Media> media =
                picture ? about.map(link -> Media.image(link, "")).stream().toList() : post.media();
        return post.toBuilder()
                .permalink(page)
                .author(author(post.author()))
                .media(media)
                .card(about.filter(link -> !picture)
                        .map(link -> new LinkCard(link, post.title(), "", link.host(), Optional.empty())))
                .build();
    }

    /** The feed names its authors by the address of their page. */
    private static Author author(Author named) {
        Optional<WebUrl> page = WebUrl.parse(named.name());
        if (page.isEmpty()) {
            return named;
        }
        String name = page.get().decodedPath().replaceFirst(".*/", "");
        String handle = name.contains("@") ? name : name + "@" + page.get().authority();
        return new Author(name, Optional.of(handle), page, Optional.empty(), List.of());
    }
}
