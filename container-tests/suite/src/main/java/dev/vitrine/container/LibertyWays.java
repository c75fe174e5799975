package dev.vitrine.container;

import dev.vitrine.container.Container.Launcher;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A container with some ways of Open Liberty, in which it differs from those that the tests have: it knows no size of its
 * buffer between opening a stream and the first byte in it, flushes a {@code 304} before filters have it back, and calls a
 * write listener at once, on another thread, where each {@link ServletOutputStream#isReady} is good for one write.
 */
public final class LibertyWays {
    private LibertyWays() {}

    /** Puts them around a container: in front of all filters of its webapps, and behind them. */
    public static Launcher of(Launcher launcher) {
        return apps -> launcher.start(apps.stream().map(LibertyWays::of).toList());
    }

    private static WebApp of(WebApp app) {
        List<ServletContainerInitializer> all = Stream.of(
                        Stream.of(adding("liberty", new Outermost(), false)),
                        app.initializers().stream(),
                        Stream.of(adding("flush", new Innermost(), true)))
                .flatMap(initializers -> initializers)
                .toList();
        return new WebApp(app.contextPath(), app.staticFiles(), all);
    }

    private static ServletContainerInitializer adding(String name, Filter filter, boolean last) {
        return (classes, context) -> {
            FilterRegistration.Dynamic registration = context.addFilter(name, filter);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), last, "/*");
        };
    }

    private static final class Outermost extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, new Response(response));
        }
    }

    private static final class Innermost extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED) {
                response.flushBuffer();
            }
        }
    }

    private static final class Response extends HttpServletResponseWrapper {
        private @Nullable ServletOutputStream stream;
        private boolean opened;
        private boolean written;

        Response(HttpServletResponse response) {
            super(response);
        }

        @Override
        public int getBufferSize() {
            return opened && !written ? 0 : super.getBufferSize();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            ServletOutputStream container = super.getOutputStream();
            opened = true;
            if (stream == null) {
                stream = new OneWriteAtATime(container, () -> written = true);
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            PrintWriter writer = super.getWriter();
            opened = true;
            return writer;
        }

        @Override
        public void reset() {
            super.reset();
            stream = null;
            opened = false;
            written = false;
        }
    }

    private static final class OneWriteAtATime extends ServletOutputStream {
        private final ServletOutputStream stream;
        private final Runnable written;
        private boolean listened;
        private boolean ready;

        OneWriteAtATime(ServletOutputStream stream, Runnable written) {
            this.stream = stream;
            this.written = written;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (listened && !ready) {
                throw new IOException("a blocking write while there is a listener");
            }
            ready = false;
            written.run();
            stream.write(bytes, offset, length);
        }

        @Override
        public void print(String text) throws IOException {
            written.run();
            stream.print(text);
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }

        @Override
        public boolean isReady() {
            ready = true;
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            listened = true;
            CompletableFuture.runAsync(() -> {
                        try {
                            listener.onWritePossible();
                        } catch (IOException e) {
                            listener.onError(e);
                        }
                    })
                    .join();
        }
    }
}
