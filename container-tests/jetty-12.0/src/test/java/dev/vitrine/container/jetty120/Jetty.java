package dev.vitrine.container.jetty120;

import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import jakarta.servlet.ServletContainerInitializer;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty 12.0 with Jakarta EE 10. */
record Jetty(Server server) implements Container {
    static Container start(List<WebApp> apps) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var contexts = new ContextHandlerCollection();
        apps.forEach(app -> contexts.addHandler(context(app)));
        server.setHandler(contexts);
        server.start();
        return new Jetty(server);
    }

    private static ServletContextHandler context(WebApp app) {
        var context = new ServletContextHandler(app.contextPath(), ServletContextHandler.SESSIONS);
        context.setBaseResourceAsPath(app.staticFiles());
        var errors = new ErrorPageErrorHandler();
        errors.setShowStacks(false);
        context.setErrorHandler(errors);
        for (ServletContainerInitializer initializer : app.initializers()) {
            context.addServletContainerInitializer(initializer);
        }
        var files = new ServletHolder("default", DefaultServlet.class);
        files.setInitParameter("etags", "true");
        context.addServlet(files, "/");
        return context;
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
