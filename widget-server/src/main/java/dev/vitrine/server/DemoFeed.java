package dev.vitrine.server;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Poll;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.images.ImageException;
import dev.vitrine.server.images.ImageOrigin;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the server shows where nobody has told it what to show: posts and pictures of its own, out of its own jar. */
final class DemoFeed implements FeedSource, ImageOrigin {
    private static final FeedAddress ADDRESS = new FeedAddress(Network.FILE, "demo");
    private static final String PICTURES = "https://demo.vitrine.invalid/";

    private static final Map<String, Author> AUTHORS = Map.of(
            "ada",
            author("Ada Winter", "ada@harbour.example", Optional.of("ada.jpg")),
            "ben",
            author("Benedikt Oyelaran", "ben.tide.example", Optional.empty()),
            "gazette",
            Author.named("Harbour Gazette"));

    private final Sanitizer sanitizer;
    private final Instant started;

    DemoFeed(Sanitizer sanitizer, InstantSource clock) {
        this.sanitizer = sanitizer;
        this.started = clock.instant();
    }

    /** What a server shows that nobody has told anything: the demo feed in every layout. */
    static List<Widget> widgets() {
        return Arrays.stream(Layout.values()).map(DemoFeed::widget).toList();
    }

    private static Widget widget(Layout layout) {
        String id = layout == Layout.LIST ? "demo" : "demo-" + layout.id();
        return new Widget(id, "Latest from the harbour", List.of(ADDRESS), layout, Theme.AUTO, 12, Moderation.NONE);
    }

    /** Whether this is the demo feed's address. */
    static boolean isAt(FeedAddress address) {
        return address.equals(ADDRESS);
    }

    /** Whether this is a picture of the demo feed. */
    static boolean has(WebUrl picture) {
        return picture.href().startsWith(PICTURES);
    }

    @Override
    public Feed read(FeedAddress address) {
        String yaml = new String(resource("demo.yaml"), StandardCharsets.UTF_8);
        List<?> entries = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new Feed(
                "The harbour",
                entries.stream().map(Map.class::cast).map(this::post).toList());
    }

    @Override
    public byte[] file(WebUrl url, int mostBytes) throws ImageException {
        String name = url.href().substring(PICTURES.length());
        if (!name.matches("[a-z]+\\.jpg") || DemoFeed.class.getResource("demo/" + name) == null) {
            throw new ImageException(ImageException.Reason.UNREACHABLE, "the demo has no picture " + name);
        }
        return resource(name);
    }

    private Post post(Map<?, ?> entry) {
        String id = text(entry, "id");
        SafeHtml content = sanitizer.clean(text(entry, "html"));
        Network network = Network.ofId(text(entry, "network")).orElseThrow();
        return Post.builder(id, new FeedAddress(network, "demo"))
                .author(AUTHORS.getOrDefault(text(entry, "by"), Author.UNKNOWN))
                .boostedBy(Optional.ofNullable(AUTHORS.get(text(entry, "boosted-by"))))
                .permalink(WebUrl.parse("https://harbour.example/posts/" + id))
                .published(Optional.of(started.minus(Duration.parse(text(entry, "ago")))))
                .language(Optional.of("en"))
                .title(text(entry, "title"))
                .content(content, content.text())
                .pinned(Boolean.TRUE.equals(entry.get("pinned")))
                .card(Optional.ofNullable(entry.get("card"))
                        .map(Map.class::cast)
                        .map(DemoFeed::card))
                .quote(Optional.ofNullable(entry.get("quote"))
                        .map(Map.class::cast)
                        .map(quoted -> new Quote.Shown(post(quoted))))
                .alsoAt(alsoAt(entry, id))
                .sensitive(Boolean.TRUE.equals(entry.get("sensitive")))
                .contentWarning(Optional.of(text(entry, "warning")).filter(words -> !words.isEmpty()))
                .media(media(entry))
                .poll(Optional.ofNullable(entry.get("poll"))
                        .map(Map.class::cast)
                        .map(this::poll))
                .counts(new Counts(
                        number(entry, "replies"),
                        number(entry, "reposts"),
                        number(entry, "likes"),
                        OptionalLong.empty()))
                .build();
    }

    private static LinkCard card(Map<?, ?> entry) {
        return new LinkCard(
                WebUrl.parse(text(entry, "url")).orElseThrow(),
                text(entry, "title"),
                text(entry, "about"),
                text(entry, "site"),
                Optional.of(entry).filter(it -> it.containsKey("file")).map(it -> media(Media.Kind.IMAGE, it)));
    }

    private static List<Post.Crosspost> alsoAt(Map<?, ?> entry, String id) {
        return Network.ofId(text(entry, "also")).stream()
                .map(network -> new Post.Crosspost(
                        network,
                        WebUrl.parse("https://" + network.id() + ".example/posts/" + id)
                                .orElseThrow()))
                .toList();
    }

    private static List<Media> media(Map<?, ?> entry) {
        List<Media> media = new ArrayList<>();
        if (entry.get("pictures") instanceof List<?> pictures) {
            pictures.forEach(picture -> media.add(media(Media.Kind.IMAGE, (Map<?, ?>) picture)));
        }
        if (entry.get("video") instanceof Map<?, ?> video) {
            media.add(media(Media.Kind.VIDEO, video));
        }
        return media;
    }

    private static Media media(Media.Kind kind, Map<?, ?> entry) {
        WebUrl url = WebUrl.parse(PICTURES + text(entry, "file")).orElseThrow();
        Media.Size size = new Media.Size((int) number(entry, "width").orElse(16), (int)
                number(entry, "height").orElse(9));
        return new Media(
                kind,
                url,
                Optional.of(url),
                text(entry, "alt"),
                Optional.of(size),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text(entry, "length")).filter(it -> !it.isEmpty()).map(Duration::parse));
    }

    private Poll poll(Map<?, ?> entry) {
        List<Poll.Option> options = new ArrayList<>();
        entry.keySet()
                .forEach(answer ->
                        options.add(new Poll.Option(String.valueOf(answer), number(entry, String.valueOf(answer)))));
        return new Poll(options, false, OptionalLong.empty(), Optional.of(started.plus(Duration.ofDays(1))));
    }

    private static Author author(String name, String handle, Optional<String> avatar) {
        return new Author(
                name,
                Optional.of(handle),
                WebUrl.parse("https://harbour.example/people"),
                avatar.flatMap(file -> WebUrl.parse(PICTURES + file)),
                List.of());
    }

    private static String text(Map<?, ?> entry, String key) {
        @Nullable Object value = entry.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    private static OptionalLong number(Map<?, ?> entry, String key) {
        return entry.get(key) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    private static byte[] resource(String name) {
        String path = "demo/" + name;
        try (InputStream in = DemoFeed.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
