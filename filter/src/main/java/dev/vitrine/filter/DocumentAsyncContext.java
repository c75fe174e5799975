package dev.vitrine.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** The asynchronous work on a page: whatever ends it lets go first of what is held. */
final class DocumentAsyncContext implements AsyncContext {
    private final AsyncContext context;
    private final RewritingResponse page;
    private final boolean original;

    /** @param original whether the application started with the request and response that it was given */
    DocumentAsyncContext(AsyncContext context, RewritingResponse page, boolean original) {
        this.context = context;
        this.page = page;
        this.original = original;
    }

    @Override
    public void complete() {
        page.complete(context::complete);
    }

    @Override
    public void dispatch() {
        page.leavesOurSight();
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        page.leavesOurSight();
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext servletContext, String path) {
        page.leavesOurSight();
        context.dispatch(servletContext, path);
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return original || context.hasOriginalRequestAndResponse();
    }

    @Override
    public ServletRequest getRequest() {
        return context.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return context.getResponse();
    }

    @Override
    public void start(Runnable work) {
        context.start(work);
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(new Relayed(listener));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        context.addListener(new Relayed(listener), request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        context.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }

    /** Lets go of what is held when the time is up, and of its memory when all is over. */
    record Release(RewritingResponse page) implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            page.body().release();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            page.body().abandon(); // Too late to write anything.
        }

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    /** A listener of the application, which must meet this context, not the container's. */
    private final class Relayed implements AsyncListener {
        private final AsyncListener listener;

        Relayed(AsyncListener listener) {
            this.listener = listener;
        }

        private AsyncEvent relayed(AsyncEvent event) {
            return new AsyncEvent(
                    DocumentAsyncContext.this,
                    event.getSuppliedRequest(),
                    event.getSuppliedResponse(),
                    event.getThrowable());
        }

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            listener.onComplete(relayed(event));
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            listener.onTimeout(relayed(event));
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            listener.onError(relayed(event));
        }

        @Override
        public void onStartAsync(AsyncEvent event) throws IOException {
            listener.onStartAsync(relayed(event));
        }
    }
}
