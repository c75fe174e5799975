package dev.vitrine.server.admin;

import dev.vitrine.server.web.Bearer;
import dev.vitrine.server.web.ExclusiveHttp;
import dev.vitrine.server.web.Listening;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server of those who look after the widgets. It has a listener and threads of its own, so that it answers however
 * busy the public one is, and the public one knows nothing of it.
 */
public final class AdminServer implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 100;
    private static final int MOST_THREADS = 16;
    private static final int IDLE_MILLIS = 30_000;
    private static final int GRACE_MILLIS = 5_000;
    private static final int LARGEST_HEADER = 8 * 1024;

    private final Server server;
    private final List<Route> routes;
    private final ServerConnector connector;
    private final boolean orAnyPort;

    /**
     * @param address where to listen; port 0 takes any free one
     * @param orAnyPort whether another port does as well where that one is taken
     * @param token what whoever asks for anything must know
     * @param office what can be asked for
     */
    public AdminServer(InetSocketAddress address, boolean orAnyPort, Bearer token, Office office) {
        this.orAnyPort = orAnyPort;
        AdminPage page = new AdminPage();
        routes = List.copyOf(routes(page, office));
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("admin");
        server = new Server(threads);
        server.setErrorHandler(AdminHandler::error);
        server.setStopTimeout(GRACE_MILLIS);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LARGEST_HEADER);
        connector = new ServerConnector(server, 1, 1, new ExclusiveHttp(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        server.setHandler(new GracefulHandler(new AdminHandler(new Guard(token), page, routes, threads)));
    }

    /** All that there is to ask for: a route that is not here does not exist. */
    private static List<Route> routes(AdminPage page, Office office) {
        FeedDesk feeds = new FeedDesk(office);
        PostDesk posts = new PostDesk(office);
        PictureDesk pictures = new PictureDesk(office.images());
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get(AdminPage.PATH, form -> page.whole()));
        routes.add(Route.get("/admin/feeds", feeds::feeds));
        routes.add(Route.post("/admin/refresh", feeds::refresh));
        routes.add(Route.get("/admin/widgets", posts::widgets));
        routes.add(Route.get("/admin/posts", posts::posts));
        routes.add(Route.get("/admin/picture", pictures::picture));
        routes.add(Route.get("/admin/decisions", posts::decisions));
        routes.add(Route.post("/admin/decide", posts::decide));
        routes.add(Route.post("/admin/undo", posts::undo));
        routes.add(Route.post("/admin/forget", posts::forget));
        return routes;
    }

    /** What there is to ask for. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Opens the port.
     *
     * @return where the page for people is
     * @throws BindException where the port cannot be had
     * @throws IOException where anything else fails
     */
    public URI start() throws IOException {
        try {
            open();
            server.start();
        } catch (IOException e) {
            // Jetty wraps it, but whoever starts a server wants to know this one case.
            throw e.getCause() instanceof BindException taken ? taken : e;
        } catch (Exception e) {
            throw new IOException("the admin address does not start: " + e.getMessage(), e);
        }
        String host = Listening.host(connector.getHost());
        return URI.create("http://" + host + ":" + connector.getLocalPort() + AdminPage.PATH);
    }

    private void open() throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            if (!orAnyPort) {
                throw e;
            }
            connector.setPort(0);
            connector.open();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the admin address does not stop: " + e.getMessage(), e);
        }
    }
}
