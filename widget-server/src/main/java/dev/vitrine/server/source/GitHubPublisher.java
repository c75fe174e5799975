package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Publishes what happens on GitHub: a project's releases (or tags, where it makes none), its commits, or what a person
 * does.
 */
final class GitHubPublisher implements Publisher {
    static final String SERVER = "https://github.com/";

    private static final String EXPECTED =
            "a project such as owner/project, owner/project/commits or owner/project/tags,"
                    + " or a person such as owner";
    private static final Pattern FORM = Pattern.compile(
            "(?:https?://[^/]+/)?([\\w-]+)(?:/([\\w.-]+?)(?:\\.git)?(?:/(releases|tags|commits)(?:/([\\w./-]+?))?)?)?(?:\\.atom)?/?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        WebUrl server = UpstreamSource.server(address, SERVER);
        Matcher parts = FORM.matcher(address.locator());
        if (!parts.matches()) {
            throw Publisher.misnamed(address, EXPECTED);
        }
        if (parts.group(2) == null) {
            return List.of(Publisher.at(server, parts.group(1) + ".atom", address, EXPECTED));
        }
        String project = parts.group(1) + "/" + parts.group(2) + "/";
        if (parts.group(3) == null) {
            return List.of(
                    Publisher.at(server, project + "releases.atom", address, EXPECTED),
                    Publisher.at(server, project + "tags.atom", address, EXPECTED));
        }
        String branch = parts.group(4) == null ? "" : "/" + parts.group(4);
        return List.of(Publisher.at(server, project + parts.group(3) + branch + ".atom", address, EXPECTED));
    }

    /** What a commit says comes as one preformatted line after the other. */
    @Override
    public Mended mend(String markup, WebUrl base) {
        Element body = Publisher.tree(markup, base);
        Element only = body.childrenSize() == 1 ? body.child(0) : body;
        if (!only.normalName().equals("pre")) {
            return new Mended(markup);
        }
        return new Mended(new TextConstruct(only.wholeText().strip(), false).markup());
    }

    /** The picture of an entry is its author's. */
    @Override
    public Post mended(Post post) {
        Optional<WebUrl> face =
                post.media().stream().flatMap(it -> it.picture().stream()).findFirst();
        return post.toBuilder()
                .media(List.of())
                .author(face.isEmpty() ? post.author() : post.author().withAvatar(face))
                .build();
    }
}
