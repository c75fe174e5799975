package dev.vitrine.enhance;

import dev.vitrine.enhance.ShareSettings.Place;
import dev.vitrine.html.StartTag;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts bars of share links under the heading of a page and at the end of its article, where both places are certain. */
final class ArticleBars implements SharePart {
    /** Bars that stand nearer to each other than this, in units of the page, are one too many. */
    private static final long APART = 2_500;

    private final ShareCanvas canvas;
    private final ChosenPlaces chosen;
    private final Optional<ProductControl> product;
    private final HeadingPlace heading;
    private final ArticleEnd article;
    private final boolean wantsTop;
    private final boolean wantsEnd;
    private long top = -1;
    private long end = -1;
    private boolean ended;
    private boolean followed;
    private @Nullable KnownPage listed;
    private String list = "";

    ArticleBars(ShareCanvas canvas, ChosenPlaces chosen, Optional<ProductControl> product) {
        this.canvas = canvas;
        this.chosen = chosen;
        this.product = product;
        Surroundings surroundings = canvas.surroundings();
        this.wantsTop = canvas.settings().places().contains(Place.HEADING);
        this.wantsEnd = canvas.settings().places().contains(Place.END)
                || canvas.settings().places().contains(Place.FOLLOW);
        this.heading = new HeadingPlace(canvas.page(), surroundings, canvas.facts()::title);
        this.article = new ArticleEnd(canvas.page().elements(), surroundings);
    }

    @Override
    public boolean waiting() {
        return heading.unsettled();
    }

    @Override
    public void releasing() {
        if (heading.place() >= 0) {
            drawTop(heading.place());
        }
        if (end >= 0) {
            drawEnd(end);
        }
    }

    static boolean isAskedFor(Set<Place> places) {
        return places.contains(Place.HEADING) || places.contains(Place.END) || places.contains(Place.FOLLOW);
    }

    /** Without anything at its end, the article may go on as it likes once the place under its heading is settled. */
    @Override
    public boolean done() {
        return ended || (canvas.released() && !wantsEnd && (top >= 0 || heading.settled()));
    }

    /** Inside of the article, containers matter to its heading alone. */
    @Override
    public boolean wantsContainers() {
        return !heading.settled() || !article.isOpen();
    }

    @Override
    public int startTagName(long name, long position) {
        article.startTagName(name);
        return heading.wantsStart(name) ? ATTRIBUTES : IGNORE;
    }

    @Override
    public void startTag(StartTag tag) {
        if (canvas.follows(tag)) {
            article.opened(tag, canvas.names());
        }
        heading.startTag(tag);
    }

    @Override
    public int endTagName(long name, long position) {
        if (article.endsHere(name, heading.found())) {
            articleEnds(position);
        }
        return heading.wantsEnd(name) ? END : IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {
        heading.endTag(end);
        if (canvas.released() && top < 0 && heading.place() >= 0) {
            drawTop(heading.place());
        }
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        boolean before = heading.found();
        heading.closed(name, depth, position);
        if (!before && heading.found()) {
            article.headingFound();
        }
        article.closed(depth);
    }

    private void articleEnds(long position) {
        if (canvas.released()) {
            drawEnd(position);
        } else if (end < 0) {
            end = position;
        }
    }

    private void drawTop(long position) {
        if (top < 0 && wantsTop && !isServed()) {
            draw(Place.HEADING, position);
        }
        top = position;
    }

    /** Whether the page has by now what the bar under the heading is for. */
    private boolean isServed() {
        return chosen.hasBar()
                || canvas.settings().hasChosen(ChosenPlace.Thing.BAR)
                || product.filter(control ->
                                control.place() >= 0 && canvas.facts().isProduct())
                        .isPresent();
    }

    private void drawEnd(long position) {
        boolean follows = canvas.settings().places().contains(Place.FOLLOW) && !followed && !chosen.hasFollow();
        boolean tooNear = wantsTop && position - top < APART;
        if (!ended && !tooNear && canvas.settings().places().contains(Place.END)) {
            ended = true;
            draw(Place.END, position);
        }
        if (follows) {
            followed = true;
            canvas.draw(position, (page, first) -> FollowBar.markup(canvas.settings(), page, first));
        }
    }

    private void draw(Place place, long position) {
        canvas.draw(position, (page, first) -> ShareBar.markup(canvas.settings(), page, place, first, listOf(page)));
    }

    /** Both bars have the same list, which is most of them. */
    private String listOf(KnownPage page) {
        if (!page.equals(listed)) {
            listed = page;
            list = ShareBar.list(canvas.settings(), page, Place.HEADING);
        }
        return list;
    }
}
