package dev.vitrine.server.web;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.pipeline.Snapshot;
import dev.vitrine.server.render.BuilderRenderer;
import dev.vitrine.server.render.Output;
import dev.vitrine.server.render.Stylesheet;
import dev.vitrine.server.render.WidgetRenderer;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Widget;
import dev.vitrine.share.ShareNetworks;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: every address it answers at, and how long it is patient with clients. */
public final class WebServer implements AutoCloseable {
    /** Stalled readers of large answers would otherwise pin gigabytes of the kernel's memory. */
    private static final int SEND_BUFFER = 64 * 1024;

    /** So many connections beyond the limit are told so; more wait until others have gone. */
    private static final int TOLD = 1000;

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Server server;
    private final ServerConnector connector;
    private final QueuedThreadPool threads = new QueuedThreadPool(64);
    private final SlowClients slow;
    private final Turnstile turnstile;
    private final Meters meters = new Meters();
    private final BodyRoom room;
    private final AtomicInteger open = new AtomicInteger();
    private volatile Routes routes = Routes.NONE;
    private final Assets assets = new Assets(Stylesheet.load(), new Loaders());
    private final Listening listening;
    private final SentFiles files;
    private final InstantSource clock;
    private final long begin = System.nanoTime();
    private volatile boolean stopping;

    /**
     * @param listening where and how
     * @param site what is served
     * @param clock what relative times are counted from
     */
    public WebServer(Listening listening, Site site, InstantSource clock) {
        this.listening = listening;
        this.clock = clock;
        threads.setName("web");
        files = SentFiles.ofThisSystem(threads);
        server = new Server(threads);
        server.setErrorHandler(new QuietErrors());
        server.setStopTimeout(GRACE.toMillis());
        Limits limits = listening.limits();
        room = BodyRoom.ofThisJvm(limits.bodySize());
        Client client = new Client(listening.proxies());
        Router router = new Router(() -> routes, new ImageAnswer(site.images()));
        EmbeddingGate gate = new EmbeddingGate(router, () -> routes.sites());
        turnstile = new Turnstile(gate, limits, client, meters, System::nanoTime, new SecureRandom().nextInt());
        slow = new SlowClients(new Metered(turnstile, meters, System::nanoTime), limits, System::nanoTime);
        connector = new Listener(server, factories(), limits, open);
        connector.setHost(listening.address().getHostString());
        connector.setPort(listening.address().getPort());
        server.addConnector(connector);
        connector.addBean(slow, false);
        server.addBean(new NetworkConnectionLimit(limits.connections() + TOLD, connector));
        server.setHandler(new GracefulHandler(slow));
        if (listening.accessLog().format() != AccessLog.Format.OFF) {
            server.setRequestLog(new AccessLines(listening.accessLog(), client, clock));
        }
        show(site);
    }

    /**
     * From now on this is served. Answers that have begun end as they were.
     *
     * @throws RuntimeException where it cannot be; then everything stays as it is
     */
    public void show(Site site) {
        Map<String, Answer> answers = answers(site);
        boolean lookedAt = !site.sites().isAny() || listening.accessLog().format() != AccessLog.Format.OFF;
        routes = new Routes(answers, lookedAt ? Map.of() : answers, tasks(site), site.sites());
    }

    /** What there is to answer with now. */
    Routes routes() {
        return routes;
    }

    /** Counts what became of a new version of the settings. */
    public void settingsRead(boolean taken) {
        meters.settings(taken);
    }

    /**
     * Proves with another certificate from now on who the server is.
     *
     * @throws IOException where it cannot be used; then the one before stays
     */
    public void renew(Certificate certificate) throws IOException {
        if (listening.certificate().isPresent()) {
            listening.certificate().get().become(certificate);
        }
    }

    /** How connections are spoken on: the short way and HTTP/1.1 and h2c, or those of TLS, which agree on one first. */
    private List<ConnectionFactory> factories() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(8 * 1024);
        HttpConnectionFactory full = new ExclusiveHttp(http);
        List<ConnectionFactory> factories = new ArrayList<>(listening
                .certificate()
                .map(own -> own.factories(http, full))
                .orElseGet(() -> List.of(
                        new ReadyConnection.Factory(() -> routes, full, slow, turnstile, meters, files, () -> stopping),
                        full,
                        new HTTP2CServerConnectionFactory(http))));
        if (listening.proxies().word() == Proxies.Word.PROXY_PROTOCOL) {
            ConnectionFactory next = listening.certificate().isPresent() ? factories.get(0) : full;
            factories.add(0, new TrustedPreface(listening.proxies(), next));
        }
        return factories;
    }

    /** Takes connections, and is patient with each for so long. */
    private static final class Listener extends ServerConnector {
        private final AtomicInteger open;
        private final int most;

        Listener(Server server, List<ConnectionFactory> factories, Limits limits, AtomicInteger open) {
            super(server, factories.toArray(ConnectionFactory[]::new));
            this.open = open;
            this.most = limits.connections();
            setIdleTimeout(limits.idleTime().toMillis());
            setAcceptedSendBufferSize(SEND_BUFFER);
            setAcceptQueueSize(1024);
        }

        @Override
        protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            SocketChannelEndPoint endPoint = new ForgetfulEndPoint(channel, selector, key, getScheduler(), open, most);
            endPoint.setIdleTimeout(getIdleTimeout());
            return endPoint;
        }
    }

    private Map<String, Answer> answers(Site site) {
        WidgetRenderer renderer = new WidgetRenderer(
                site.pictures(), clock, assets.stylesheet(), assets.frameScript(), site.publicBase());
        ReadyPages ready = ReadyPages.ofThisJvm();
        Map<String, Answer> answers = new HashMap<>(assets.byPath());
        for (Widget widget : site.widgets()) {
            answers.putAll(pages(widget, site, renderer, ready));
            answers.putAll(outputs(widget, site, ready));
        }
        for (Panel panel : site.panels()) {
            for (WidgetPress.Kind kind : WidgetPress.Kind.values()) {
                answers.put(path(panel.id(), kind.path()), WidgetPress.panel(panel, kind, renderer, assets));
            }
        }
        Answer share = new ShareAnswer();
        ShareNetworks.all().forEach(network -> answers.put(ShareAnswer.PATH + network.id(), share));
        answers.put("/oembed", new OembedAnswer(site));
        answers.put("/preview", new PreviewAnswer(site.widgets(), site.posts(), renderer, site.lookup()));
        answers.put("/", builder(site));
        answers.put("/metrics", new MetricsAnswer(site, meters, open::get, clock));
        answers.put(
                "/health/live",
                (request, response, callback) -> Answers.line(response, callback, HttpStatus.OK_200, "alive"));
        answers.put("/health/ready", new Readiness(site.desk().upkeep(), server::isStarted, begin, System::nanoTime));
        return answers;
    }

    private Map<String, Answer> pages(Widget widget, Site site, WidgetRenderer renderer, ReadyPages ready) {
        Map<String, Answer> pages = new HashMap<>();
        for (WidgetPress.Kind kind : WidgetPress.Kind.values()) {
            pages.put(
                    path(widget.id(), kind.path()),
                    new WidgetPages(
                            widget,
                            site.posts(),
                            page -> page(widget, site, new WidgetPress(widget, kind, page, renderer, assets), ready)));
        }
        return pages;
    }

    private Map<String, Answer> outputs(Widget widget, Site site, ReadyPages ready) {
        Map<String, Answer> outputs = new HashMap<>();
        for (Output.Format format : Output.Format.values()) {
            outputs.put(
                    path(widget.id(), format.suffix()),
                    page(widget, site, new OutputPress(widget, format, site.publicBase()), ready));
        }
        return outputs;
    }

    private WidgetPage page(Widget widget, Site site, WidgetPage.Press press, ReadyPages ready) {
        return new WidgetPage(widget.id(), site.posts(), counted(press), threads, System::nanoTime, ready);
    }

    private static String path(String id, String end) {
        return "/widgets/" + id + end;
    }

    private WidgetPage.Press counted(WidgetPage.Press press) {
        return new WidgetPage.Press() {
            @Override
            public WidgetPage.Printed print(Snapshot snapshot) {
                meters.rendered();
                return press.print(snapshot);
            }

            @Override
            public Representation blank() {
                return press.blank();
            }
        };
    }

    private Map<String, Answer> tasks(Site site) {
        Map<String, Answer> tasks = new HashMap<>();
        for (Widget widget : site.widgets()) {
            for (FeedAddress feed : widget.feeds()) {
                if (feed.network() == Network.PUSH) {
                    tasks.computeIfAbsent(PushAnswer.PATH + feed.locator(), path -> push(path, feed, site));
                }
            }
        }
        return tasks;
    }

    /** The one that is there goes on, as it knows what it has taken. */
    private Answer push(String path, FeedAddress feed, Site site) {
        return routes.tasks().get(path) instanceof PushAnswer known && known.isOf(feed)
                ? known
                : new PushAnswer(
                        feed,
                        listening.limits().bodySize(),
                        room,
                        site.desk(),
                        clock,
                        site.lookup().workers());
    }

    private Representation builder(Site site) {
        Lookup lookup = site.lookup();
        String html = new BuilderRenderer()
                .html(
                        site.widgets(),
                        site.panels(),
                        Map.of(
                                "base",
                                site.publicBase().orElse(""),
                                "loader",
                                assets.loader().path(),
                                "integrity",
                                assets.loader().integrity(),
                                "locked",
                                lookup.token().isEmpty() ? "never" : lookup.loopback() ? "elsewhere" : "everywhere",
                                "style",
                                assets.builderStyle().substring(1),
                                "script",
                                assets.builderScript().substring(1)));
        return Representation.of("text/html;charset=utf-8", CachePolicy.BUILDER, Headers.BUILDER, html);
    }

    /**
     * Opens the port.
     *
     * @return where the server answers, ending with {@code /}
     * @throws BindException where the port cannot be had
     * @throws IOException where anything else fails
     */
    public URI start() throws IOException {
        try {
            connector.open();
            server.start();
            slow.watch(connector.getScheduler());
        } catch (IOException e) {
            // Jetty wraps it, but whoever starts a server wants to know this one case.
            throw e.getCause() instanceof BindException taken ? taken : e;
        } catch (Exception e) {
            throw new IOException("the server does not start: " + e.getMessage(), e);
        }
        String host = Listening.host(connector.getHost());
        String scheme = listening.certificate().isPresent() ? "https://" : "http://";
        return URI.create(scheme + host + ":" + connector.getLocalPort() + "/");
    }

    /** Lets begun answers end, for at most twenty seconds, and closes the port. */
    @Override
    public void close() throws IOException {
        stopping = true;
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the server does not stop: " + e.getMessage(), e);
        } finally {
            files.close();
        }
    }
}
