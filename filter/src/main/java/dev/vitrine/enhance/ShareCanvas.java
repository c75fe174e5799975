package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.metadata.MetadataReader;
import dev.vitrine.rewrite.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One page as its share surfaces see it: where they are, whether it is a page to share at all, and how to draw on it. */
final class ShareCanvas {
    private static final long HTML = TagName.of("html");
    private static final long INPUT = TagName.of("input");
    static final long BASE = TagName.of("base");
    static final long META = TagName.of("meta");
    private static final Pattern ABSOLUTE = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2})");

    private final Page page;
    private final ShareSettings settings;
    private final PageFacts facts;
    private final Surroundings surroundings;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean off;
    private boolean released;
    private boolean foreignBase;
    private boolean pinnable = true;
    private boolean follows;
    private int names;
    private int drawn;
    private ContentPolicy policy;

    ShareCanvas(Page page, ShareSettings settings, PageFacts facts, ContentPolicy policy) {
        this.page = page;
        this.settings = settings;
        this.facts = facts;
        this.policy = policy;
        this.surroundings = new Surroundings(page.elements());
    }

    /** What is drawn, once the page is known. */
    interface Drawing {
        /**
         * Its markup.
         *
         * @param first whether nothing of ours that brings the style sheet and the script stands on the page yet
         */
        String markup(KnownPage page, boolean first);
    }

    private record Waiting(long position, Drawing drawing) {}

    Page page() {
        return page;
    }

    ShareSettings settings() {
        return settings;
    }

    PageFacts facts() {
        return facts;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Whether this is no page to share, or all has been drawn. */
    boolean off() {
        return off;
    }

    /** Whether places are drawn at as they come, since what was held has left. */
    boolean released() {
        return released;
    }

    /** What was held leaves: all that has been asked for is drawn, in the order of the page. */
    void release() {
        released = true;
        waiting.sort(Comparator.comparingLong(Waiting::position));
        waiting.forEach(asked -> drawNow(asked.position(), asked.drawing()));
        waiting.clear();
    }

    /**
     * Whether a start tag is to be reported with its attributes.
     *
     * @param containers whether containers matter to anybody
     */
    boolean wants(long name, boolean containers) {
        follows = containers;
        return (containers && Surroundings.CONTAINERS.contains(name)) || name == INPUT || name == BASE || name == META;
    }

    /** Whether what has just opened is a container, and containers matter to anybody. */
    boolean follows(StartTag tag) {
        return follows && Surroundings.CONTAINERS.contains(tag.name());
    }

    /** A start tag is complete that {@link #wants} named. */
    void opened(StartTag tag) {
        if (tag.name() == INPUT) {
            input(tag);
        } else if (tag.name() == BASE) {
            foreignBase |= isForeignBase(tag);
        } else if (tag.name() == META) {
            meta(tag);
        } else if (follows(tag)) {
            off |= tag.name() == HTML && MetadataReader.isAmp(tag); // it allows no script of ours
            names = surroundings.astray() ? 0 : PartNames.of(tag);
            surroundings.opened(tag, names);
        }
    }

    /** Whether a tag leads relative addresses to another place than the page's own. */
    static boolean isForeignBase(StartTag tag) {
        return tag.name() == BASE
                && tag.attribute("href").filter(ABSOLUTE.asPredicate()).isPresent();
    }

    /** The {@link PartNames} of the container that has just opened. */
    int names() {
        return names;
    }

    /** Draws, unless this turns out to be no page to share; while the page is held, once it leaves. */
    void draw(long position, Drawing drawing) {
        if (released) {
            drawNow(position, drawing);
        } else {
            waiting.add(new Waiting(position, drawing));
        }
    }

    private void drawNow(long position, Drawing drawing) {
        if (off) {
            return;
        }
        Optional<KnownPage> known = facts.known(foreignBase, policy);
        off |= known.isEmpty();
        boolean stands =
                known.isPresent() && page.insert(position, facts.written(drawing.markup(known.get(), drawn == 0)));
        drawn += stands ? 1 : 0;
    }

    /** Whether the page's policy lets our style sheet in. */
    boolean styled() {
        return policy.style();
    }

    /** Whether the page's policy lets our scripts run, and our style sheet in. */
    boolean scripted() {
        return policy.style() && policy.script();
    }

    /** Whether the page lets its pictures be pinned, by Pinterest's own word for it. */
    boolean pinnable() {
        return pinnable;
    }

    /** A policy in the page's head adds to those of the response. */
    private void meta(StartTag tag) {
        pinnable &= tag.attribute("name").filter("pinterest"::equalsIgnoreCase).isEmpty()
                || tag.attribute("content").filter("nopin"::equalsIgnoreCase).isEmpty();
        policy = policy.behind(tag);
    }

    /** A page that asks for a password in its own content is not for sharing; a sign-in box beside it means nothing. */
    private void input(StartTag tag) {
        off |= tag.attribute("type").filter("password"::equalsIgnoreCase).isPresent() && surroundings.isOwn();
    }
}
