package dev.vitrine.server;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrine.server.admin.AdminServer;
import dev.vitrine.server.admin.AdminToken;
import dev.vitrine.server.admin.Office;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.fetch.FetchSettings;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.fetch.HostResolver;
import dev.vitrine.server.images.FetchedOrigin;
import dev.vitrine.server.images.ImageKeys;
import dev.vitrine.server.images.ImageOrigin;
import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.images.ImageSigner;
import dev.vitrine.server.pipeline.Assortment;
import dev.vitrine.server.pipeline.Editing;
import dev.vitrine.server.pipeline.FeedPipeline;
import dev.vitrine.server.pipeline.PipelineSettings;
import dev.vitrine.server.pipeline.WidgetPosts;
import dev.vitrine.server.pipeline.Workers;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.source.PostsDocument;
import dev.vitrine.server.source.Sources;
import dev.vitrine.server.store.Decisions;
import dev.vitrine.server.store.FileSnapshotStore;
import dev.vitrine.server.store.ForgottenPosts;
import dev.vitrine.server.web.Bearer;
import dev.vitrine.server.web.Certificate;
import dev.vitrine.server.web.Desk;
import dev.vitrine.server.web.EmbeddingSites;
import dev.vitrine.server.web.Listening;
import dev.vitrine.server.web.Lookup;
import dev.vitrine.server.web.Site;
import dev.vitrine.server.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole house, put together and started. */
final class WidgetServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WidgetServer.class);

    private final Clock clock = Clock.systemUTC();
    private final Settings.Lasting lasting;
    private final Fetcher fetcher;
    private final ExecutorService workers;
    private final FeedSource sources;
    private final Sanitizer sanitizer;
    private final FeedPipeline pipeline;
    private final ImageSigner signer;
    private final ImageProxy images;
    private final WebServer web;
    private final Decisions decisions;
    private final AdminToken token;
    private final Optional<AdminServer> admin;
    private Optional<URI> adminPage = Optional.empty();

    private WidgetServer(
            Settings settings,
            PipelineSettings pace,
            ImageSigner signer,
            FileSnapshotStore snapshots,
            ForgottenPosts forgotten,
            Decisions decisions,
            Sanitizer sanitizer,
            Optional<Certificate> certificate,
            AdminToken token) {
        this.lasting = settings.lasting();
        this.sanitizer = sanitizer;
        this.signer = signer;
        this.token = token;
        this.decisions = decisions;
        DemoFeed demo = new DemoFeed(sanitizer, clock);
        fetcher = new Fetcher(FetchSettings.defaults(userAgent(settings)), policy(settings), HostResolver.SYSTEM);
        workers = Workers.start();
        sources = new Sources(fetcher, sanitizer, clock);
        pipeline = new FeedPipeline(
                pace,
                settings.widgets(),
                source(demo, sources),
                Sources::host,
                snapshots,
                forgotten,
                decisions::of,
                clock,
                Ticker.systemTicker(),
                new Random(),
                workers);
        images = new ImageProxy(
                signer,
                origin(demo, new FetchedOrigin(fetcher)),
                lasting.data().resolve("images"),
                lasting.imagesAtOnce(),
                lasting.imagesWaiting(),
                Runtime.getRuntime().maxMemory());
        Listening listening = new Listening(
                new InetSocketAddress(lasting.address(), lasting.port()),
                certificate,
                lasting.proxies(),
                lasting.accessLog(),
                lasting.limits());
        web = new WebServer(listening, site(settings, pipeline), clock);
        admin = lasting.admin().enabled() ? Optional.of(adminServer()) : Optional.empty();
    }

    private AdminServer adminServer() {
        Settings.Admin own = lasting.admin();
        return new AdminServer(
                new InetSocketAddress(own.address(), own.firstPort(lasting.port())),
                own.port().isEmpty(),
                new Bearer(token.value()),
                new Office(new Editing(pipeline, decisions), pipeline, images, signer::address));
    }

    private Site site(Settings settings, WidgetPosts posts) {
        return new Site(
                settings.widgets(),
                settings.panels(),
                posts,
                signer::address,
                images,
                new Lookup(sources, workers, Optional.of(token.value()), isLoopback(lasting.address())),
                new Desk(pipeline, new PostsDocument(sanitizer, clock)::read),
                EmbeddingSites.of(settings.embeddingSites()),
                settings.publicBase());
    }

    private static AddressPolicy policy(Settings settings) {
        return AddressPolicy.publicOnly().allowing(settings.allowAddresses());
    }

    /**
     * Serves by other settings from now on; whoever is being answered is answered to the end.
     *
     * @return the keys of settings that differ and stay as they are until the next start
     */
    synchronized List<String> show(Settings settings) {
        Assortment assortment = pipeline.assortment(settings.widgets());
        Site site = site(settings, assortment);
        fetcher.follow(policy(settings));
        pipeline.show(assortment);
        web.show(site);
        return lasting.differences(settings.lasting());
    }

    /** Counts what became of a new version of the settings. */
    void settingsRead(boolean taken) {
        web.settingsRead(taken);
    }

    /** The files that TLS needs, if any. */
    List<Path> tls() {
        return lasting.tls().map(tls -> List.of(tls.certificate(), tls.key())).orElse(List.of());
    }

    /**
     * Reads the certificate again.
     *
     * @throws IOException where it cannot be used; then the one before stays
     */
    void renewCertificate() throws IOException {
        Optional<Certificate> certificate = certificate(lasting);
        if (certificate.isPresent()) {
            web.renew(certificate.get());
        }
    }

    /**
     * Builds the server; it neither asks anybody nor listens yet.
     *
     * @throws IOException where the data folder cannot be used
     */
    static WidgetServer build(Settings settings) throws IOException {
        return build(settings, PipelineSettings.DEFAULTS);
    }

    /** As {@link #build(Settings)}, with feeds read at another pace. */
    static WidgetServer build(Settings settings, PipelineSettings pace) throws IOException {
        Optional<Certificate> certificate = certificate(settings.lasting());
        Sanitizer sanitizer = new Sanitizer();
        Path data = settings.lasting().data().toAbsolutePath().normalize();
        try {
            SecureRandom random = new SecureRandom();
            ImageSigner signer = new ImageSigner(ImageKeys.in(data, random), Clock.systemUTC());
            ForgottenPosts forgotten = ForgottenPosts.in(data.resolve("forgotten"));
            AdminToken token = token(settings, data);
            Decisions decisions = Decisions.in(data, Clock.systemUTC());
            FileSnapshotStore snapshots = snapshots(data, sanitizer, random, decisions);
            return new WidgetServer(
                    settings, pace, signer, snapshots, forgotten, decisions, sanitizer, certificate, token);
        } catch (IOException e) {
            throw new IOException("the data folder " + data + " cannot be used: " + reason(e), e);
        }
    }

    /** Once the decisions are ours no other server has the folder, whose files would be tidied away. */
    private static FileSnapshotStore snapshots(Path data, Sanitizer sanitizer, SecureRandom random, Decisions decisions)
            throws IOException {
        try {
            return new FileSnapshotStore(data.resolve("snapshots"), sanitizer, random);
        } catch (IOException e) {
            decisions.close();
            throw e;
        }
    }

    /** What is wrong with a file or folder; by themselves, these exceptions name it and no more. */
    private static String reason(IOException e) {
        String file = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return "this user may not read and write " + file;
        }
        if (e instanceof NoSuchFileException) {
            return file + " cannot be made";
        }
        return e instanceof FileAlreadyExistsException ? file + " is a file" : file;
    }

    private static AdminToken token(Settings settings, Path data) throws IOException {
        Optional<String> chosen = settings.lasting().admin().token();
        return chosen.isPresent() ? new AdminToken(chosen.get(), false) : AdminToken.in(data, new SecureRandom());
    }

    private static Optional<Certificate> certificate(Settings.Lasting lasting) throws IOException {
        Optional<Settings.Tls> tls = lasting.tls();
        return tls.isPresent()
                ? Optional.of(
                        Certificate.read(tls.get().certificate(), tls.get().key()))
                : Optional.empty();
    }

    /**
     * Opens the port and begins to read feeds.
     *
     * @return where the server answers
     * @throws IOException where the port cannot be had
     */
    URI start() throws IOException {
        URI uri = open();
        if (admin.isPresent()) {
            start(admin.get());
        }
        pipeline.start(); // nobody is asked by a server that does not come to be
        return uri;
    }

    private URI open() throws IOException {
        try {
            return web.start();
        } catch (IOException e) {
            String port = "port " + lasting.port() + " of " + lasting.address();
            throw ListenException.of(e, "address", lasting.address(), port, "with --port");
        }
    }

    private void start(AdminServer server) throws IOException {
        try {
            URI page = server.start();
            adminPage = Optional.of(page);
            LOG.info("Editors are at {}; {}", page, whereTokenIs());
        } catch (IOException e) {
            String address = lasting.admin().address();
            String port =
                    "the admin address, port " + lasting.admin().firstPort(lasting.port()) + " of " + address + ",";
            throw ListenException.of(e, "admin.address", address, port, "as admin.port");
        }
    }

    /** Who missed it at the first start, of which it is told only once, has to know where to look. */
    private String whereTokenIs() {
        return lasting.admin().token().isPresent()
                ? "their token is that of the settings"
                : "their token is in " + tokenFile();
    }

    /** The token of editors, where it was made just now and nobody knows it yet. */
    Optional<String> newToken() {
        return token.fresh() ? Optional.of(token.value()) : Optional.empty();
    }

    /** Where that token is kept. */
    Path tokenFile() {
        return AdminToken.file(lasting.data());
    }

    /** Where editors work, if anywhere. */
    Optional<AdminServer> admin() {
        return admin;
    }

    /** The page of editors, once it is there. */
    Optional<URI> adminPage() {
        return adminPage;
    }

    private static FeedSource source(DemoFeed demo, FeedSource others) {
        return new FeedSource() {
            @Override
            public Feed read(FeedAddress address) throws FeedException {
                return DemoFeed.isAt(address) ? demo.read(address) : others.read(address);
            }

            @Override
            public Feed readAgain(FeedAddress address, Feed last) throws FeedException {
                return DemoFeed.isAt(address) ? demo.read(address) : others.readAgain(address, last);
            }
        };
    }

    private static ImageOrigin origin(DemoFeed demo, ImageOrigin others) {
        return (url, most) -> DemoFeed.has(url) ? demo.file(url, most) : others.file(url, most);
    }

    private static boolean isLoopback(String address) {
        return address.equals("localhost") || address.equals("::1") || address.startsWith("127.");
    }

    /** Says honestly who asks, and where to find out more. */
    private static String userAgent(Settings settings) {
        return "Vitrine/" + Version.number()
                + settings.publicBase().map(base -> " (+" + base + ")").orElse("");
    }

    /** Ends begun answers, then everything else. */
    @Override
    public void close() throws IOException {
        web.close();
        if (admin.isPresent()) {
            admin.get().close();
        }
        pipeline.close();
        images.close();
        workers.shutdownNow();
        fetcher.close();
        decisions.close();
    }
}
