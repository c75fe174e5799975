package dev.vitrine.server.web;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.images.ImageException;
import dev.vitrine.server.images.ImageKeys;
import dev.vitrine.server.images.ImageOrigin;
import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.images.ImageSigner;
import dev.vitrine.server.pipeline.WidgetPosts;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A real server on a free port of loopback, and a client that asks it. */
final class RunningServer implements AutoCloseable {
    static final ImageOrigin NO_PICTURES = (url, most) -> {
        throw new ImageException(ImageException.Reason.UNREACHABLE, "there are no pictures in this test");
    };

    private static final long HEAP = 256L << 20;

    static final String TOKEN = "known-to-the-operator";

    static final Listening PLAIN = new Listening(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger renderings = new AtomicInteger();
    private final ImageProxy images;
    private final ImageSigner signer;
    private final WebServer server;
    private final URI base;

    /** What goes wrong when the clock is looked at next, which every rendering does. */
    private final AtomicReference<@Nullable Error> mishap = new AtomicReference<>();

    /** What is found at every address that is looked up. */
    private final FeedSource lookups = address -> new Feed("Found", List.of(Posts.simple(address.locator())));

    RunningServer(Path folder, WidgetPosts posts, Widget... widgets) throws IOException {
        this(folder, posts, NO_PICTURES, widgets);
    }

    RunningServer(Path folder, WidgetPosts posts, ImageOrigin origin, Widget... widgets) throws IOException {
        this(folder, PLAIN, posts, origin, List.of(widgets), List.of(), EmbeddingSites.ANY);
    }

    /** A server of panels only. */
    RunningServer(Path folder, List<Panel> panels) throws IOException {
        this(folder, PLAIN, new FixedPosts(), NO_PICTURES, List.of(), panels, EmbeddingSites.ANY);
    }

    /** A server of nothing but what every server has, over TLS. */
    RunningServer(Path folder, Certificate certificate) throws IOException {
        this(folder, listening(Optional.of(certificate), Proxies.NONE, Limits.DEFAULTS), new FixedPosts());
    }

    /** A server that listens so. */
    RunningServer(Path folder, Listening listening, WidgetPosts posts, Widget... widgets) throws IOException {
        this(folder, listening, posts, NO_PICTURES, List.of(widgets), List.of(), EmbeddingSites.ANY);
    }

    /** A server that listens so, of pictures from there. */
    RunningServer(Path folder, Listening listening, ImageOrigin origin) throws IOException {
        this(folder, listening, new FixedPosts(), origin, List.of(), List.of(), EmbeddingSites.ANY);
    }

    /** A server whose widgets these sites may show. */
    RunningServer(Path folder, EmbeddingSites sites, WidgetPosts posts, Widget... widgets) throws IOException {
        this(folder, PLAIN, posts, NO_PICTURES, List.of(widgets), List.of(), sites);
    }

    static Listening listening(Optional<Certificate> certificate, Proxies proxies, Limits limits) {
        return new Listening(PLAIN.address(), certificate, proxies, AccessLog.OFF, limits);
    }

    private RunningServer(
            Path folder,
            Listening listening,
            WidgetPosts posts,
            ImageOrigin origin,
            List<Widget> widgets,
            List<Panel> panels,
            EmbeddingSites sites)
            throws IOException {
        signer = new ImageSigner(ImageKeys.in(folder, new SecureRandom()), InstantSource.system());
        images = new ImageProxy(signer, origin, folder.resolve("images"), 2, 200, HEAP);
        Site site = new Site(
                widgets,
                panels,
                posts,
                signer::address,
                images,
                new Lookup(lookups, ForkJoinPool.commonPool(), Optional.of(TOKEN), true),
                new Desk(new IdleUpkeep(), (text, address) -> new Feed("", List.of())),
                sites,
                Optional.of("https://social.example.org/"));
        server = new WebServer(listening, site, () -> {
            renderings.incrementAndGet();
            Error due = mishap.getAndSet(null);
            if (due != null) {
                throw due;
            }
            return Posts.NOW;
        });
        base = server.start();
    }

    /** A carousel from right to left. */
    static Widget arabic(String id) {
        return new Widget(
                id,
                "أخبار الميناء",
                List.of(Posts.MASTODON),
                Layout.CAROUSEL,
                Theme.AUTO,
                12,
                Moderation.NONE,
                Locale.forLanguageTag("ar"));
    }

    static Widget widget(String id, Layout layout, Theme theme) {
        return new Widget(id, "Harbour news", List.of(Posts.MASTODON), layout, theme, 20, Moderation.NONE);
    }

    WebServer web() {
        return server;
    }

    /** The path of a picture on this server. */
    String picture(String url) {
        return signer.address(WebUrl.parse(url).orElseThrow(), 400).orElseThrow();
    }

    URI at(String path) {
        return base.resolve(path);
    }

    /** Has the next rendering fail so. */
    void fail(Error error) {
        mishap.set(error);
    }

    /** How often posts have been turned into HTML; each time looks at the clock once. */
    int renderings() {
        return renderings.get();
    }

    ImageSigner signer() {
        return signer;
    }

    /** Asks with these headers, each name followed by its value. */
    /** A list of this post, as a server that keeps its data in this folder answers it. */
    static Document showing(Path folder, PostBuilder post) throws IOException, InterruptedException {
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, post.build()));
        try (RunningServer server = new RunningServer(folder, posts, widget("wall", Layout.LIST, Theme.AUTO))) {
            return Jsoup.parse(new String(server.get("/widgets/wall").body(), StandardCharsets.UTF_8));
        }
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() throws IOException {
        server.close();
        images.close();
    }
}
