package dev.vitrine.benchmarks.http;

import dev.vitrine.filter.VitrineFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.sitemesh.builder.SiteMeshFilterBuilder;

/** What stands in front of the pages in a Jetty. */
public enum Variant {
    /** Nothing. */
    NONE("Jetty 12.1, no filter", ""),
    /** Ours, as it is when nothing is set but the public base, which is recommended. */
    DEFAULTS("Jetty + Vitrine, shipped defaults", Ours.BASE),
    /** Ours with one bar of share links and nothing else: no tags, and no end of an article looked for. */
    HEADING("Jetty + Vitrine, only the bar under the heading", Ours.BASE + Ours.NO_TAGS + Ours.HEADING_ONLY),
    /** As {@link #DEFAULTS}, for pages that are others each time: nothing is remembered of them. */
    DEFAULTS_ANEW("the same defaults, every page read anew", Ours.BASE + Ours.NO_MEMORY),
    /** As {@link #HEADING}, for pages that are others each time. */
    HEADING_ANEW("only the bar, every page read anew", Ours.BASE + Ours.NO_TAGS + Ours.HEADING_ONLY + Ours.NO_MEMORY),
    /** SiteMesh, with a decorator that adds the same markup. */
    SITEMESH("Jetty + SiteMesh 3.2.2", ""),
    /** A filter that keeps the page, parses it with jsoup, and writes the tree. */
    JSOUP("Jetty + buffer + jsoup 1.24.1", "");

    private static final String DECORATOR = "/decorator";

    private final String title;
    private final String settings;

    /** @param settings of our filter, one on each line; empty where it is not ours */
    Variant(String title, String settings) {
        this.title = title;
        this.settings = settings;
    }

    /** Settings of our filter. */
    private static final class Ours {
        static final String BASE = "vitrine.public-base=https://letter.example.org\n";
        static final String NO_TAGS = "vitrine.tags=false\n";
        static final String HEADING_ONLY = "vitrine.share-places=heading\n";
        static final String NO_MEMORY = "vitrine.page-memory=0\n";
    }

    /** As the tables show it. */
    public String title() {
        return title;
    }

    /** Puts it in front of some paths of a context. */
    void install(ServletContextHandler context, String paths) {
        filter().ifPresent(filter -> {
            FilterHolder holder = new MeteredHolder(filter);
            holder.setAsyncSupported(true);
            settings.lines().forEach(setting -> {
                int equals = setting.indexOf('=');
                holder.setInitParameter(setting.substring(0, equals), setting.substring(equals + 1));
            });
            context.addFilter(holder, paths, dispatches());
        });
        if (this == SITEMESH) {
            context.addServlet(new ServletHolder(new DecoratorServlet()), DECORATOR);
        }
    }

    private Optional<Filter> filter() {
        return switch (this) {
            case NONE -> Optional.empty();
            case DEFAULTS, HEADING, DEFAULTS_ANEW, HEADING_ANEW -> Optional.of(new VitrineFilter());
            case SITEMESH ->
                Optional.of(new SiteMeshFilterBuilder()
                        .setDecoratorPrefix("")
                        .addDecoratorPath("/*", DECORATOR)
                        .addExcludedPath(DECORATOR)
                        .create());
            case JSOUP -> Optional.of(new JsoupFilter());
        };
    }

    private EnumSet<DispatcherType> dispatches() {
        return isOurs()
                ? EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR)
                : EnumSet.of(DispatcherType.REQUEST);
    }

    private boolean isOurs() {
        return !settings.isEmpty();
    }
}
