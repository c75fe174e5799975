package dev.vitrine.container.glassfish;

import dev.vitrine.container.AppFolder;
import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.glassfish.embeddable.GlassFish;
import org.glassfish.embeddable.GlassFishException;
import org.glassfish.embeddable.GlassFishProperties;
import org.glassfish.embeddable.GlassFishRuntime;

/** GlassFish 7, embedded. */
record Glassfish(GlassFish server, int port) implements Container {
    private static final GlassFishRuntime RUNTIME = runtime();
    private static final String LISTENER =
            "embedded-glassfish-config.server.network-config.network-listeners.network-listener.http-listener";

    private static final String IDLE_SECONDS =
            "configs.config.server-config.network-config.protocols.protocol.http-listener.http.timeout-seconds";
    private static final String ERROR_REPORT =
            "configs.config.server-config.http-service.virtual-server.server.property.errorReportValve";

    private static GlassFishRuntime runtime() {
        try {
            return GlassFishRuntime.bootstrap();
        } catch (GlassFishException e) {
            throw new IllegalStateException("GlassFish does not start", e);
        }
    }

    static Container start(List<WebApp> apps) throws Exception {
        int port = freePort();
        GlassFishProperties properties = new GlassFishProperties();
        properties.setPort("http-listener", port);
        properties.setProperty(LISTENER + ".address", "127.0.0.1");
        GlassFish server = RUNTIME.newGlassFish(properties);
        server.start();
        server.getCommandRunner().run("set", IDLE_SECONDS + "=2"); // Answers without a length end with it.
        server.getCommandRunner().run("set", ERROR_REPORT + "=" + NoErrorReport.class.getName());
        for (WebApp app : apps) {
            server.getDeployer()
                    .deploy(
                            AppFolder.of(app, AppInitializer.class).toFile(),
                            "--contextroot=" + app.contextPath(),
                            "--name=" + app.contextPath().substring(1));
        }
        return new Glassfish(server, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() throws Exception {
        server.dispose();
    }
}
