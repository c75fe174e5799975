package dev.vitrine.server.render;

import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns a widget and its posts into HTML; the same HTML for script tag, iframe and include. Safe for many threads. */
public final class WidgetRenderer {
    private static final int RETRY_SKELETON = 2;
    private static final int RETRY_QUIET = 30;
    private static final int MOST_GHOSTS = 4;
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");

    private final Map<String, Labels> labels = new HashMap<>();
    private final Map<String, String> marks = new HashMap<>();
    private final Pictures pictures;
    private final InstantSource clock;
    private final String stylesheet;
    private final String script;
    private final Optional<String> publicBase;

    /**
     * @param pictures where browsers get the pictures from
     * @param clock what relative times are counted from
     * @param stylesheet the address of the stylesheet on this server, for the page of an iframe
     * @param script the address of the script that answers to keys and clicks there
     * @param publicBase where the world reaches this server, ending with {@code /}; where it is unknown, pages do not say
     *     how they are embedded
     */
    public WidgetRenderer(
            Pictures pictures, InstantSource clock, String stylesheet, String script, Optional<String> publicBase) {
        this.pictures = pictures;
        this.clock = clock;
        this.stylesheet = stylesheet;
        this.script = script;
        this.publicBase = publicBase;
        Labels.LANGUAGES.forEach(language -> labels.put(language, Labels.of(Locale.forLanguageTag(language))));
        NetworkMarks known = new NetworkMarks();
        for (Network network : Network.values()) {
            known.path(network).ifPresent(path -> marks.put(network.id(), path));
        }
    }

    /** The languages that widgets speak, as BCP 47 tags. */
    public static List<String> languages() {
        return Labels.LANGUAGES;
    }

    /**
     * A page of the widget with these posts.
     *
     * @param posts all that there are
     * @param page counted from 1
     * @param asOf when the posts were last confirmed, where readers should know that it is a while ago
     */
    public Rendering posts(Widget widget, Form form, List<Post> posts, int page, Optional<Instant> asOf) {
        Instant now = clock.instant();
        Labels words = labels(widget.language());
        TimeWords times = new TimeWords(words, now, ZoneOffset.UTC);
        PostViews views = new PostViews(words, times, now, form.from(pictures), "vt-" + widget.id());
        int begin = Math.min(posts.size(), (page - 1) * widget.pageSize());
        int end = Math.min(posts.size(), begin + widget.pageSize());
        List<PostView> shown = new ArrayList<>();
        for (int i = begin; i < end; i++) {
            shown.add(views.view(posts.get(i), i + 1));
        }
        int pages = widget.pages(posts.size());
        Map<String, Object> values = values(widget, form, "shown");
        values.put("posts", shown);
        values.put("total", pages == 1 ? shown.size() : posts.size());
        values.put("pictured", shown.stream().anyMatch(PostView::hasPictures));
        if (page < pages) {
            values.put("more", form.root + "widgets/" + widget.id() + "/frame?page=" + (page + 1));
        }
        asOf.map(times::since).ifPresent(when -> values.put("asOf", when));
        return new Rendering(render(widget.language(), form, values), times.freshFor());
    }

    /** A panel; it never changes. */
    public String panel(Panel panel, Form form) {
        String kind = panel.content().kind();
        Map<String, Object> values =
                values(panel.id(), kind, panel.theme(), panel.language(), panel.title(), form, "panel");
        values.putAll(PanelViews.values(panel.content(), form.root));
        return render(panel.language(), form, values);
    }

    private Labels labels(Locale language) {
        return Objects.requireNonNullElseGet(labels.get(language.getLanguage()), () -> Labels.of(Locale.ENGLISH));
    }

    /** What stands in the widget's place while its first posts are on their way. */
    public String skeleton(Widget widget, Form form) {
        Map<String, Object> values = values(widget, form, "skeleton");
        values.put("ghosts", Math.min(widget.pageSize(), MOST_GHOSTS));
        values.put("retry", RETRY_SKELETON);
        return render(widget.language(), form, values);
    }

    /** What stands in the widget's place where there is nothing to show and nothing will come soon. */
    public String quiet(Widget widget, Form form) {
        Map<String, Object> values = values(widget, form, "quiet");
        values.put("retry", RETRY_QUIET);
        return render(widget.language(), form, values);
    }

    private Map<String, Object> values(Widget widget, Form form, String state) {
        return values(
                widget.id(), widget.layout().id(), widget.theme(), widget.language(), widget.title(), form, state);
    }

    private Map<String, Object> values(
            String id, String layout, Theme theme, Locale spoken, String title, Form form, String state) {
        Labels words = labels(spoken);
        String language = words.locale().toLanguageTag();
        Map<String, Object> values = new HashMap<>();
        values.put("id", id);
        values.put("state", state);
        values.put("layout", layout);
        values.put("theme", theme.id());
        values.put("language", language);
        values.put("direction", RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr");
        values.put("name", title.isBlank() ? words.text("feed") : title);
        values.put("labels", words);
        values.put("marks", marks);
        values.put("marked", form == Form.FRAGMENT);
        if (form == Form.PAGE) {
            values.put("refreshing", true);
            publicBase.ifPresent(base -> values.put("oembed", Oembed.address(base, id)));
        }
        return values;
    }

    private String render(Locale language, Form form, Map<String, Object> values) {
        Locale locale = labels(language).locale();
        if (form != Form.PAGE && form != Form.PREVIEW) {
            return Templates.fragment("widget", "widget", locale, values);
        }
        values.put("stylesheet", form.root + stylesheet.substring(1));
        values.put("script", form.root + script.substring(1));
        return Templates.whole("frame", locale, values);
    }

    /** How much of a page the HTML is. */
    public enum Form {
        /** One element, to stand in somebody's page, that tells search engines in the words of schema.org what it is. */
        FRAGMENT("/"),
        /** One element for a shadow root, where no search engine looks. */
        SHADOW("/"),
        /** A page of its own, to stand in an iframe, that says where its oEmbed answer is. */
        PAGE("../../"),
        /** The same while somebody is still choosing; nobody can embed it yet, and the builder asks again for it. */
        PREVIEW("");

        /**
         * What addresses on this server begin with. Whoever puts an element into a page knows where it came from; a page
         * of ours may be reached below any path.
         */
        private final String root;

        Form(String root) {
            this.root = root;
        }

        private Pictures from(Pictures pictures) {
            return (picture, width) -> pictures.address(picture, width).map(address -> root + address.substring(1));
        }
    }
}
