package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.Release;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts bars of share links under the heading of a page and at the end of its article, where both places are certain. */
final class ShareButtons implements Surface {
    /** Bars that stand nearer to each other than this, in units of the page, are one too many. */
    private static final long APART = 2_500;

    private static final long HTML = TagName.of("html");
    private static final long INPUT = TagName.of("input");
    private static final long BASE = TagName.of("base");
    private static final Pattern ABSOLUTE = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2})");

    private final ShareSettings settings;
    private final PageFacts facts;

    private final Page page;
    private final Surroundings surroundings;
    private final HeadingPlace heading;
    private final ArticleEnd article;
    private final boolean wantsTop;
    private final boolean wantsEnd;
    private boolean released;
    private boolean off;
    private boolean foreignBase;
    private long top = -1;
    private long end = -1;
    private int bars;

    ShareButtons(Page page, ShareSettings settings, PageFacts facts) {
        this.page = page;
        this.settings = settings;
        this.facts = facts;
        this.surroundings = new Surroundings(page.elements());
        this.heading = new HeadingPlace(page, surroundings, facts::title);
        this.article = new ArticleEnd(page.elements(), surroundings);
        this.wantsTop = settings.places().contains(ShareSettings.Place.HEADING);
        this.wantsEnd = settings.places().contains(ShareSettings.Place.END);
        this.off = !wantsTop && !wantsEnd;
    }

    @Override
    public boolean waiting() {
        return !off && heading.unsettled();
    }

    /** Without a bar at its end, the article may go on as it likes once the place under its heading is settled. */
    @Override
    public boolean finished() {
        return off || (released && !wantsEnd && (top >= 0 || heading.settled()));
    }

    @Override
    public void releasing(Release reason) {
        released = true;
        if (heading.place() >= 0) {
            drawTop(heading.place());
        }
        if (end >= 0) {
            drawEnd(end);
        }
    }

    @Override
    public int startTagName(long name, long position) {
        if (off) {
            return IGNORE;
        }
        article.startTagName(name);
        return (wantsContainers() && Surroundings.CONTAINERS.contains(name))
                        || name == INPUT
                        || name == BASE
                        || heading.wantsStart(name)
                ? ATTRIBUTES
                : IGNORE;
    }

    /** Inside of the article, containers matter to its heading alone. */
    private boolean wantsContainers() {
        return !heading.settled() || !article.isOpen();
    }

    @Override
    public void startTag(StartTag tag) {
        if (off) {
            return;
        }
        if (tag.name() == INPUT) {
            input(tag);
        } else if (tag.name() == BASE) {
            foreignBase |= tag.attribute("href").filter(ABSOLUTE.asPredicate()).isPresent();
        } else if (wantsContainers() && Surroundings.CONTAINERS.contains(tag.name())) {
            off |= tag.name() == HTML && isAmp(tag);
            int names = PartNames.of(tag);
            surroundings.opened(tag, names);
            article.opened(tag, names);
        }
        heading.startTag(tag);
    }

    @Override
    public int endTagName(long name, long position) {
        if (off) {
            return IGNORE;
        }
        if (article.endsHere(name, heading.found())) {
            articleEnds(position);
        }
        return heading.wantsEnd(name) ? END : IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {
        heading.endTag(end);
        if (released && top < 0 && heading.place() >= 0) {
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
        surroundings.closed(depth);
    }

    /** <a href="https://amp.dev/documentation/guides-and-tutorials/learn/spec/amphtml/">AMP</a> allows no script of ours. */
    private static boolean isAmp(StartTag html) {
        boolean[] amp = {false};
        html.forEachAttribute((name, value) -> amp[0] |= name.equals("amp") || name.startsWith("\u26a1"));
        return amp[0];
    }

    /** A page that asks for a password in its own content is not for sharing; a sign-in box beside it means nothing. */
    private void input(StartTag tag) {
        off |= tag.attribute("type").filter("password"::equalsIgnoreCase).isPresent() && surroundings.isOwn();
    }

    private void articleEnds(long position) {
        if (released) {
            drawEnd(position);
        } else if (end < 0) {
            end = position;
        }
    }

    private void drawTop(long position) {
        if (top < 0 && wantsTop) {
            draw(ShareSettings.Place.HEADING, position);
        }
        top = position;
    }

    private void drawEnd(long position) {
        boolean tooNear = wantsTop && position - top < APART;
        if (!tooNear && wantsEnd) {
            draw(ShareSettings.Place.END, position);
            off = true;
        }
    }

    private void draw(ShareSettings.Place place, long position) {
        if (off) {
            return;
        }
        Optional<KnownPage> known = facts.known(foreignBase);
        off |= known.isEmpty();
        if (known.isPresent() && page.insert(position, ShareBar.markup(settings, known.get(), place, bars == 0))) {
            bars++;
        }
    }
}
