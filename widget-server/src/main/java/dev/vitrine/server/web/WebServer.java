package dev.vitrine.server.web;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.render.BuilderRenderer;
import dev.vitrine.server.render.Output;
import dev.vitrine.server.render.Stylesheet;
import dev.vitrine.server.render.WidgetRenderer;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Widget;
import dev.vitrine.share.ShareNetworks;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
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

    /** More wait until others have gone; each takes about five kilobytes. */
    private static final int MOST_CONNECTIONS = 30_000;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Server server;
    private final ServerConnector connector;
    private final SlowClients slow;
    private final boolean secure;
    private volatile boolean stopping;

    /**
     * @param address where to listen; port 0 takes any free one
     * @param certificate what the server proves with who it is; where there is none, it speaks without TLS
     * @param site what is served
     * @param clock what relative times are counted from
     */
    public WebServer(InetSocketAddress address, Optional<Certificate> certificate, Site site, InstantSource clock) {
        QueuedThreadPool threads = new QueuedThreadPool(64);
        threads.setName("web");
        server = new Server(threads);
        server.setErrorHandler(new QuietErrors());
        server.setStopTimeout(GRACE.toMillis());
        Map<String, Answer> answers = answers(site, clock, threads);
        slow = new SlowClients(
                new Router(answers, tasks(site, clock), new ImageAnswer(site.images())), System::nanoTime);
        secure = certificate.isPresent();
        connector = new Listener(server, factories(certificate, answers));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        server.addConnector(connector);
        connector.addBean(slow, false);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        server.setHandler(new GracefulHandler(slow));
    }

    /** How connections are spoken on: the short way and HTTP/1.1 and h2c, or those of TLS, which agree on one first. */
    private List<ConnectionFactory> factories(Optional<Certificate> certificate, Map<String, Answer> answers) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(8 * 1024);
        HttpConnectionFactory full = new HttpConnectionFactory(http);
        return certificate
                .map(own -> own.factories(http, full))
                .orElseGet(() -> List.of(
                        new ReadyConnection.Factory(answers, full, slow, () -> stopping),
                        full,
                        new HTTP2CServerConnectionFactory(http)));
    }

    /** Takes connections, and is patient with each for so long. */
    private static final class Listener extends ServerConnector {
        Listener(Server server, List<ConnectionFactory> factories) {
            super(server, factories.toArray(ConnectionFactory[]::new));
            setIdleTimeout(IDLE.toMillis());
            setAcceptedSendBufferSize(SEND_BUFFER);
            setAcceptQueueSize(1024);
        }

        @Override
        protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            SocketChannelEndPoint endPoint = new ForgetfulEndPoint(channel, selector, key, getScheduler());
            endPoint.setIdleTimeout(getIdleTimeout());
            return endPoint;
        }
    }

    private Map<String, Answer> answers(Site site, InstantSource clock, Executor executor) {
        Assets assets = new Assets(Stylesheet.load(), new Loaders());
        WidgetRenderer renderer = new WidgetRenderer(
                site.pictures(), clock, assets.stylesheet(), assets.frameScript(), site.publicBase());
        Map<String, Answer> answers = new HashMap<>();
        assets.byPath().forEach((path, file) -> answers.put(path, file));
        for (Widget widget : site.widgets()) {
            for (WidgetPress.Kind kind : WidgetPress.Kind.values()) {
                answers.put(
                        "/widgets/" + widget.id() + kind.path(),
                        new WidgetPages(
                                widget,
                                site.posts(),
                                page -> new WidgetPage(
                                        widget.id(),
                                        site.posts(),
                                        new WidgetPress(widget, kind, page, renderer, assets),
                                        executor,
                                        System::nanoTime)));
            }
        }
        for (Widget widget : site.widgets()) {
            for (Output.Format format : Output.Format.values()) {
                answers.put(
                        "/widgets/" + widget.id() + format.suffix(),
                        new WidgetPage(
                                widget.id(),
                                site.posts(),
                                new OutputPress(widget, format, site.publicBase()),
                                executor,
                                System::nanoTime));
            }
        }
        for (Panel panel : site.panels()) {
            for (WidgetPress.Kind kind : WidgetPress.Kind.values()) {
                Representation ready = WidgetPress.panel(panel, kind, renderer, assets);
                answers.put("/widgets/" + panel.id() + kind.path(), ready);
            }
        }
        Answer share = new ShareAnswer();
        ShareNetworks.all().forEach(network -> answers.put(ShareAnswer.PATH + network.id(), share));
        answers.put("/oembed", new OembedAnswer(site));
        answers.put("/preview", new PreviewAnswer(site.widgets(), site.posts(), renderer, site.lookup()));
        answers.put("/", builder(site, assets));
        answers.put("/metrics", new MetricsAnswer(site));
        answers.put(
                "/health/live",
                (request, response, callback) -> Answers.line(response, callback, HttpStatus.OK_200, "alive"));
        answers.put("/health/ready", (request, response, callback) -> {
            boolean ready = server.isStarted();
            int status = ready ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
            Answers.line(response, callback, status, ready ? "ready" : "stopping: no new work, please");
        });
        return answers;
    }

    private static Map<String, Answer> tasks(Site site, InstantSource clock) {
        Map<String, Answer> tasks = new HashMap<>();
        for (Widget widget : site.widgets()) {
            for (FeedAddress feed : widget.feeds()) {
                if (feed.network() == Network.PUSH) {
                    tasks.computeIfAbsent(
                            PushAnswer.PATH + feed.locator(),
                            path -> new PushAnswer(
                                    feed, site.desk(), clock, site.lookup().workers()));
                }
            }
        }
        return tasks;
    }

    private static Representation builder(Site site, Assets assets) {
        Lookup lookup = site.lookup();
        String html = new BuilderRenderer()
                .html(
                        site.widgets(),
                        Map.of(
                                "base",
                                site.publicBase().orElse(""),
                                "loader",
                                assets.loader().path(),
                                "integrity",
                                assets.loader().integrity(),
                                "locked",
                                String.valueOf(
                                        !lookup.loopback() && lookup.token().isPresent()),
                                "style",
                                assets.builderStyle(),
                                "script",
                                assets.builderScript()));
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
        String host = connector.getHost();
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((secure ? "https://" : "http://") + bracketed + ":" + connector.getLocalPort() + "/");
    }

    /** Lets begun answers end, for at most twenty seconds, and closes the port. */
    @Override
    public void close() throws IOException {
        stopping = true;
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the server does not stop: " + e.getMessage(), e);
        }
    }
}
