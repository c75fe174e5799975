package dev.vitrine.filter;

import dev.vitrine.enhance.ServedImages;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.include.WidgetSource;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.OutputSink;
import dev.vitrine.rewrite.PageEditor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds social metadata and share buttons to the HTML pages of a web application, while they stream to the browser.
 *
 * <p>The jar registers it by itself. Whoever registers it otherwise maps it for {@code REQUEST}, {@code FORWARD},
 * {@code ASYNC} and {@code ERROR}, with asynchronous support, before all other filters.
 */
public final class VitrineFilter implements Filter {
    private static final System.Logger LOG = System.getLogger(VitrineFilter.class.getName());

    private final @Nullable FilterSettings given;
    private final Optional<MetadataResolver> resolver;
    private final UnaryOperator<PageEditor> editors;

    /** What is at work; null where the filter is off. */
    private @Nullable Works works;

    private record Works(RequestGate gate, PageRewriting rewriting, OwnPaths ownPaths) {}

    /** A filter with the settings of its web application: parameters, environment and system properties. */
    public VitrineFilter() {
        this.given = null;
        this.resolver = Optional.empty();
        this.editors = UnaryOperator.identity();
    }

    /** A filter with these settings, and no others. */
    public VitrineFilter(FilterSettings settings) {
        this(settings, Optional.empty(), UnaryOperator.identity());
    }

    /** A filter with these settings that asks the application about each page. */
    public VitrineFilter(FilterSettings settings, MetadataResolver resolver) {
        this(settings, Optional.of(resolver), UnaryOperator.identity());
    }

    /**
     * A filter that looks over its own shoulder.
     *
     * @param editors put around the editor of each page
     */
    VitrineFilter(FilterSettings settings, UnaryOperator<PageEditor> editors) {
        this(settings, Optional.empty(), editors);
    }

    private VitrineFilter(
            FilterSettings settings, Optional<MetadataResolver> resolver, UnaryOperator<PageEditor> editors) {
        this.given = settings;
        this.resolver = resolver;
        this.editors = editors;
    }

    @Override
    public void init(FilterConfig config) {
        try {
            FilterSettings settings = given == null
                    ? FilterSettings.read(SettingsSource.of(config, System.getenv(), System.getProperties()))
                    : given;
            StartUp.report(config, settings);
            if (settings.enabled()) {
                DryRun.through(rehearsal(settings));
                works = works(settings, config.getServletContext());
            }
        } catch (SettingsException e) {
            LOG.log(Level.ERROR, "Vitrine is off, and pages leave as they are: {0}", e.getMessage());
        }
    }

    /** A filter with these settings whose counts are nobody's, in a web application that has nothing. */
    static VitrineFilter rehearsal(FilterSettings settings) {
        VitrineFilter filter = new VitrineFilter(settings);
        filter.works = filter.works(settings, DryRun.context());
        return filter;
    }

    private Works works(FilterSettings settings, ServletContext context) {
        Clock clock = Clock.systemUTC();
        SiteSettings site = settings.site();
        String fingerprint = Fingerprint.of(settings.fingerprint(), OwnPaths.fingerprint());
        Optional<WidgetSource> widgets = settings.widgets();
        return new Works(
                new RequestGate(settings),
                new PageRewriting(
                        settings,
                        site,
                        widgets,
                        fingerprint,
                        resolver(context),
                        new ServedImages(context::getResourceAsStream, clock),
                        clock),
                new OwnPaths(site, widgets));
    }

    private Optional<MetadataResolver> resolver(ServletContext context) {
        return resolver.or(
                () -> Optional.ofNullable((MetadataResolver) context.getAttribute(MetadataResolver.class.getName())));
    }

    @Override
    public void destroy() {
        works = null;
    }

    /** What the filter has done since it was initialised; nothing where it is off. */
    public Optional<FilterCounts> counts() {
        return Optional.ofNullable(works).map(on -> on.rewriting().counts());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Works on = works;
        if (on == null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
            return;
        }
        RewritingResponse page = RewritingResponse.in(response);
        if (page != null) {
            again(page, http, response, chain);
        } else if (on.ownPaths().answers(http)) {
            on.ownPaths().answer(http, httpResponse);
        } else if (on.gate().admits(http)) {
            first(new RewritingResponse(http, httpResponse, on.rewriting(), this::rewriter), chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** All that a page passes through on its way, put together. */
    private HtmlRewriter rewriter(RewritingResponse page, UnaryOperator<PageEditor> guard, OutputSink sink) {
        PageEditor editor = guard.apply(editors.apply(page.editor()));
        HoldWindow window = page.window();
        HtmlRewriter rewriter = page.isText()
                ? HtmlRewriter.ofChars(editor, page::toContainer, page.textCharset(), window)
                : HtmlRewriter.ofBytes(editor, sink, page.declaredCharset(), window);
        return ContentTypes.isXml(page.getContentType()) ? rewriter.readAsXml() : rewriter;
    }

    /** A response comes by for the first time. */
    private static void first(RewritingResponse page, FilterChain chain) throws IOException, ServletException {
        try {
            chain.doFilter(page.request(), page);
        } catch (Throwable failure) {
            page.body().failed(failure);
            throw failure;
        }
        finish(page);
    }

    /** A response comes by that is on its way through us already: forwarded, or dispatched by asynchronous work. */
    private static void again(
            RewritingResponse page, HttpServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch != DispatcherType.FORWARD && dispatch != DispatcherType.ASYNC) {
            chain.doFilter(request, response);
            return;
        }
        if (dispatch == DispatcherType.FORWARD) {
            page.forwarded();
        }
        page.body().inSight();
        chain.doFilter(request, response);
        if (request.isAsyncStarted()) {
            return;
        }
        // Tomcat 11 suspends the response when a forward returns; what were held then would be lost.
        if (response == page) {
            page.body().finish();
        } else {
            page.body().release();
        }
    }

    private static void finish(RewritingResponse page) throws IOException {
        if (!page.request().isAsyncStarted()) {
            page.body().finish();
        }
    }
}
