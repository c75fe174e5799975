package dev.vitrine.demo.containers;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12.1 with its servlets of Jakarta EE 11. */
final class JettyContainer implements Container {
    private final Server server = new Server();

    JettyContainer(Webapp webapp, Path work) {
        WebAppContext context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(webapp.folder().toString());
        context.setTempDirectory(work.toFile());
        context.setInitParameter("org.eclipse.jetty.servlet.Default.dirAllowed", "false");
        context.setThrowUnavailableOnStartupException(true);
        webapp.parameters().forEach(context::setInitParameter);
        webapp.servlet().ifPresent(servlet -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, "/*");
            context.getMimeTypes().clear(); // it would add a charset to types that come without one
        });
        server.setHandler(context);
        server.setStopTimeout(5_000);
    }

    @Override
    public int start(int port) throws IOException {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Jetty did not start", e);
        }
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Jetty did not stop", e);
        }
    }
}
