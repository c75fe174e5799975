package dev.vitrine.server.render;

import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Widget;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns a widget and its posts into HTML; the same HTML for script tag, iframe and include. Safe for many threads. */
public final class WidgetRenderer {
    private static final int RETRY_SKELETON = 2;
    private static final int RETRY_QUIET = 30;
    private static final int MOST_GHOSTS = 4;

    private final Templates templates = new Templates();
    private final Labels labels = Labels.of(Locale.ENGLISH);
    private final Map<String, String> marks = new HashMap<>();
    private final Pictures pictures;
    private final InstantSource clock;
    private final String stylesheet;

    /**
     * @param pictures where browsers get the pictures from
     * @param clock what relative times are counted from
     * @param stylesheet the address of the stylesheet on this server, for the page of an iframe
     */
    public WidgetRenderer(Pictures pictures, InstantSource clock, String stylesheet) {
        this.pictures = pictures;
        this.clock = clock;
        this.stylesheet = stylesheet;
        NetworkMarks known = new NetworkMarks();
        for (Network network : Network.values()) {
            known.path(network).ifPresent(path -> marks.put(network.id(), path));
        }
    }

    /**
     * The widget with these posts.
     *
     * @param form whether as a fragment or as a whole page
     * @param asOf when the posts were last confirmed, where readers should know that it is a while ago
     */
    public Rendering posts(Widget widget, Form form, List<Post> posts, Optional<Instant> asOf) {
        Instant now = clock.instant();
        TimeWords times = new TimeWords(labels, now, ZoneOffset.UTC);
        PostViews views = new PostViews(labels, times, now, pictures, "vt-" + widget.id());
        List<PostView> shown = new ArrayList<>();
        for (Post post : posts.subList(0, Math.min(posts.size(), most(widget)))) {
            shown.add(views.view(post, shown.size() + 1));
        }
        Map<String, Object> values = values(widget, "shown");
        values.put("posts", shown);
        values.put("total", shown.size());
        asOf.map(times::when).ifPresent(when -> values.put("asOf", when));
        return new Rendering(render(form, values), times.freshFor());
    }

    private static int most(Widget widget) {
        return widget.layout() == Layout.SINGLE ? 1 : widget.limit();
    }

    /** What stands in the widget's place while its first posts are on their way. */
    public String skeleton(Widget widget, Form form) {
        Map<String, Object> values = values(widget, "skeleton");
        values.put("ghosts", Math.min(most(widget), MOST_GHOSTS));
        values.put("retry", RETRY_SKELETON);
        return render(form, values);
    }

    /** What stands in the widget's place where there is nothing to show and nothing will come soon. */
    public String quiet(Widget widget, Form form) {
        Map<String, Object> values = values(widget, "quiet");
        values.put("retry", RETRY_QUIET);
        return render(form, values);
    }

    private Map<String, Object> values(Widget widget, String state) {
        Map<String, Object> values = new HashMap<>();
        values.put("state", state);
        values.put("layout", widget.layout().id());
        values.put("theme", widget.theme().id());
        values.put("language", labels.locale().toLanguageTag());
        values.put("direction", "ltr");
        values.put("name", widget.title().isBlank() ? labels.text("feed") : widget.title());
        values.put("labels", labels);
        values.put("marks", marks);
        return values;
    }

    private String render(Form form, Map<String, Object> values) {
        if (form == Form.FRAGMENT) {
            return templates.fragment("widget", "widget", labels.locale(), values);
        }
        values.put("stylesheet", stylesheet);
        return templates.whole("frame", labels.locale(), values);
    }

    /** How much of a page the HTML is. */
    public enum Form {
        /** One element, to stand in somebody's page. */
        FRAGMENT,
        /** A page of its own, to stand in an iframe. */
        PAGE
    }
}
