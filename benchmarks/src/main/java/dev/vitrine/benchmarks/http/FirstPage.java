package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.load.KeepAliveConnection;
import dev.vitrine.benchmarks.load.Target;
import dev.vitrine.benchmarks.measure.ThreadMeter;
import dev.vitrine.benchmarks.pages.SavedPage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;

/**
 * A JVM that serves a page for the first time. The server itself has answered a few times by then, without the filter;
 * what the filter's first page costs beyond such an answer is the filter's own.
 */
final class FirstPage {
    private static final int PLAIN_ANSWERS = 5;

    private FirstPage() {}

    /**
     * Arguments: a {@link Variant}, and the file of the page. Says the CPU time of the first and second filtered page, and that
     * of the filter's start, in microseconds.
     */
    public static void main(String[] args) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(args[1]));
        BlockingQueue<Long> used = new LinkedBlockingQueue<>();
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(new Meter(used)), "/*", EnumSet.of(DispatcherType.REQUEST));
        long idle = ThreadMeter.cpuNanos();
        Variant.valueOf(args[0]).install(context, "/filtered/*");
        long installed = ThreadMeter.cpuNanos() - idle;
        PageServlet servlet = new PageServlet(SavedPage.of("page", bytes));
        context.addServlet(new ServletHolder(servlet), "/plain/page.html");
        context.addServlet(new ServletHolder(servlet), "/filtered/page.html");
        int port = PageServer.start(context);
        long plain = 0;
        for (int i = 0; i < PLAIN_ANSWERS; i++) {
            plain = ask(port, "/plain/page.html", used);
        }
        long first = ask(port, "/filtered/page.html", used);
        long second = ask(port, "/filtered/page.html", used);
        long start = installed + MeteredHolder.nanos();
        System.out.println("cpu " + (first - plain) / 1000 + " " + (second - plain) / 1000 + " " + start / 1000);
        System.exit(0);
    }

    private static long ask(int port, String path, BlockingQueue<Long> used) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try (KeepAliveConnection connection = new KeepAliveConnection(Target.of(uri))) {
            if (connection.ask().status() != 200) {
                throw new IOException(uri + " does not answer");
            }
        }
        return used.take();
    }

    /** Outside of all other filters: the CPU time of the thread that makes the page. */
    private static final class Meter extends HttpFilter {
        private static final long serialVersionUID = 1;

        private final transient BlockingQueue<Long> used;

        Meter(BlockingQueue<Long> used) {
            this.used = used;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            long before = ThreadMeter.cpuNanos();
            chain.doFilter(request, response);
            response.flushBuffer();
            used.add(ThreadMeter.cpuNanos() - before);
        }
    }
}
