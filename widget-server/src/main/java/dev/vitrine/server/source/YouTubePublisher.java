package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes the newest videos of a channel or playlist on YouTube. A channel's long videos have a playlist of their own
 * ({@code UULF}); where that is missing, or Shorts are wanted too ({@code shorts: true}), all uploads are read
 * ({@code UU}).
 */
final class YouTubePublisher implements Publisher {
    static final String SERVER = "https://www.youtube.com/";

    private static final String EXPECTED =
            "a channel such as UC followed by 22 characters, @its-name, a playlist such as"
                    + " PL…, or the address of one of these on youtube.com";
    private static final Pattern CHANNEL = Pattern.compile("(?:.*/channel/)?UC([\\w-]{22})(?:[/?#].*)?");
    private static final Pattern PLAYLIST =
            Pattern.compile("(?:.*[?&]list=)?((?:PL|UU|FL|OL)[\\w-]{10,64})(?:[&#].*)?");
    private static final Pattern NAME =
            Pattern.compile("(?:https?://[^/]+/)?(@[^\\s/?#]{2,60}|c/[^\\s/?#]+|user/[^\\s/?#]+)(?:[/?#].*)?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        WebUrl server = UpstreamSource.server(address, SERVER);
        Matcher channel = CHANNEL.matcher(address.locator());
        if (channel.matches()) {
            WebUrl all = playlist(server, "UU" + channel.group(1), address);
            return address.option("shorts", "false").equals("true")
                    ? List.of(all)
                    : List.of(playlist(server, "UULF" + channel.group(1), address), all);
        }
        Matcher playlist = PLAYLIST.matcher(address.locator());
        if (playlist.matches()) {
            return List.of(playlist(server, playlist.group(1), address));
        }
        Matcher name = NAME.matcher(address.locator());
        if (name.matches()) {
            return List.of(Publisher.at(server, name.group(1), address, EXPECTED)); // whose page names the feed
        }
        throw Publisher.misnamed(address, EXPECTED);
    }

    private static WebUrl playlist(WebUrl server, String id, FeedAddress address) throws FeedException {
        return Publisher.at(server, "feeds/videos.xml?playlist_id=" + id, address, EXPECTED);
    }

    /**
     * What the feed calls the video is a player that no longer exists: the video plays on its page. What it calls an update
     * is one of how often it was seen.
     */
    @Override
    public Post mended(Post post) {
        Optional<WebUrl> poster =
                post.media().stream().flatMap(it -> it.picture().stream()).findFirst();
        return post.permalink()
                .map(page -> post.toBuilder()
                        .edited(Optional.empty())
                        .media(List.of(video(page, poster)))
                        .build())
                .orElse(post);
    }

    private static Media video(WebUrl page, Optional<WebUrl> poster) {
        return new Media(
                Media.Kind.VIDEO,
                page,
                poster,
                "",
                Optional.of(new Media.Size(480, 270)), // the poster has 480x360 with a black bar above and below
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
