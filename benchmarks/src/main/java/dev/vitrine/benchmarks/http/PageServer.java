package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.pages.SavedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty with two pages, {@code /large.html} and {@code /small.html}, behind one of the filters, or behind none. */
public final class PageServer {
    /** Where the larger page is. */
    public static final String LARGE = "large.html";

    /** Where the smaller page is. */
    public static final String SMALL = "small.html";

    private PageServer() {}

    /** Arguments: a {@link Variant}, and the folder of the pages. Says {@code ready http://…}, and answers until it is killed. */
    public static void main(String[] args) throws Exception {
        System.out.println(
                "ready http://127.0.0.1:" + start(context(Variant.valueOf(args[0]), Path.of(args[1]))) + "/");
    }

    /** The pages, and what stands in front of them. */
    static ServletContextHandler context(Variant variant, Path folder) throws IOException {
        ServletContextHandler context = new ServletContextHandler("/");
        variant.install(context, "/*");
        for (String name : List.of(LARGE, SMALL)) {
            SavedPage page = SavedPage.of(name, Files.readAllBytes(folder.resolve(name)));
            context.addServlet(new ServletHolder(new PageServlet(page)), "/" + name);
        }
        context.addServlet(new ServletHolder(new HugePageServlet()), "/huge.html");
        return context;
    }

    /** Starts a server on a free port of the loopback interface. */
    static int start(ServletContextHandler context) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        return connector.getLocalPort();
    }
}
