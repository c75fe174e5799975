package dev.vitrine.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The asynchronous work on a page: whatever ends it lets go first of what is held. */
final class DocumentAsyncContext implements AsyncContext {
    private final AsyncContext context;
    private final DocumentRequest request;
    private final RewritingResponse page;
    private final boolean original;
    private volatile @Nullable Relayed last;
    private volatile boolean ended;

    /** @param original whether the application started with the request and response that it was given */
    DocumentAsyncContext(AsyncContext context, DocumentRequest request, RewritingResponse page, boolean original) {
        this.context = context;
        this.request = request;
        this.page = page;
        this.original = original;
    }

    @Override
    public void complete() {
        ended = true;
        page.complete(context::complete);
    }

    @Override
    public void dispatch() {
        dispatch(context::dispatch);
    }

    @Override
    public void dispatch(String path) {
        dispatch(() -> context.dispatch(path));
    }

    @Override
    public void dispatch(ServletContext servletContext, String path) {
        dispatch(() -> context.dispatch(servletContext, path));
    }

    private void dispatch(Runnable begin) {
        ended = true;
        page.leavesOurSight();
        request.beginDispatch(begin);
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return original || context.hasOriginalRequestAndResponse();
    }

    @Override
    public ServletRequest getRequest() {
        return context.getRequest();
    }

    /** Whoever asks for a response that is none of ours writes past us, and the headers that we keep are wanted there. */
    @Override
    public ServletResponse getResponse() {
        ServletResponse response = context.getResponse();
        if (RewritingResponse.in(response) == null) {
            page.leavesToContainer();
        }
        return response;
    }

    @Override
    public void start(Runnable work) {
        context.start(work);
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(relayed(listener));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        context.addListener(relayed(listener), request, response);
    }

    private Relayed relayed(AsyncListener listener) {
        Relayed relayed = new Relayed(listener);
        last = relayed;
        return relayed;
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

    /** Our own listener, the first of all. */
    AsyncListener listener() {
        return new Ending();
    }

    /** Time is up, and nobody has said how it goes on: the container will make an error of it. */
    private void unattended() {
        if (!ended) {
            page.body().timedOut();
        }
    }

    private final class Ending implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            if (last == null) {
                unattended();
            }
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
            if (last == this) {
                unattended();
            }
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
