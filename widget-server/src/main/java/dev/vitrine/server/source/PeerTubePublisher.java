package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Publishes the videos of a channel, an account or a whole server of PeerTube. */
final class PeerTubePublisher implements Publisher {
    private static final String EXPECTED =
            "a channel such as tea@videos.example, or the address of a channel, an account or a server";
    private static final Pattern CHANNEL = Pattern.compile("@?([\\w.-]+)@([\\w.-]+(?::[0-9]+)?)");
    private static final Pattern PATH = Pattern.compile("/(?:video-channels|c|accounts|a)/([\\w.@-]+)(?:/.*)?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher channel = CHANNEL.matcher(address.locator());
        if (channel.matches()) {
            WebUrl server = UpstreamSource.server(address, "https://" + channel.group(2));
            return List.of(feed(server, "?videoChannelName=" + channel.group(1), address));
        }
        WebUrl page = WebUrl.parse(address.locator()).orElseThrow(() -> Publisher.misnamed(address, EXPECTED));
        Matcher path = PATH.matcher(page.decodedPath());
        if (path.matches()) {
            boolean account = page.path().startsWith("/a");
            String name = WebUrl.component(path.group(1));
            return List.of(feed(page, (account ? "?accountName=" : "?videoChannelName=") + name, address));
        }
        return List.of(feed(page, "?isLocal=true", address));
    }

    private static WebUrl feed(WebUrl server, String query, FeedAddress address) throws FeedException {
        return Publisher.at(server, "/feeds/videos.xml" + query, address, EXPECTED);
    }

    /** The feed has each video in all its sizes; readers want it once. */
    @Override
    public Post mended(Post post) {
        Stream<Media> videos = post.media().stream().filter(media -> media.kind() == Media.Kind.VIDEO);
        return post.toBuilder()
                .media(videos.findFirst().map(List::of).orElse(post.media()))
                .build();
    }
}
