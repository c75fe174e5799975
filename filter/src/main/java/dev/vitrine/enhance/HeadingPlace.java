package dev.vitrine.enhance;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.rewrite.Page;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds the place under the page's heading: behind the heading and what belongs to it (a byline, the element that wraps
 * both), at the first point where a block may stand.
 */
final class HeadingPlace {
    /** How far before the heading an element may begin that is taken for its wrapper, in units of the page. */
    private static final long BEFORE = 1_000;

    /** How far behind the heading its wrapper or byline may end. */
    private static final long BEHIND = 3_000;

    /** A wrapper holds a standfirst at most; with more it is the text itself. */
    private static final int MOST_PARAGRAPHS = 1;

    private static final double LIKE_TITLE = 0.5;
    private static final double VERY_LIKE_TITLE = 0.8;
    private static final int FEW_WORDS = 3;

    private static final long H1 = TagName.of("h1");
    private static final long A = TagName.of("a");
    private static final long P = TagName.of("p");
    private static final TagSet HEADINGS = TagSet.of("h1", "h2", "h3");
    private static final TagSet WRAPPERS = TagSet.of("div", "header", "hgroup");
    private static final Pattern BYLINE = Pattern.compile(
            "(?i)(^|[-_\\s])(by-?line|author|date|time|meta|info|sub-?(title|head(ing|line)?)|dek|standfirst|deck"
                    + "|published|posted)([-_\\s]|$)");
    private static final Pattern HOME =
            Pattern.compile("(?!#.)(https?://[^/]+)?/?(index\\.\\w+)?([?#](?!p=|page_id=).*)?");

    private final Page page;
    private final OpenElements elements;
    private final Surroundings surroundings;
    private final Supplier<String> title;

    private int headingDepth = -1;
    private long headingStart;
    private long headingEnd;
    private int mark;
    private boolean linksHome;

    private boolean found;
    private int parent;
    private int bylineDepth = -1;
    private int paragraphs;
    private long place = -1;
    private boolean settled;

    /** @param title what the page calls itself, empty where that is not known */
    HeadingPlace(Page page, Surroundings surroundings, Supplier<String> title) {
        this.page = page;
        this.elements = page.elements();
        this.surroundings = surroundings;
        this.title = title;
    }

    /** Whether the heading has been found. */
    boolean found() {
        return found;
    }

    /** The best place so far, -1 where there is none. */
    long place() {
        return place;
    }

    /** Whether the place moves no more, or there is none and will be none. */
    boolean settled() {
        return settled;
    }

    /** Whether a heading has been found whose place may still move. */
    boolean unsettled() {
        return found && !settled;
    }

    boolean wantsStart(long name) {
        return !settled
                && (found
                        ? elements.depth() == parent + 1 || name == P
                        : HEADINGS.contains(name) || (name == A && headingDepth >= 0));
    }

    /** An element has opened; others may have asked for it when the place is settled. */
    void startTag(StartTag tag) {
        if (settled) {
            return;
        }
        if (found) {
            behindHeading(tag);
        } else if (HEADINGS.contains(tag.name()) && headingDepth < 0) {
            headingDepth = elements.depth() - 1;
            headingStart = tag.position();
            linksHome = false;
            mark = page.text().open();
        } else if (tag.name() == A && headingDepth >= 0) {
            linksHome |= tag.attribute("href")
                    .filter(href -> HOME.matcher(href.strip()).matches())
                    .isPresent();
        }
    }

    /** An element has left the stack of open elements. */
    void closed(long name, int depth, long position) {
        if (!found && depth == headingDepth) {
            String text = page.text().close(mark);
            headingDepth = -1;
            if (surroundings.areContent(Math.min(surroundings.headerDepth(), depth)) && isHeading(name, text)) {
                found = true;
                parent = depth - 1;
                headingEnd = position;
            }
        }
    }

    boolean wantsEnd(long name) {
        return !settled && (HEADINGS.contains(name) || (found && elements.depth() <= parent + 2));
    }

    /** An end tag is complete, and what it closes has left the stack. */
    void endTag(long end) {
        if (!found || settled) {
            return;
        }
        if (elements.depth() == parent + 1 && (place < 0 || bylineDepth == parent + 1)) {
            bylineDepth = -1;
            moveTo(end);
        } else if (elements.depth() == parent) {
            leaveParent(end);
        } else if (elements.depth() < parent) {
            settled = true;
        }
    }

    private void leaveParent(long end) {
        parent--;
        if (place < 0 || (paragraphs <= MOST_PARAGRAPHS && end - headingEnd <= BEHIND)) {
            moveTo(end);
        }
        settled = place >= 0 && !parentWraps();
    }

    private void moveTo(long end) {
        if (surroundings.takeBlock()) {
            place = end;
        }
    }

    private void behindHeading(StartTag tag) {
        boolean isSibling = elements.depth() == parent + 2;
        if (place >= 0 && isSibling && paragraphs == 0 && bylineDepth < 0 && isByline(tag)) {
            bylineDepth = parent + 1;
            return;
        }
        paragraphs += tag.name() == P ? 1 : 0;
        settled = place >= 0
                && ((isSibling && !parentWraps())
                        || paragraphs > MOST_PARAGRAPHS
                        || tag.position() - headingEnd > BEHIND);
    }

    /** Whether the element around the heading may be there for the heading alone. */
    private boolean parentWraps() {
        return parent > 0
                && WRAPPERS.contains(elements.name(parent))
                && surroundings.start(parent) >= headingStart - BEFORE;
    }

    private static boolean isByline(StartTag tag) {
        return !HEADINGS.contains(tag.name())
                && (BYLINE.matcher(tag.attribute("class").orElse("")).find()
                        || BYLINE.matcher(tag.attribute("itemprop").orElse("")).find()
                        || tag.has("datetime"));
    }

    private boolean isHeading(long name, String text) {
        String known = title.get();
        double overlap = Wording.overlap(text, known);
        if (name != H1) {
            return overlap >= VERY_LIKE_TITLE && Wording.words(text).size() >= FEW_WORDS;
        }
        if (linksHome || text.isBlank()) {
            return false;
        }
        boolean inHeader = surroundings.headerDepth() < elements.depth();
        return overlap >= LIKE_TITLE || (!inHeader && (known.isEmpty() || surroundings.inContent()));
    }
}
