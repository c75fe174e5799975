package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.SharedData;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.fetch.FetchSettings;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.fetch.HostResolver;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.source.Sources;
import dev.vitrine.server.store.SnapshotStore;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One real feed of each format, through the whole path, against what a strict parser finds in the file. */
class RealFeedsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void showsTheItemsOfAnRssFeed() throws Exception {
        Path file = SharedData.path("feeds/netnewswire/489.rss");
        List<Item> expected = new ArrayList<>();
        for (Element item : elements(file, "item")) {
            Instant date = ZonedDateTime.parse(text(item, "pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            expected.add(new Item(text(item, "title"), date, url(text(item, "link"))));
        }
        assertThat(shown(file, "application/rss+xml"))
                .isEqualTo(newestFirst(expected))
                .hasSize(10);
    }

    @Test
    void showsTheEntriesOfAnAtomFeed() throws Exception {
        Path file = SharedData.path("feeds/netnewswire/DaringFireball.atom");
        List<Item> expected = new ArrayList<>();
        for (Element entry : elements(file, "entry")) {
            Element link = (Element) entry.getElementsByTagName("link").item(0);
            expected.add(new Item(
                    text(entry, "title"), Instant.parse(text(entry, "published")), url(link.getAttribute("href"))));
        }
        assertThat(shown(file, "application/atom+xml"))
                .isEqualTo(newestFirst(expected))
                .hasSize(48);
    }

    @Test
    void showsTheItemsOfAJsonFeed() throws Exception {
        Path file = SharedData.path("feeds/netnewswire/DaringFireball.json");
        List<Item> expected = new ArrayList<>();
        for (JsonNode item : JSON.readTree(Files.readAllBytes(file)).path("items")) {
            Instant date =
                    OffsetDateTime.parse(item.path("date_published").asString()).toInstant();
            expected.add(new Item(
                    item.path("title").asString(), date, url(item.path("url").asString())));
        }
        assertThat(shown(file, "application/feed+json"))
                .isEqualTo(newestFirst(expected))
                .hasSize(48);
    }

    @Test
    void showsThePostsOfAMastodonAccount() throws Exception {
        Path file = SharedData.path("feeds/mastodon-api/recorded-get_account_statuses_default.json");
        List<Item> expected = new ArrayList<>();
        for (JsonNode status : JSON.readTree(Files.readAllBytes(file))) {
            JsonNode original = status.path("reblog").isObject() ? status.path("reblog") : status;
            Instant date = Instant.parse(status.path("created_at").asString());
            expected.add(new Item("", date, url(original.path("url").asString())));
        }
        try (Upstream upstream = Upstream.start()) {
            upstream.answer("/api/v1/accounts/lookup", Upstream.ok("application/json", """
                    {"id": "7", "acct": "ada", "display_name": "Ada"}"""));
            upstream.answer("/api/v1/accounts/7/statuses", Upstream.ok("application/json", Files.readAllBytes(file)));
            assertThat(shown(new FeedAddress(
                            Network.MASTODON, upstream.url("/@ada").href())))
                    .isEqualTo(newestFirst(expected))
                    .hasSize(20);
        }
    }

    private static List<Item> shown(Path file, String type) throws Exception {
        try (Upstream upstream = Upstream.start()) {
            upstream.answer("/feed", Upstream.ok(type, Files.readAllBytes(file)));
            return shown(new FeedAddress(Network.FEED, upstream.url("/feed").href()));
        }
    }

    private static List<Item> shown(FeedAddress address) {
        MutableClock clock = new MutableClock();
        Widget widget = new Widget("wall", "Wall", List.of(address), Layout.LIST, Theme.AUTO, 20, Moderation.NONE);
        try (Fetcher fetcher = new Fetcher(
                        FetchSettings.defaults("Vitrine/test"),
                        AddressPolicy.publicOnly().allowing(List.of("127.0.0.1")),
                        HostResolver.SYSTEM);
                FeedPipeline pipeline = new FeedPipeline(
                        PipelineSettings.DEFAULTS,
                        List.of(widget),
                        new Sources(fetcher, new Sanitizer(), clock),
                        Sources::host,
                        SnapshotStore.NONE,
                        clock,
                        clock.ticker(),
                        new Random(7),
                        Runnable::run)) {
            pipeline.runDue();
            assertThat(pipeline.states().get(0).message()).isEmpty();
            return pipeline.now("wall").posts().stream().map(Item::of).toList();
        }
    }

    private static List<Item> newestFirst(List<Item> items) {
        return items.stream()
                .sorted(Comparator.comparing(Item::published).reversed())
                .toList();
    }

    private static List<Element> elements(Path file, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagName(name).getLength(); i++) {
            elements.add((Element) document.getElementsByTagName(name).item(i));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return String.valueOf(parent.getElementsByTagName(name).item(0).getTextContent())
                .strip();
    }

    private static String url(String text) {
        return WebUrl.parse(text).orElseThrow().href();
    }

    private record Item(String title, Instant published, String link) {
        static Item of(Post post) {
            return new Item(
                    post.title(),
                    post.published().orElseThrow(),
                    post.permalink().orElseThrow().href());
        }
    }
}
