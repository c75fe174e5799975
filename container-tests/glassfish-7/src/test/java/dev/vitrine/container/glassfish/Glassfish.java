package dev.vitrine.container.glassfish;

import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** Where the suite registers the filter itself, or none at all. */
    private static final Pattern MARKED = Pattern.compile("/filter-.*|/unpacking");

    private static final String OFF = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>vitrine.enabled</param-name>
                <param-value>false</param-value>
              </context-param>
            </web-app>
            """;

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
            AppInitializer.deployed(app);
            server.getDeployer()
                    .deploy(
                            laidOut(app).toFile(),
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

    /** The folder of a webapp. The filter's own initializer is on the class path of all, and so turned off where it is not meant. */
    private static Path laidOut(WebApp app) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "app").toAbsolutePath();
        try (Stream<Path> files = Files.walk(app.staticFiles())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(app.staticFiles().relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES); // Entity tags show its date.
            }
        }
        if (MARKED.matcher(app.contextPath()).matches()) {
            Files.writeString(Files.createDirectories(folder.resolve("WEB-INF")).resolve("web.xml"), OFF);
        }
        Path services = Files.createDirectories(folder.resolve("WEB-INF/classes/META-INF/services"));
        Files.writeString(
                services.resolve("jakarta.servlet.ServletContainerInitializer"), AppInitializer.class.getName());
        return folder;
    }

    @Override
    public void stop() throws Exception {
        server.dispose();
    }
}
