package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.include.IncludedWidget;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.Release;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Fills the places for widgets with their posts: each {@code <div data-vitrine-widget="wall">} with nothing in it. Where
 * the posts are not at hand in time, or the page's policy keeps their look out, it stays as it is, and the script of the
 * widget server takes over.
 */
final class WidgetIncludes implements Surface {
    /** The path below our prefix under which the look of included widgets is found. */
    static final String LOOK = "/widget-look";

    private static final long DIV = TagName.of("div");

    private final Page page;
    private final Inclusion inclusion;
    private final Optional<String> ownUrl;
    private String ownPath;
    private ContentPolicy policy;
    private final Set<String> looks = new HashSet<>();
    private Optional<String> open = Optional.empty();
    private long patience;

    /**
     * @param ownPath the path of our own files, with the context path
     * @param ownUrl the same as an address, for a page whose base is elsewhere
     * @param policy what the policies in the response's headers let us add
     */
    WidgetIncludes(Page page, Inclusion inclusion, String ownPath, Optional<String> ownUrl, ContentPolicy policy) {
        this.page = page;
        this.inclusion = inclusion;
        this.ownPath = ownPath;
        this.ownUrl = ownUrl;
        this.policy = policy;
        this.patience = inclusion.source().budget().toNanos();
    }

    @Override
    public boolean waiting() {
        return false;
    }

    /** A place may come until the page ends. */
    @Override
    public boolean finished() {
        return false;
    }

    @Override
    public void releasing(Release reason) {}

    @Override
    public int startTagName(long name, long position) {
        leave();
        return name == DIV || name == ShareCanvas.BASE || name == ShareCanvas.META ? ATTRIBUTES : IGNORE;
    }

    @Override
    public void startTag(StartTag tag) {
        if (ShareCanvas.isForeignBase(tag)) {
            ownPath = ownUrl.orElse(ownPath);
        } else if (tag.name() == ShareCanvas.META) {
            policy = policy.behind(tag);
        } else if (tag.name() == DIV) {
            open = tag.attribute("data-vitrine-widget");
            if (open.isPresent()) {
                inclusion.seen().run();
                page.reportText(true);
            }
        }
    }

    @Override
    public void nonBlankText(long position) {
        leave();
    }

    @Override
    public void comment(long position, long end, String data) {
        leave();
    }

    private void leave() {
        if (open.isPresent()) {
            open = Optional.empty();
            page.reportText(false);
        }
    }

    @Override
    public int endTagName(long name, long position) {
        Optional<String> id = open;
        leave();
        if (name == DIV && id.isPresent() && policy.style()) {
            fill(id.get(), position);
        }
        return IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {}

    private void fill(String id, long position) {
        long begin = System.nanoTime();
        Optional<IncludedWidget> widget = inclusion.source().widget(id, Duration.ofNanos(patience));
        patience = Math.max(0, patience - (System.nanoTime() - begin));
        widget.ifPresent(it -> page.insert(position, look(it.stylesheet()) + it.markup()));
    }

    /** The look comes with the first widget that needs it; browsers wait for it before they show what follows. */
    private String look(String stylesheet) {
        return stylesheet.isEmpty() || !looks.add(stylesheet)
                ? ""
                : "<link rel=\"stylesheet\" href=\"" + HtmlEscaper.url(ownPath + LOOK + stylesheet)
                        + policy.styleNonce()
                                .map(nonce -> "\" nonce=\"" + nonce)
                                .orElse("") + "\">";
    }
}
