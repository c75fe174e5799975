package dev.vitrine.server.web;

import dev.vitrine.server.pipeline.Snapshot;
import dev.vitrine.server.render.Rendering;
import dev.vitrine.server.render.Stylesheet;
import dev.vitrine.server.render.WidgetRenderer;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Widget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** Prints one page of a widget in one of the forms in which it leaves the server. */
final class WidgetPress implements WidgetPage.Press {
    private static final String HTML = "text/html;charset=utf-8";
    private static final Duration WHILE_NOTHING_IS_THERE = Duration.ofDays(1);

    private final Widget widget;
    private final Kind kind;
    private final int page;
    private final WidgetRenderer renderer;
    private final Stylesheet stylesheet;
    private final HttpFields headers;

    /** @param page counted from 1 */
    WidgetPress(Widget widget, Kind kind, int page, WidgetRenderer renderer, Assets assets) {
        this.widget = widget;
        this.kind = kind;
        this.page = page;
        this.renderer = renderer;
        this.stylesheet = assets.look();
        this.headers = headers(kind, assets);
    }

    /** Whoever puts the fragment into a page is told where its look is. */
    private static HttpFields headers(Kind kind, Assets assets) {
        return kind == Kind.FRAGMENT
                ? HttpFields.build(kind.headers)
                        .add("Link", "<" + assets.stylesheet() + ">; rel=\"stylesheet\"")
                        .asImmutable()
                : kind.headers;
    }

    @Override
    public WidgetPage.Printed print(Snapshot snapshot) {
        return switch (snapshot.state()) {
            case READY -> posts(snapshot);
            case WARMING -> passing(renderer.skeleton(widget, kind.form));
            case EMPTY_HANDED -> passing(renderer.quiet(widget, kind.form));
        };
    }

    @Override
    public Representation blank() {
        return passing("").representation();
    }

    private WidgetPage.Printed posts(Snapshot snapshot) {
        Optional<Instant> asOf = snapshot.stale() ? snapshot.asOf() : Optional.empty();
        Rendering rendering = renderer.posts(widget, kind.form, snapshot.posts(), page, asOf);
        return printed(rendering.html(), CachePolicy.WIDGET, rendering.freshFor());
    }

    /** A panel in this form. */
    static Representation panel(Panel panel, Kind kind, WidgetRenderer renderer, Assets assets) {
        return packed(renderer.panel(panel, kind.form), CachePolicy.WIDGET, kind, assets.look(), headers(kind, assets));
    }

    /** Not to be kept by anybody, as the posts may come at any moment. */
    private WidgetPage.Printed passing(String html) {
        return printed(html, CachePolicy.NEVER, WHILE_NOTHING_IS_THERE);
    }

    private WidgetPage.Printed printed(String html, CachePolicy caching, Duration freshFor) {
        return new WidgetPage.Printed(packed(html, caching, kind, stylesheet, headers), freshFor);
    }

    private static Representation packed(
            String html, CachePolicy caching, Kind kind, Stylesheet look, HttpFields headers) {
        // Not a style element: a strict page complains of one even where it is only parsed.
        String whole = kind == Kind.EMBED ? "<template>" + look.css(html) + "</template>" + html : html;
        return Representation.of(HTML, caching, headers, whole);
    }

    /** The forms of a widget. */
    enum Kind {
        /** For includes on a server: just the element. */
        FRAGMENT("", WidgetRenderer.Form.FRAGMENT, Headers.PUBLIC),
        /** For the script: the element, and the style that goes with it into a shadow root. */
        EMBED("/embed", WidgetRenderer.Form.SHADOW, Headers.PUBLIC),
        /** For an iframe: a page. */
        FRAME("/frame", WidgetRenderer.Form.PAGE, Headers.FRAME);

        private final String path;
        private final WidgetRenderer.Form form;

        @SuppressWarnings("ImmutableEnumChecker") // built once, by asImmutable
        private final HttpFields headers;

        Kind(String path, WidgetRenderer.Form form, HttpFields headers) {
            this.path = path;
            this.form = form;
            this.headers = headers;
        }

        /** What follows the widget's own address. */
        String path() {
            return path;
        }
    }
}
