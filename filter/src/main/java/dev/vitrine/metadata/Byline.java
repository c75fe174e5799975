package dev.vitrine.metadata;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    private final Set<Heading> ofOthers;

    /**
     * @param headings those of the page, in order
     * @param list whether the page's articles are others than the page itself
     */
    Byline(MainContent content, long heading, List<Heading> headings, boolean list) {
        this.content = content;
        this.headings = headings;
        this.heading = heading;
        this.foreign = list ? FOREIGN | Region.ARTICLE : FOREIGN;
        this.ofOthers = heading < 0 ? Set.of() : ofOthers(heading, headings);
    }

    /** The headings of other pages, to which they lead, below the page's own. */
    private static Set<Heading> ofOthers(long heading, List<Heading> headings) {
        Words own = headings.stream()
                .filter(candidate -> candidate.position() == heading)
                .map(Heading::words)
                .findFirst()
                .orElse(Words.of(""));
        return headings.stream()
                .filter(below -> below.linked()
                        && below.position() > heading
                        && below.words().size() > OF_A_NAME
                        && below.words().shareIn(own) < SAME)
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    /** Whether a mention may be about the page; around the heading it may, whatever its box is called. */
    boolean fits(Mention mention) {
        Region region = mention.region();
        if (isBelowAnother(mention)) {
            return false;
        }
        return (!mention.astray() && !region.is(foreign & Region.ARTICLE))
                || (near(mention) && !region.is(foreign) && (region.certain() & (Region.NAV | Region.HIDDEN)) == 0);
    }

    /** Whether what stands right above is the heading of another page, to which it leads. */
    private boolean isBelowAnother(Mention mention) {
        boolean another = false;
        for (Heading above : headings) {
            if (ofOthers.isEmpty() || above.position() >= mention.position()) {
                break;
            }
            another = ofOthers.contains(above);
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
