package dev.vitrine.metadata;

import java.util.List;

/** Where a page names its author and its date: in its content, or in the lines around its heading. */
final class Byline {
    private static final int ABOVE = 2_000;
    private static final int BELOW = 4_000;
    private static final int RIGHT_ABOVE = 500;

    /** The share of its words that a heading has in common with the page's where it repeats that. */
    private static final double SAME = 0.6;

    /** What leads to an author's page has no more words. */
    private static final int OF_A_NAME = 2;

    /** What is about other pages or by other people, wherever it stands. */
    private static final int FOREIGN = Region.UGC | Region.RELATED | Region.FOOTER | Region.BREADCRUMB;

    private final MainContent content;
    private final long heading;
    private final int foreign;
    private final List<Heading> headings;

    /**
     * @param headings those of the page, in order
     * @param list whether the page's articles are others than the page itself
     */
    Byline(MainContent content, long heading, List<Heading> headings, boolean list) {
        this.content = content;
        this.headings = headings;
        this.heading = heading;
        this.foreign = list ? FOREIGN | Region.ARTICLE : FOREIGN;
    }

    /** Whether a mention may be about the page; around the heading it may, whatever its box is called. */
    boolean fits(Mention mention) {
        Region region = mention.region();
        if (heading >= 0 && isBelowAnother(mention)) {
            return false;
        }
        return (!mention.astray() && !region.is(foreign & Region.ARTICLE))
                || (near(mention) && !region.is(foreign) && (region.certain() & (Region.NAV | Region.HIDDEN)) == 0);
    }

    /** Whether what stands right above is the heading of another page, to which it leads. */
    private boolean isBelowAnother(Mention mention) {
        Words own = Words.of("");
        boolean another = false;
        for (Heading above : headings) {
            if (above.position() >= mention.position()) {
                break;
            }
            own = above.position() == heading ? above.words() : own;
            another = above.linked()
                    && above.position() > heading
                    && above.words().size() > OF_A_NAME
                    && above.words().shareIn(own) < SAME;
        }
        return another;
    }

    private boolean near(Mention mention) {
        return heading >= 0
                && mention.position() > heading - ABOVE
                && mention.position() < Math.max(heading + BELOW, content.begin());
    }

    /** Whether a line stands between the heading and the first paragraph, or close behind. */
    boolean follows(Mention line) {
        return heading >= 0
                && line.position() > heading
                && (content.begin() < 0 || line.position() < content.begin() + ABOVE);
    }

    /** Whether a line stands right above the heading. */
    boolean precedes(Mention line) {
        return line.position() <= heading && line.position() > heading - RIGHT_ABOVE && fits(line);
    }

    long distance(Mention mention) {
        return heading < 0 ? mention.position() : Math.abs(mention.position() - heading);
    }
}
