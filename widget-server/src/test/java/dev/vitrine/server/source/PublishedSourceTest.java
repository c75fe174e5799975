package dev.vitrine.server.source;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.SharedData;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each network's feed, as the network writes it; the people in them are invented. */
final class PublishedSourceTest {
    private static final String CHANNEL = "UC0123456789abcdefghijkl";

    private static final String VIDEOS = """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015"
             xmlns:media="http://search.yahoo.com/mrss/"><title>Harbour films</title>
            <entry><id>yt:video:abc</id><title>The ferry</title><link rel="alternate" href="https://www.youtube.com/watch?v=abc"/>
            <author><name>Harbour films</name></author><published>2026-11-20T10:00:00+00:00</published>
            <updated>2026-11-21T10:00:00+00:00</updated>
            <media:group><media:title>The ferry</media:title>
            <media:content url="https://www.youtube.com/v/abc?version=3" type="application/x-shockwave-flash" width="640" height="390"/>
            <media:thumbnail url="https://i.ytimg.com/vi/abc/hqdefault.jpg" width="480" height="360"/>
            <media:description>Across and back.
            In the rain.</media:description>
            <media:community><media:starRating count="42" average="5.00"/><media:statistics views="1234"/></media:community>
            </media:group></entry></feed>""";

    @AutoClose
    private final Reading reading = new Reading();

    @Test
    void readsTheLongVideosOfAChannel() throws Exception {
        answer("/feeds/videos.xml?playlist_id=UULF" + CHANNEL.substring(2), Reading.ATOM, VIDEOS);
        Post post = only(Network.YOUTUBE, CHANNEL);
        assertThat(post.title()).isEqualTo("The ferry");
        assertThat(post.content().markup()).isEqualTo("Across and back.<br>In the rain.");
        Media video = post.media().get(0);
        assertThat(video.kind()).isEqualTo(Media.Kind.VIDEO);
        assertThat(video.url().href()).isEqualTo("https://www.youtube.com/watch?v=abc");
        assertThat(video.picture().map(WebUrl::href)).contains("https://i.ytimg.com/vi/abc/hqdefault.jpg");
        assertThat(post.edited()).isEmpty();
        assertThat(post.counts().likes()).hasValue(42);
        assertThat(post.counts().views()).hasValue(1234);
    }

    @Test
    void readsAllUploadsOfAChannelThatHasNoListOfLongVideos() throws Exception {
        answer("/feeds/videos.xml?playlist_id=UU" + CHANNEL.substring(2), Reading.ATOM, VIDEOS);
        assertThat(only(Network.YOUTUBE, "https://www.youtube.com/channel/" + CHANNEL)
                        .title())
                .isEqualTo("The ferry");
        assertThat(reading.targets()).hasSize(2);
        assertThat(only(Network.YOUTUBE, CHANNEL, "shorts", "true").title()).isEqualTo("The ferry");
        assertThat(reading.targets()).hasSize(3);
    }

    @Test
    void findsTheFeedOfAChannelByItsName() throws Exception {
        answer("/@harbour", "text/html", """
                <!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="RSS"
                 href="/feeds/videos.xml?channel_id=UC1"></head></html>""");
        answer("/feeds/videos.xml?channel_id=UC1", Reading.ATOM, VIDEOS);
        assertThat(only(Network.YOUTUBE, "@harbour").title()).isEqualTo("The ferry");
    }

    @ParameterizedTest
    @CsvSource({
        "YOUTUBE, PLabcdefghijklmnop, /feeds/videos.xml?playlist_id=PLabcdefghijklmnop",
        "GITHUB, ada/harbour, /ada/harbour/releases.atom",
        "GITHUB, https://github.com/ada/harbour/commits, /ada/harbour/commits.atom",
        "GITHUB, ada/harbour/commits/main, /ada/harbour/commits/main.atom",
        "GITHUB, ada, /ada.atom",
        "LEMMY, !tea@lemmy.example, /feeds/c/tea.xml?sort=New",
        "LEMMY, @ada@lemmy.example, /feeds/u/ada.xml?sort=New",
        "PEERTUBE, tea@videos.example, /feeds/videos.xml?videoChannelName=tea",
        "PIXELFED, @ada@pictures.example, /users/ada.atom",
        "FLICKR, 12345678@N00, /services/feeds/photos_public.gne?format=atom&id=12345678@N00",
        "FLICKR, https://www.flickr.com/photos/12345678@N00/, /services/feeds/photos_public.gne?format=atom&id=12345678@N00",
        "FLICKR, #tea, /services/feeds/photos_public.gne?format=atom&tags=tea",
        "PINTEREST, ada, /ada/feed.rss",
        "PINTEREST, https://www.pinterest.com/ada/tea-time/, /ada/tea-time.rss",
        "TUMBLR, bakery, /rss",
        "MEDIUM, @ada, /feed/@ada",
        "MEDIUM, https://medium.com/tag/tea, /feed/tag/tea",
        "REDDIT, r/tea, /r/tea/.rss?limit=25",
        "REDDIT, https://www.reddit.com/user/ada/, /user/ada/.rss?limit=25",
    })
    void asksEachNetworkWhereItsFeedsStand(Network network, String locator, String target) throws Exception {
        answer(target, Reading.RSS, "<rss><channel><item><title>x</title></item></channel></rss>");
        assertThat(only(network, locator).title()).isEqualTo("x");
        assertThat(reading.targets()).containsExactly(target);
    }

    @ParameterizedTest
    @CsvSource({
        "LEMMY, c/tea, /feeds/c/tea.xml?sort=New",
        "LEMMY, '', /feeds/local.xml?sort=New",
        "PEERTUBE, a/ada, /feeds/videos.xml?accountName=ada",
        "PEERTUBE, c/tea/videos, /feeds/videos.xml?videoChannelName=tea",
        "PIXELFED, ada, /users/ada.atom",
    })
    void findsItsWayFromAPagesAddress(Network network, String path, String target) throws Exception {
        answer(target, Reading.RSS, "<rss><channel><item><title>x</title></item></channel></rss>");
        Feed feed = reading.sources.read(
                new FeedAddress(network, reading.upstream.url("/" + path).href()));
        assertThat(feed.posts()).hasSize(1);
        assertThat(reading.targets()).containsExactly(target);
    }

    @ParameterizedTest
    @CsvSource({
        "YOUTUBE, Harbour Films",
        "GITHUB, a b",
        "LEMMY, tea",
        "PEERTUBE, tea",
        "PIXELFED, a b",
        "FLICKR, ada",
        "PINTEREST, a b",
        "MEDIUM, a b",
        "REDDIT, tea",
        "FEED, tea",
        "WORDPRESS, tea"
    })
    void saysWhatWasExpected(Network network, String locator) {
        assertThatThrownBy(() -> Sources.check(new FeedAddress(network, locator)))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.reason()).isEqualTo(FeedException.Reason.MISCONFIGURED));
    }

    @Test
    void takesTagsWhereAProjectMakesNoReleases() throws Exception {
        answer(
                "/ada/harbour/releases.atom",
                Reading.ATOM,
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>none</title></feed>");
        answer("/ada/harbour/tags.atom", Reading.ATOM, """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry>
                <id>tag:github.com,2008:Repository/1/v1</id><title>v1</title><link href="https://github.com/ada/harbour/releases/tag/v1"/>
                <media:thumbnail height="30" width="30" url="https://avatars.example/u/1?s=60"/><author><name>ada</name></author>
                <content type="html">&lt;pre style=&#39;white-space:pre-wrap&#39;&gt;First line

                * a &amp;amp; b&lt;/pre&gt;</content></entry></feed>""");
        Post post = only(Network.GITHUB, "ada/harbour");
        assertThat(post.content().markup()).isEqualTo("First line<br><br>* a &amp; b");
        assertThat(post.media()).isEmpty();
        assertThat(post.author().avatar().map(WebUrl::href)).contains("https://avatars.example/u/1?s=60");
    }

    @Test
    void findsANewTagWhereAProjectStillMakesNoReleases() throws Exception {
        reading.upstream.answer("/ada/harbour/releases.atom", Upstream.conditional("\"none\"", Reading.ATOM, tags()));
        reading.upstream.answer("/ada/harbour/tags.atom", Upstream.conditional("\"1\"", Reading.ATOM, tags("v1")));
        FeedAddress address = reading.address(Network.GITHUB, "ada/harbour");
        Feed first = reading.sources.read(address);
        reading.upstream.answer(
                "/ada/harbour/tags.atom", Upstream.conditional("\"2\"", Reading.ATOM, tags("v2", "v1")));
        assertThat(reading.sources.readAgain(address, first).posts())
                .extracting(Post::title)
                .containsExactly("v2", "v1");
    }

    private static String tags(String... names) {
        StringBuilder entries = new StringBuilder();
        for (String name : names) {
            entries.append("<entry><id>" + name + "</id><title>" + name + "</title></entry>");
        }
        return "<feed xmlns='http://www.w3.org/2005/Atom'>" + entries + "</feed>";
    }

    @Test
    void readsASmileyOfWordPressAsAWordAndLeavesOutWhereAPostAppearedFirst() throws Exception {
        answer("/feed/", Reading.RSS, rss("", """
                &lt;p&gt;Hello &lt;img src="https://s.w.org/images/core/emoji/1f642.png" alt="\ud83d\ude42" class="wp-smiley" /&gt;&lt;/p&gt;
                &lt;p&gt;The post &lt;a href="https://b.example/1"&gt;Hello&lt;/a&gt; appeared first on &lt;a href="https://b.example"&gt;Blog&lt;/a&gt;.&lt;/p&gt;"""));
        assertThat(only(Network.WORDPRESS, reading.upstream.url("/").href())
                        .content()
                        .markup()
                        .strip())
                .isEqualTo("<p>Hello \ud83d\ude42</p>");
    }

    @Test
    void leadsToThePostOnLemmyAndShowsWhatItIsAboutAsACard() throws Exception {
        answer("/feeds/c/tea.xml", Reading.RSS, """
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>tea</title><item>
                <title>How to brew</title><link>https://tea.example/brew</link><comments>https://lemmy.example/post/7</comments>
                <guid>https://lemmy.example/post/7</guid><dc:creator>https://lemmy.example/u/ada</dc:creator>
                <description><![CDATA[submitted by <a href="https://lemmy.example/u/ada">ada</a> to <a href="https://lemmy.example/c/tea">tea</a><br>36 points | <a href="https://lemmy.example/post/7">4 comments</a><br><a href="https://tea.example/brew">https://tea.example/brew</a><p>Slowly.</p>]]></description>
                </item></channel></rss>""");
        Post post = only(Network.LEMMY, "!tea@lemmy.example");
        assertThat(post.permalink().map(WebUrl::href)).contains("https://lemmy.example/post/7");
        assertThat(post.content().markup()).isEqualTo("<p>Slowly.</p>");
        assertThat(post.card().map(LinkCard::site)).contains("tea.example");
        assertThat(post.author().name()).isEqualTo("ada");
        assertThat(post.author().handle()).contains("ada@lemmy.example");
        assertThat(post.counts().likes()).hasValue(36);
        assertThat(post.counts().replies()).hasValue(4);
    }

    @Test
    void showsAVideoOfPeerTubeOnce() throws Exception {
        answer("/feeds/videos.xml", Reading.RSS, """
                <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>Waves</title>
                <guid>https://videos.example/w/1</guid><link>https://videos.example/w/1</link>
                <enclosure type="application/x-bittorrent" url="https://videos.example/1.torrent"/>
                <media:content url="https://videos.example/1-720.mp4" type="video/mp4" width="1280" height="720"/>
                <media:content url="https://videos.example/1-240.mp4" type="video/mp4" width="426" height="240"/>
                <media:thumbnail url="https://videos.example/1.jpg" width="850" height="480"/></item></channel></rss>""");
        List<Media> media = only(Network.PEERTUBE, "waves@videos.example").media();
        assertThat(media).hasSize(1);
        assertThat(media.get(0).url().href()).isEqualTo("https://videos.example/1-720.mp4");
        assertThat(media.get(0).picture().map(WebUrl::href)).contains("https://videos.example/1.jpg");
    }

    @Test
    void takesTheLargerPictureOfAPin() throws Exception {
        answer("/ada/feed.rss", Reading.RSS, rss("", """
                &lt;a href="https://www.pinterest.com/pin/1/"&gt;&lt;img src="https://i.pinimg.com/236x/a/b.jpg"&gt;&lt;/a&gt;A boat"""));
        Post post = only(Network.PINTEREST, "ada");
        assertThat(post.content().markup()).isEqualTo("A boat");
        assertThat(post.media())
                .extracting(media -> media.url().href())
                .containsExactly("https://i.pinimg.com/736x/a/b.jpg");
    }

    @Test
    void takesTheLargerPictureOfFlickrWithoutTheLineAboutWhoPostedIt() throws Exception {
        answer("/services/feeds/photos_public.gne", Reading.ATOM, """
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>Pier</title>
                <link rel="alternate" href="https://www.flickr.com/photos/ada/1/"/>
                <content type="html">&lt;p&gt;&lt;a href="https://www.flickr.com/people/ada/"&gt;Ada&lt;/a&gt; posted a photo:&lt;/p&gt;
                &lt;p&gt;&lt;a href="https://www.flickr.com/photos/ada/1/"&gt;&lt;img src="https://live.staticflickr.com/1_m.jpg" width="240" height="160" alt="Pier" /&gt;&lt;/a&gt;&lt;/p&gt;
                &lt;p&gt;At low water.&lt;/p&gt;</content></entry></feed>""");
        Post post = only(Network.FLICKR, "12345678@N00");
        assertThat(post.text().strip()).isEqualTo("At low water.");
        assertThat(post.media())
                .extracting(media -> media.url().href())
                .containsExactly("https://live.staticflickr.com/1_b.jpg");
        assertThat(post.media().get(0).alt()).isEqualTo("Pier");
    }

    @Test
    void takesTheNamesOfKindsForNoTitlesOfTumblr() throws Exception {
        answer("/rss", Reading.RSS, rss("Photo", "&lt;p&gt;Bread&lt;/p&gt;"));
        assertThat(only(Network.TUMBLR, "bakery").title()).isEmpty();
    }

    @Test
    void doesNotTellMediumWhereReadersComeFrom() throws Exception {
        answer("/feed/@ada", Reading.RSS, """
                <rss><channel><item><title>Tea</title><link>https://medium.com/@ada/tea-1?source=rss-2------2</link>
                <description>&lt;p&gt;Tea.&lt;/p&gt;&lt;img src="https://medium.com/_/stat?event=post" width="1" height="1" alt=""&gt;</description>
                </item></channel></rss>""");
        Post post = only(Network.MEDIUM, "@ada");
        assertThat(post.permalink().map(WebUrl::href)).contains("https://medium.com/@ada/tea-1");
        assertThat(post.content().markup()).isEqualTo("<p>Tea.</p>");
    }

    @Test
    void readsTheWordsOfAPostOnRedditAndWhatItIsAbout() throws Exception {
        answer("/r/tea/.rss", Reading.ATOM, """
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><author><name>/u/ada</name><uri>https://www.reddit.com/user/ada</uri></author>
                <content type="html">&lt;!-- SC_OFF --&gt;&lt;div class="md"&gt;&lt;p&gt;Look&lt;/p&gt;&lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by &amp;#32; &lt;a href="https://www.reddit.com/user/ada"&gt; /u/ada &lt;/a&gt; &lt;br/&gt; &lt;span&gt;&lt;a href="https://tea.example/"&gt;[link]&lt;/a&gt;&lt;/span&gt; &lt;span&gt;&lt;a href="https://www.reddit.com/r/tea/comments/1/x/"&gt;[comments]&lt;/a&gt;&lt;/span&gt;</content>
                <id>t3_1</id><link href="https://www.reddit.com/r/tea/comments/1/x/"/><title>Tea?</title></entry></feed>""");
        Post post = only(Network.REDDIT, "r/tea");
        assertThat(post.content().markup()).isEqualTo("<p>Look</p>");
        assertThat(post.card().map(LinkCard::url).map(WebUrl::href)).contains("https://tea.example/");
        assertThat(post.author().name()).isEqualTo("ada");
    }

    @Test
    void takesThePictureThatAPostOnRedditIsAboutRatherThanItsThumbnail() throws Exception {
        answer("/r/tea/.rss", Reading.ATOM, """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry>
                <content type="html">&lt;a href="https://i.redd.it/tea.jpg"&gt;[link]&lt;/a&gt;</content>
                <id>t3_1</id><media:thumbnail url="https://b.thumbs.redditmedia.com/1.jpg"/>
                <link href="https://www.reddit.com/r/tea/comments/1/x/"/><title>Tea?</title></entry></feed>""");
        assertThat(only(Network.REDDIT, "r/tea").media())
                .extracting(media -> media.url().href())
                .containsExactly("https://i.redd.it/tea.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "&lt;img src='https://blog.example/s1600/tea.jpg'&gt; Tea, 72, ''",
        "&lt;img src='https://blog.example/s1600/tea.jpg'&gt; Tea, 640, https://blog.example/s72-w640-h480-c/tea.jpg",
        "Tea, 72, https://blog.example/s640/tea.jpg",
    })
    void prefersThePictureInAPostToATinyThumbnailOfIt(String words, String width, String media) throws Exception {
        answer("/feed", Reading.ATOM, """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry>
                <title>Tea</title><content type="html">%s</content>
                <media:thumbnail url="https://blog.example/s72-w640-h480-c/tea.jpg" width="%s" height="%s"/></entry></feed>""".formatted(words, width, width));
        assertThat(only(Network.FEED, reading.upstream.url("/feed").href()).media().stream()
                        .map(it -> it.url().href())
                        .collect(joining()))
                .isEqualTo(media);
    }

    @Test
    void keepsTheTokenOfAFeedToItself() throws Exception {
        reading.upstream.otherwise(Upstream.status(403, "no"));
        FeedAddress address = reading.address(Network.REDDIT, "r/tea", "user", "ada", "token", "s3cret");
        assertThatThrownBy(() -> reading.sources.read(address))
                .hasMessageEndingWith("/r/tea/.rss answers with status 403");
        assertThat(reading.targets()).containsExactly("/r/tea/.rss?limit=25&user=ada&feed=s3cret");
        assertThat(address.toString() + address.label() + address.id()).doesNotContain("s3cret");
        reading.upstream.otherwise(Upstream.conditional("\"1\"", Reading.RSS, rss("x", "y")));
        assertThat(reading.sources.read(address).validators().toString()).doesNotContain("s3cret");
    }

    @Test
    void findsTheFeedThatAPageNames() throws Exception {
        answer("/", "text/html", """
                <!doctype html><html><head><base href="/blog/">
                <link rel="alternate" type="application/rss+xml" title="Comments" href="comments.xml">
                <link rel="Alternate stylesheet" type="text/css" href="x.css">
                <link rel="alternate" type="application/atom+xml" href="gone.atom">
                <link rel="alternate" type="application/atom+xml; charset=utf-8" href="feed.atom"></head></html>""");
        reading.upstream.answer("/blog/feed.atom", Upstream.conditional("\"7\"", Reading.ATOM, VIDEOS));
        FeedAddress address =
                new FeedAddress(Network.FEED, reading.upstream.url("/").href());
        Feed first = reading.sources.read(address);
        assertThat(first.posts()).hasSize(1);
        Feed second = reading.sources.readAgain(address, first);
        assertThat(second.posts()).isEqualTo(first.posts());
        assertThat(reading.targets()).containsExactly("/", "/blog/gone.atom", "/blog/feed.atom", "/blog/feed.atom");
        assertThat(reading.upstream.requests().get(3).headers()).containsEntry("if-none-match", "\"7\"");
    }

    @Test
    void saysHowAPageIsShownThatNamesNoFeed() throws Exception {
        answer("/about", "text/html", "<!doctype html><html><title>About us</title></html>");
        WebUrl page = reading.upstream.url("/about");
        assertThatThrownBy(() -> reading.sources.read(new FeedAddress(Network.FEED, page.href())))
                .hasMessage(
                        page + " is a web page that names no feed; with page: in place of url: it is shown as a card");
    }

    @Test
    void doesNotTakeAPageForAFeedWhereThereWasOne() throws Exception {
        answer("/feed", Reading.ATOM, VIDEOS);
        FeedAddress address =
                new FeedAddress(Network.FEED, reading.upstream.url("/feed").href());
        Feed first = reading.sources.read(address);
        answer("/feed", "text/html", "<html><link rel=alternate type=application/rss+xml href=/other></html>");
        assertThatThrownBy(() -> reading.sources.readAgain(address, first)).hasMessageContaining("is a web page");
    }

    @ParameterizedTest
    @CsvSource({
        "YOUTUBE, UC0123456789abcdefghijkl, youtube-responseYoutubeRSS.atom",
        "REDDIT, r/x, reddit-responseSubreddit.atom",
        "TUMBLR, x, tumblr-response.rss",
        "PINTEREST, x, pinterest-responseUser.rss",
        "MEDIUM, @x, medium-responseUser.rss",
        "LEMMY, !x@y.example, lemmy-responseCommunity.rss",
        "FEED, http://127.0.0.1/, mastodon-responseUser.rss"
    })
    void readsRecordedFeeds(Network network, String locator, String file) throws Exception {
        byte[] recorded = Files.readAllBytes(SharedData.path("feeds/feeddeck/" + file));
        reading.upstream.otherwise(Upstream.ok(Reading.RSS, recorded));
        String at = network == Network.FEED ? reading.upstream.url("/").href() : locator;
        List<Post> posts = reading.read(network, at).posts();
        assertThat(posts).isNotEmpty().allSatisfy(post -> {
            assertThat(post.permalink()).isPresent();
            assertThat(post.published()).isPresent();
            assertThat(post.text()).doesNotContain("submitted by");
        });
    }

    private void answer(String target, String type, String body) {
        reading.upstream.answer(target, Upstream.ok(type, body));
    }

    private Post only(Network network, String locator, String... options) throws Exception {
        List<Post> posts = reading.read(network, locator, options).posts();
        assertThat(posts).hasSize(1);
        return posts.get(0);
    }

    private static String rss(String title, String description) {
        return "<rss><channel><item><title>" + title + "</title><link>https://example.org/1</link><description>"
                + description + "</description></item></channel></rss>";
    }
}
