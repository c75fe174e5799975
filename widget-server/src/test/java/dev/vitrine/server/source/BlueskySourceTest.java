package dev.vitrine.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.SharedData;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.url.WebUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are written by hand from Bluesky's lexicons; the people in them are invented. */
final class BlueskySourceTest {
    private static final String ADA = """
            {"did":"did:plc:ada","handle":"ada.example","displayName":"Ada Winter","avatar":"https://cdn.example/ada.jpg"%s}""";

    @AutoClose
    private final Reading reading = new Reading();

    @Test
    void readsAnAccount() throws Exception {
        answer(post(
                "one",
                "",
                "{\"text\":\"Low water\\n<at> noon\",\"createdAt\":\"2026-11-20T10:00:00Z\",\"langs\":[\"en\"]}",
                ",\"likeCount\":3,\"repostCount\":2,\"replyCount\":1"));
        Feed feed = reading.read(Network.BLUESKY, "@ada.example");
        assertThat(reading.targets())
                .containsExactly("/xrpc/app.bsky.feed.getAuthorFeed?actor=ada.example&limit=50"
                        + "&filter=posts_no_replies&includePins=false");
        assertThat(feed.title()).isEqualTo("Ada Winter");
        Post post = feed.posts().get(0);
        assertThat(post.id()).isEqualTo("at://did:plc:ada/app.bsky.feed.post/one");
        assertThat(post.permalink().map(WebUrl::href)).contains("https://bsky.app/profile/did:plc:ada/post/one");
        assertThat(post.content().markup()).isEqualTo("Low water<br>&lt;at&gt; noon");
        assertThat(post.published()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(post.language()).contains("en");
        assertThat(post.author().handle()).contains("ada.example");
        assertThat(post.counts().likes()).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({
        "https://bsky.app/profile/ada.example/feed/tea, getFeed, app.bsky.feed.generator",
        "https://bsky.app/profile/ada.example/lists/tea, getListFeed, app.bsky.graph.list"
    })
    void asksForFeedsAndListsByTheDidOfTheirMaker(String page, String method, String collection) throws Exception {
        reading.upstream.answer(
                "/xrpc/com.atproto.identity.resolveHandle?handle=ada.example",
                Upstream.ok(Reading.JSON, "{\"did\":\"did:plc:ada\"}"));
        reading.upstream.answer("/xrpc/app.bsky.feed." + method, Upstream.ok(Reading.JSON, "{\"feed\":[]}"));
        reading.read(Network.BLUESKY, page);
        reading.read(Network.BLUESKY, page);
        String subject = WebUrl.component("at://did:plc:ada/" + collection + "/tea");
        String parameter = method.equals("getFeed") ? "?feed=" : "?list=";
        assertThat(reading.targets())
                .containsExactly(
                        "/xrpc/com.atproto.identity.resolveHandle?handle=ada.example",
                        "/xrpc/app.bsky.feed." + method + parameter + subject + "&limit=50",
                        "/xrpc/app.bsky.feed." + method + parameter + subject + "&limit=50");
    }

    @Test
    void countsTheBytesOfFacetsAndNotTheirCharacters() throws Exception {
        answer(post("one", "", """
                {"text":"\u00e9\ud83d\ude00 tea & #salt","createdAt":"2026-11-20T10:00:00Z","facets":[
                 {"index":{"byteStart":7,"byteEnd":10},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://tea.example/?a=1&b=2"}]},
                 {"index":{"byteStart":13,"byteEnd":18},"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"salt"}]}]}""", ""));
        Post post = only();
        assertThat(post.content().markup())
                .isEqualTo(
                        "\u00e9\ud83d\ude00 <a href=\"https://tea.example/?a=1&amp;b=2\" rel=\"nofollow noopener ugc\">tea</a>"
                                + " &amp; <a href=\"https://bsky.app/hashtag/salt\" rel=\"nofollow noopener ugc\">#salt</a>");
        assertThat(post.tags()).containsExactly("salt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,3", "3,1", "-1,4", "0,99", "2,3", "4,4", "0,1e9"})
    void leavesAsideAFacetThatPointsNowhere(String index) throws Exception {
        String[] ends = index.split(",", -1);
        answer(post("one", "", """
                {"text":"\u00e9\u00e9","facets":[{"index":{"byteStart":%s,"byteEnd":%s},
                 "features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://tea.example/"}]}]}""".formatted(ends[0], ends[1]), ""));
        assertThat(only().content().markup()).isEqualTo("\u00e9\u00e9");
    }

    @Test
    void leavesAsideAFacetThatOverlapsAnother() throws Exception {
        answer(post("one", "", """
                {"text":"tea time","facets":[
                 {"index":{"byteStart":0,"byteEnd":5},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://a.example/"}]},
                 {"index":{"byteStart":4,"byteEnd":8},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://b.example/"}]},
                 {"index":{"byteStart":5,"byteEnd":8},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"javascript:alert(1)"}]}]}""", ""));
        assertThat(only().content().markup())
                .isEqualTo("<a href=\"https://a.example/\" rel=\"nofollow noopener ugc\">tea t</a>ime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!no-unauthenticated", "!hide", "!takedown"})
    void doesNotShowWhatIsNotForPeopleWhoAreNotSignedIn(String label) throws Exception {
        String labels = ",\"labels\":[{\"val\":\"" + label + "\"}]";
        answer(post("one", labels, record("x"), ""), post("two", "", record("x"), labels));
        assertThat(reading.read(Network.BLUESKY, "ada.example").posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"porn,false", "sexual,false", "nudity,false", "graphic-media,false", "!warn,true"})
    void coversWhatModeratorsWarnOf(String label, boolean words) throws Exception {
        answer(post("one", "", record("x"), ",\"labels\":[{\"val\":\"" + label + "\"}]"));
        Post post = only();
        assertThat(post.sensitive()).isTrue();
        assertThat(post.contentWarning().isPresent()).isEqualTo(words);
    }

    @Test
    void coversWhatTheAuthorWarnsOfAndNotWhatIsTakenBack() throws Exception {
        answer(
                post("one", "", """
                        {"text":"x","labels":{"$type":"com.atproto.label.defs#selfLabels","values":[{"val":"nudity"}]}}""", ""),
                post("two", "", record("y"), ",\"labels\":[{\"val\":\"porn\"},{\"val\":\"porn\",\"neg\":true}]"));
        assertThat(reading.read(Network.BLUESKY, "ada.example").posts())
                .extracting(Post::sensitive)
                .containsExactly(true, false);
    }

    @Test
    void showsPicturesGalleriesAndThePostersOfVideos() throws Exception {
        answer(
                post("one", "", record("a"), """
                        ,"embed":{"$type":"app.bsky.embed.images#view","images":[{"thumb":"https://cdn.example/t.jpg",
                        "fullsize":"https://cdn.example/f.jpg","alt":"A loaf","aspectRatio":{"width":800,"height":600}}]}"""),
                post("two", "", record("b"), """
                        ,"embed":{"$type":"app.bsky.embed.gallery#view","items":[
                        {"$type":"app.bsky.embed.gallery#viewImage","thumbnail":"https://cdn.example/1t.jpg","fullsize":"https://cdn.example/1.jpg","alt":"One","aspectRatio":{"width":4,"height":3}},
                        {"$type":"app.bsky.embed.gallery#viewImage","thumbnail":"https://cdn.example/2t.jpg","fullsize":"https://cdn.example/2.jpg","alt":"","aspectRatio":{"width":4,"height":3}}]}"""),
                post("three", "", record("c"), """
                        ,"embed":{"$type":"app.bsky.embed.video#view","cid":"x","playlist":"https://video.example/list.m3u8",
                        "thumbnail":"https://video.example/poster.jpg","alt":"Waves"}"""));
        List<Post> posts = reading.read(Network.BLUESKY, "ada.example").posts();
        Media picture = posts.get(0).media().get(0);
        assertThat(picture.url().href()).isEqualTo("https://cdn.example/f.jpg");
        assertThat(picture.alt()).isEqualTo("A loaf");
        assertThat(picture.size()).contains(new Media.Size(800, 600));
        assertThat(posts.get(1).media()).extracting(Media::alt).containsExactly("One", "");
        Media video = posts.get(2).media().get(0);
        assertThat(video.kind()).isEqualTo(Media.Kind.VIDEO);
        assertThat(video.url().href()).isEqualTo("https://bsky.app/profile/did:plc:ada/post/three");
        assertThat(video.picture().map(WebUrl::href)).contains("https://video.example/poster.jpg");
    }

    @Test
    void showsWhatAPostQuotesWithItsOwnPictures() throws Exception {
        answer(post("one", "", record("Look!"), """
                ,"embed":{"$type":"app.bsky.embed.recordWithMedia#view",
                "media":{"$type":"app.bsky.embed.external#view","external":{"uri":"https://tea.example/","title":"Tea","description":"All about it"}},
                "record":{"$type":"app.bsky.embed.record#view","record":{"$type":"app.bsky.embed.record#viewRecord",
                "uri":"at://did:plc:ben/app.bsky.feed.post/q","author":{"did":"did:plc:ben","handle":"handle.invalid","displayName":"Ben"},
                "value":{"text":"quoted"},"embeds":[{"$type":"app.bsky.embed.images#view","images":[{"thumb":"https://cdn.example/t.jpg","fullsize":"https://cdn.example/q.jpg","alt":"Q"}]}]}}}"""));
        Post post = only();
        assertThat(post.card()).map(LinkCard::site).contains("tea.example");
        Post quoted = ((Quote.Shown) post.quote().orElseThrow()).post();
        assertThat(quoted.text()).isEqualTo("quoted");
        assertThat(quoted.author().handle()).isEmpty();
        assertThat(quoted.media()).extracting(Media::alt).containsExactly("Q");
    }

    @ParameterizedTest
    @CsvSource({
        "app.bsky.embed.record#viewNotFound,DELETED",
        "app.bsky.embed.record#viewBlocked,BLOCKED",
        "app.bsky.embed.record#viewDetached,NOT_APPROVED"
    })
    void saysWhyAQuotedPostIsNotShown(String type, Quote.Cause cause) throws Exception {
        answer(post("one", "", record("x"), """
                ,"embed":{"$type":"app.bsky.embed.record#view","record":{"$type":"%s","uri":"at://did:plc:b/app.bsky.feed.post/q"}}""".formatted(type)));
        assertThat(only().quote()).contains(new Quote.Withheld(cause));
    }

    @Test
    void doesNotShowAQuotedPostThatIsNotForEverybody() throws Exception {
        answer(post("one", "", record("x"), """
                ,"embed":{"$type":"app.bsky.embed.record#view","record":{"$type":"app.bsky.embed.record#viewRecord",
                "uri":"at://did:plc:ben/app.bsky.feed.post/q","value":{"text":"secret"},
                "author":{"did":"did:plc:ben","handle":"ben.example","labels":[{"val":"!no-unauthenticated"}]}}}"""));
        assertThat(only().quote()).contains(new Quote.Withheld(Quote.Cause.PRIVATE));
    }

    @Test
    void takesBoostsAndPinsOnlyWhereTheyAreWanted() throws Exception {
        String boosted = with(post("one", "", record("x"), ""), """
                ,"reason":{"$type":"app.bsky.feed.defs#reasonRepost","by":{"did":"did:plc:cy","handle":"cy.example"},"indexedAt":"2026-11-20T12:00:00Z"}}""");
        String pinned = with(post("two", "", record("y"), ""), """
                ,"reason":{"$type":"app.bsky.feed.defs#reasonPin"}}""");
        answer(boosted, pinned, post("three", "", "{\"text\":\"z\",\"reply\":{}}", ""));
        assertThat(reading.read(Network.BLUESKY, "ada.example").posts()).isEmpty();
        List<Post> all = reading.read(
                        Network.BLUESKY, "ada.example", "boosts", "true", "pinned", "true", "replies", "true")
                .posts();
        assertThat(all).hasSize(3);
        assertThat(all.get(0).boostedBy().flatMap(it -> it.handle())).contains("cy.example");
        assertThat(all.get(0).published()).contains(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(all.get(1).pinned()).isTrue();
    }

    @Test
    void believesTheServerAboutAPostFromTheFuture() throws Exception {
        answer(post(
                "one",
                "",
                "{\"text\":\"x\",\"createdAt\":\"2099-01-01T00:00:00Z\"}",
                ",\"indexedAt\":\"2026-11-20T10:00:00Z\""));
        assertThat(only().published()).contains(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test
    void saysWhatIsNoAccount() {
        assertThatThrownBy(() -> reading.read(Network.BLUESKY, "Ada Winter"))
                .hasMessageContaining("expected one such as ada.example.org");
    }

    /** All spellings share what the one server bears, which is not that of the pages. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.example",
                "did:plc:ada",
                "https://bsky.app/profile/ada.example",
                "at://ada.example/app.bsky.graph.list/tea"
            })
    void isAskedOfOneHost(String locator) {
        assertThat(Sources.host(new FeedAddress(Network.BLUESKY, locator))).isEqualTo("public.api.bsky.app");
    }

    @Test
    void readsRecordedAnswers() throws Exception {
        Path folder = SharedData.path("feeds/bluesky");
        for (String name : List.of("f_autfeed", "f_feedfeed", "f_get_list_feed")) {
            reading.upstream.answer(
                    "/xrpc/app.bsky.feed.getAuthorFeed",
                    Upstream.ok(Reading.JSON, Files.readString(folder.resolve(name + ".json"))));
            List<Post> posts = reading.read(Network.BLUESKY, "ada.example", "boosts", "true", "replies", "true")
                    .posts();
            assertThat(posts).as(name).hasSizeGreaterThan(5).allSatisfy(post -> {
                assertThat(post.published()).isPresent();
                assertThat(post.permalink()).isPresent();
                assertThat(post.author().name()).isNotEmpty();
            });
        }
    }

    private Post only() throws Exception {
        List<Post> posts = reading.read(Network.BLUESKY, "ada.example").posts();
        assertThat(posts).hasSize(1);
        return posts.get(0);
    }

    private void answer(String... items) {
        reading.upstream.answer(
                "/xrpc/app.bsky.feed.getAuthorFeed",
                Upstream.ok(Reading.JSON, "{\"feed\":[" + String.join(",", items) + "]}"));
    }

    private static String with(String item, String more) {
        return item.substring(0, item.length() - 1) + more;
    }

    private static String record(String text) {
        return "{\"text\":\"" + text + "\",\"createdAt\":\"2026-11-20T10:00:00Z\"}";
    }

    private static String post(String key, String ofAuthor, String record, String more) {
        return "{\"post\":{\"uri\":\"at://did:plc:ada/app.bsky.feed.post/" + key + "\",\"author\":"
                + ADA.formatted(ofAuthor) + ",\"record\":" + record + more + "}}";
    }
}
