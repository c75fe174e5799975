package dev.vitrine.filter;

import dev.vitrine.filter.SeenPaths.Answer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer may be a rewritten page: ranges and conditions that speak of bytes which the application does not
 * know are kept from it, and asynchronous work is given the rewriting response.
 */
final class DocumentRequest extends HttpServletRequestWrapper {
    private final RewritingResponse page;
    private final String contextPath;
    private final String path;
    private final EntityTags tags;
    private final Instant settingsSince;
    private final Answer expected;
    private final boolean whole;

    /** Whether the answer changes with every post, so that no copy is asked about. */
    private final boolean unconditional;

    private @Nullable AsyncContext async;

    private boolean dispatching;

    DocumentRequest(HttpServletRequest request, RewritingResponse page, PageRewriting rewriting) {
        super(request);
        this.page = page;
        this.contextPath = request.getContextPath();
        this.path = request.getRequestURI();
        this.tags = rewriting.tags();
        this.settingsSince = rewriting.since();
        this.expected = rewriting.expectedAnswer(path);
        this.unconditional = rewriting.includesWidgets(path);
        this.whole = expected == Answer.PAGE
                || (expected == Answer.UNKNOWN && request.getHeader("Range") != null && PreviewRobots.ask(request));
    }

    /** Whether the client holds a copy that was rewritten under these settings. */
    boolean namesRewrittenCopy() {
        String condition = super.getHeader("If-None-Match");
        return condition != null && tags.mentionedIn(condition);
    }

    /** The path that was asked for. Tomcat and Undertow show the target of a forward meanwhile. */
    String path() {
        return path;
    }

    /** What this path was seen to answer before. */
    Answer expected() {
        return expected;
    }

    /** Jetty forgets it, in its environments of older servlets, where asynchronous work outlives the dispatch. */
    @Override
    public String getContextPath() {
        String known = super.getContextPath();
        return known == null ? contextPath : known;
    }

    /** One more than are listed, so that nobody meets it who doesn't ask for it. */
    @Override
    public @Nullable Object getAttribute(String name) {
        Object value = super.getAttribute(name);
        return value == null && name.equals(TemplateValues.ATTRIBUTE) ? page.templateValues() : value;
    }

    @Override
    public @Nullable String getHeader(String name) {
        String value = super.getHeader(name);
        return value == null ? null : shown(name, value).orElse(null);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!isConcealable(name)) {
            return super.getHeaders(name);
        }
        List<String> shown = Collections.list(super.getHeaders(name)).stream()
                .flatMap(value -> shown(name, value).stream())
                .toList();
        return Collections.enumeration(shown);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(name -> isConcealable(name) && getHeader(name) == null);
        return Collections.enumeration(names);
    }

    @Override
    public long getDateHeader(String name) {
        return isConcealable(name) && getHeader(name) == null ? -1 : super.getDateHeader(name);
    }

    private static boolean isConcealable(String name) {
        return switch (name.length()) {
            case 5 -> name.equalsIgnoreCase("Range");
            case 8 -> name.equalsIgnoreCase("If-Range") || name.equalsIgnoreCase("If-Match");
            case 13 -> name.equalsIgnoreCase("If-None-Match");
            case 17 -> name.equalsIgnoreCase("If-Modified-Since");
            default -> false;
        };
    }

    /** A header as the application may see it. */
    private Optional<String> shown(String name, String value) {
        if (!isConcealable(name)) {
            return Optional.of(value);
        }
        if (name.equalsIgnoreCase("If-Match")) {
            return tags.unmarked(value, false);
        }
        return switch (name.length()) {
            // A tag with our mark stays as it is: what the application would send belongs to no copy that we added to.
            case 5, 8 -> Optional.of(value).filter(any -> !whole);
            case 13 -> unconditional ? Optional.empty() : tags.unmarked(value, expected == Answer.PAGE);
            default -> Optional.of(value).filter(date -> !unconditional && !isOutdated());
        };
    }

    /** Whether a stored copy dated by {@code If-Modified-Since} is from before our settings, or is no copy of ours. */
    private boolean isOutdated() {
        if (expected != Answer.PAGE) {
            return false;
        }
        String condition = super.getHeader("If-None-Match");
        boolean foreign = condition != null && tags.unmarked(condition, true).isEmpty();
        return foreign || super.getDateHeader("If-Modified-Since") < settingsSince.toEpochMilli();
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher dispatcher = super.getRequestDispatcher(path);
        return dispatcher == null || dispatching ? dispatcher : new DocumentDispatcher(dispatcher, page);
    }

    /** GlassFish and Payara ask the request for the dispatcher when they begin, and know only those of their own make. */
    void beginDispatch(Runnable begin) {
        dispatching = true;
        try {
            begin.run();
        } finally {
            dispatching = false;
        }
    }

    @Override
    public AsyncContext startAsync() {
        if (page.container() instanceof ServletResponseWrapper) {
            // The container hands out its own response, past filters before us; what one keeps may have left by then.
            page.leavesOurSight();
            return started(getRequest().startAsync(), true);
        }
        return started(getRequest().startAsync(this, page), true);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        if (RewritingResponse.in(response) == null) {
            page.leavesOurSight();
        }
        return started(getRequest().startAsync(request, response), false);
    }

    private AsyncContext started(AsyncContext started, boolean original) {
        var context = new DocumentAsyncContext(started, this, page, original);
        // GlassFish and Payara set the status of a listener's response to 200, unless it is none of HTTP.
        started.addListener(context.listener(), this, new ServletResponseWrapper(page));
        async = context;
        return context;
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext current = getRequest().getAsyncContext(); // throws where none is started
        return async == null ? current : async;
    }
}
