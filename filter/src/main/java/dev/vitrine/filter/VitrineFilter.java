package dev.vitrine.filter;

import dev.vitrine.enhance.ServedImages;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.include.WidgetSource;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.OutputSink;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.PageMemory;
import dev.vitrine.rewrite.PageRewriter;
import dev.vitrine.rewrite.TextSink;
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
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds social metadata and share buttons to the HTML pages of a web application, while they stream to the browser.
 *
 * <p>The jar registers it by itself. Whoever registers it otherwise maps it for {@code REQUEST}, {@code FORWARD},
 * {@code ASYNC} and {@code ERROR}, with asynchronous support, before all other filters.
 */
public final class VitrineFilter implements Filter {
    private final @Nullable FilterSettings given;
    private final Optional<MetadataResolver> resolver;
    private final Optional<FilterMeter> meter;
    private final UnaryOperator<PageEditor> editors;
    private final LongSupplier nanoTime;

    private Counters counters = new Counters();

    /** What is at work; null where the filter is off. */
    private volatile @Nullable Works works;

    /** What looks after the file of settings; null where there is none. */
    private @Nullable SettingsWatch watch;

    private volatile @Nullable Runnable hideCounters;

    private record Works(RequestGate gate, PageRewriting rewriting, OwnPaths ownPaths) {}

    /** A filter with the settings of its web application: files, parameters, environment and system properties. */
    public VitrineFilter() {
        this(System::nanoTime, UnaryOperator.identity());
    }

    /** The same, looking over its own shoulder, and at a clock of somebody else's for when to look at its file of settings. */
    VitrineFilter(LongSupplier nanoTime, UnaryOperator<PageEditor> editors) {
        this.given = null;
        this.resolver = Optional.empty();
        this.meter = Optional.empty();
        this.editors = editors;
        this.nanoTime = nanoTime;
    }

    /** A filter with these settings, and no others. */
    public VitrineFilter(FilterSettings settings) {
        this(settings, Optional.empty(), Optional.empty(), UnaryOperator.identity());
    }

    /** A filter with these settings that asks the application about each page. */
    public VitrineFilter(FilterSettings settings, MetadataResolver resolver) {
        this(settings, Optional.of(resolver), Optional.empty(), UnaryOperator.identity());
    }

    /** A filter with these settings that tells the application what becomes of each response. */
    public VitrineFilter(FilterSettings settings, FilterMeter meter) {
        this(settings, Optional.empty(), Optional.of(meter), UnaryOperator.identity());
    }

    /** A filter with these settings that asks the application about each page, and tells it what became of it. */
    public VitrineFilter(FilterSettings settings, MetadataResolver resolver, FilterMeter meter) {
        this(settings, Optional.of(resolver), Optional.of(meter), UnaryOperator.identity());
    }

    /**
     * A filter that looks over its own shoulder.
     *
     * @param editors put around the editor of each page
     */
    VitrineFilter(FilterSettings settings, UnaryOperator<PageEditor> editors) {
        this(settings, Optional.empty(), Optional.empty(), editors);
    }

    private VitrineFilter(
            FilterSettings settings,
            Optional<MetadataResolver> resolver,
            Optional<FilterMeter> meter,
            UnaryOperator<PageEditor> editors) {
        this.given = settings;
        this.resolver = resolver;
        this.meter = meter;
        this.editors = editors;
        this.nanoTime = System::nanoTime;
    }

    /**
     * Where the filter says what is to be said. Asked for each time: where webapps share our jar, Tomcat gives each of them a
     * log of its own, which ends with it.
     */
    static System.Logger log() {
        return System.getLogger(VitrineFilter.class.getName());
    }

    @Override
    public void init(FilterConfig config) {
        counters = new Counters();
        try {
            start(config);
        } catch (RuntimeException | LinkageError e) {
            StartUp.reportOff(config, e);
        }
    }

    private void start(FilterConfig config) {
        if (given != null) {
            start(config, given);
            return;
        }
        SettingsPlaces places = SettingsPlaces.of(config);
        if (places.changingFile().isEmpty()) {
            start(config, places.readWith(Optional.empty()));
            return;
        }
        Path file = places.changingFile().get();
        Optional<String> said = SettingsPlaces.textOf(file);
        watch = new SettingsWatch(places, file, said, nanoTime, settings -> goOn(config, settings));
        start(config, places.readWith(said));
    }

    private void start(FilterConfig config, FilterSettings settings) {
        StartUp.report(config, settings);
        if (settings.enabled()) {
            DryRun.through(rehearsal(settings));
            goOn(config, settings);
        }
    }

    /** The counters are shown from when there is something to count. */
    private void goOn(FilterConfig config, FilterSettings settings) {
        works = works(settings, config);
        if (works != null && hideCounters == null) {
            hideCounters = showCounters(config);
        }
    }

    private @Nullable Runnable showCounters(FilterConfig config) {
        try {
            return ManagedCounters.show(config, () -> counters.counts()).orElse(null);
        } catch (LinkageError e) { // a JRE may be without java.management
            log().log(Level.DEBUG, "Vitrine''s counters are not in JMX: {0}", e);
            return null;
        }
    }

    /** A filter with these settings whose counts are nobody's, in a web application that has nothing. */
    static VitrineFilter rehearsal(FilterSettings settings) {
        VitrineFilter filter = new VitrineFilter(settings);
        filter.works = filter.works(settings, name -> null, path -> null);
        return filter;
    }

    private @Nullable Works works(FilterSettings settings, FilterConfig config) {
        ServletContext context = config.getServletContext();
        return works(settings, context::getAttribute, path -> picture(path, context));
    }

    private @Nullable InputStream picture(String path, ServletContext context) {
        InputStream file = context.getResourceAsStream(path);
        return file == null && resolver.isPresent() ? resolver.get().picture(path) : file;
    }

    private @Nullable Works works(
            FilterSettings settings,
            Function<String, @Nullable Object> attributes,
            Function<String, @Nullable InputStream> files) {
        if (!settings.enabled()) {
            return null;
        }
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
                        resolver(attributes),
                        new ServedImages(files, clock),
                        meter(attributes),
                        clock,
                        nanoTime),
                new OwnPaths(
                        site,
                        widgets,
                        settings.value(Settings.STATUS_TOKEN)
                                .map(token -> new StatusReport(token, () -> counters.counts()))));
    }

    private FilterMeter meter(Function<String, @Nullable Object> attributes) {
        return meter.or(() -> Optional.ofNullable((FilterMeter) attributes.apply(FilterMeter.class.getName())))
                .<FilterMeter>map(theirs -> new SharedMeter(counters, theirs))
                .orElse(counters);
    }

    private Optional<MetadataResolver> resolver(Function<String, @Nullable Object> attributes) {
        return resolver.or(
                () -> Optional.ofNullable((MetadataResolver) attributes.apply(MetadataResolver.class.getName())));
    }

    @Override
    public void destroy() {
        works = null;
        watch = null;
        Runnable hide = hideCounters;
        if (hide != null) {
            hide.run();
            hideCounters = null;
        }
    }

    /** What the filter has done since it was initialised; nothing where it is off. */
    public Optional<FilterCounts> counts() {
        return works == null ? Optional.empty() : Optional.of(counters.counts());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (watch != null) {
            watch.look();
        }
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
    private PageRewriter rewriter(RewritingResponse page, UnaryOperator<PageEditor> guard, OutputSink sink) {
        PageSituation situation = page.situation();
        BiFunction<OutputSink, TextSink, HtmlRewriter> live =
                (bytes, text) -> live(page, guard.apply(editors.apply(page.editor(situation))), bytes, text);
        Optional<PageMemory> memory = page.memory(situation);
        return memory.isEmpty()
                ? live.apply(sink, page::toContainer)
                : memory.get()
                        .rewriter(
                                situation,
                                situation.memory(),
                                sink,
                                page::toContainer,
                                live,
                                page.body()::isAsExpected);
    }

    /** A rewriter that reads the page. */
    private static HtmlRewriter live(RewritingResponse page, PageEditor editor, OutputSink bytes, TextSink text) {
        HoldWindow window = page.window();
        HtmlRewriter rewriter = page.isText()
                ? HtmlRewriter.ofChars(editor, text, page.textCharset(), window)
                : HtmlRewriter.ofBytes(editor, bytes, page.declaredCharset(), window);
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
        // Tomcat 11 suspends the response when a forward returns, and what were held then would be lost. A wrapper of
        // the application may still let go of something after a forward, but not after the last dispatch. One that has
        // kept all of it, as layouts do, writes the page when it likes.
        if (response == page || dispatch == DispatcherType.ASYNC) {
            page.body().finish();
            page.body().mayBeForwarded();
        } else if (page.body().hasContent()) {
            page.body().outOfSight();
        }
    }

    private static void finish(RewritingResponse page) throws IOException {
        if (!page.request().isAsyncStarted()) {
            page.body().finish();
        }
    }
}
