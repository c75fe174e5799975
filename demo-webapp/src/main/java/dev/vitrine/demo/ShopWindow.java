package dev.vitrine.demo;

import dev.vitrine.demo.containers.Container;
import dev.vitrine.demo.containers.Webapp;
import dev.vitrine.demo.social.SocialNetwork;
import dev.vitrine.demo.social.WidgetServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An exhibit in a container, with the filter in front or without it. */
final class ShopWindow implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Exhibit exhibit;
    private final Container.Kind kind;
    private final boolean filtered;
    private final boolean widgets;
    private final Optional<URI> base;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Optional<URI> builder = Optional.empty();

    ShopWindow(Exhibit exhibit, Container.Kind kind, boolean filtered, boolean widgets, Optional<URI> base) {
        this.exhibit = exhibit;
        this.kind = kind;
        this.filtered = filtered;
        this.widgets = widgets && exhibit.hasWidgets();
        this.base = base;
    }

    /** Starts everything, and returns the address of the first page. */
    synchronized URI open(int port) throws IOException {
        claim(port);
        WorkFolder work = opened(WorkFolder.create());
        Path folder = work.folder("webapp");
        exhibit.layOut(folder);
        if (filtered) {
            FilterSettingsCheck.check(Cargo.dropFilter(folder), parameters(), System.getenv(), System.getProperties());
        }
        Map<String, String> parameters = parameters();
        if (widgets) {
            startWidgets(work, folder.resolve("pictures"), parameters);
        }
        Webapp webapp = new Webapp(folder, parameters, exhibit.servlet());
        Container container = opened(kind.of(webapp, work.folder("container")));
        return URI.create("http://" + Container.LOOPBACK + ":" + container.start(port) + "/");
    }

    /** The page of the widget server on which widgets are clicked together; absent where there is none. */
    synchronized Optional<URI> builder() {
        return builder;
    }

    /** Stops everything in the reverse order of its start. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.getLogger(ShopWindow.class.getName())
                        .log(System.Logger.Level.WARNING, "Unable to stop cleanly; stopping the rest", e);
            }
        }
    }

    /** Starts a widget server and the networks that it reads, and tells the site where they are. */
    private void startWidgets(WorkFolder work, Path pictures, Map<String, String> parameters) throws IOException {
        Path folder = work.folder("widgets");
        SocialNetwork network = opened(new SocialNetwork(pictures, Clock.systemUTC()));
        WidgetServer server = opened(WidgetServer.start(Cargo.unpackWidgetServer(folder), folder, network));
        builder = Optional.of(URI.create(server.address() + "/"));
        parameters.put("demo.widgets", server.address());
        parameters.put("vitrine.widget-server", server.address() + "/");
        parameters.put("demo.networks", network.address());
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(exhibit.settings());
        base.or(exhibit::publicBase)
                .ifPresentOrElse(
                        address -> parameters.put("vitrine.public-base", address.toString()),
                        () -> parameters.put("vitrine.trusted-hosts", "localhost")); // nobody else can come by
        return parameters;
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Finds out before a container is laid out, and in one line, whether the port is to be had. */
    private static void claim(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            assert socket.isBound();
        } catch (BindException e) {
            throw new IOException("Port " + port + " cannot be had (" + e.getMessage()
                    + "); choose another with --port, or --port 0 for any free one");
        }
    }
}
