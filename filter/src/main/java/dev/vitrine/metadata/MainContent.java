package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;

/** Where the main content of a page stands, by the weight of its paragraphs. */
final class MainContent {
    private static final int SHORTEST = 50;

    /** With less text than this, the names of the boxes may be wrong that put the rest aside. */
    private static final int THIN = 250;

    /** More than the elements that the blocks of a page can stand in. */
    private static final int MAX_CONTAINERS = 1_024;

    private static final int LONGEST_LEAD = 600;

    private final List<TextBlock> candidates;
    private final List<TextBlock> paragraphs;
    private final long begin;

    MainContent(BodyReader body) {
        List<TextBlock> texts = body.blocks().stream()
                .filter(block -> !block.region().is(Region.QUOTE))
                .filter(block -> block.linkShare() < 0.5 && block.weight() >= SHORTEST)
                .toList();
        this.candidates = candidates(texts);
        List<TextBlock> full = candidates.stream()
                .filter(block -> !block.region().is(Region.HEADING))
                .toList();
        int root = heaviest(full);
        this.paragraphs = full.stream().filter(block -> block.isIn(root)).toList();
        this.begin = paragraphs.isEmpty() ? -1 : paragraphs.get(0).position();
    }

    private static List<TextBlock> candidates(List<TextBlock> texts) {
        List<TextBlock> certain =
                texts.stream().filter(block -> !block.astray()).toList();
        if (length(certain) >= THIN) {
            return certain;
        }
        List<TextBlock> doubtful =
                texts.stream().filter(block -> !block.certainlyAstray()).toList();
        if (length(doubtful) < 2 * THIN) {
            return certain;
        }
        doubtful.forEach(block -> block.region().pardon(Region.ASTRAY | Region.ENDNOTE));
        return doubtful;
    }

    private static int length(List<TextBlock> blocks) {
        return blocks.stream().mapToInt(TextBlock::weight).sum();
    }

    /** The innermost element that holds most of the content; 0 for none. */
    private static int heaviest(List<TextBlock> blocks) {
        double[] weights = new double[MAX_CONTAINERS];
        for (TextBlock block : blocks) {
            double weight = block.text().length() * (1 - block.linkShare());
            if (block.region().is(Region.MAIN | Region.ARTICLE)) {
                weight *= 1.5;
            }
            for (int i = 0; i < block.containers().size(); i++) {
                weights[Math.min(block.containers().get(i), MAX_CONTAINERS - 1)] += weight;
                weight *= 0.6;
            }
        }
        int heaviest = 0;
        for (int container = 1; container < MAX_CONTAINERS; container++) {
            heaviest = weights[container] > weights[heaviest] ? container : heaviest;
        }
        return heaviest;
    }

    /** The position behind the first paragraph; -1 where there is none. */
    long begin() {
        return begin;
    }

    List<TextBlock> paragraphs() {
        return paragraphs;
    }

    /**
     * What leads into the content: the text under the heading that its names call so or that stands before the content's
     * own box, else the first paragraph.
     */
    Optional<String> summary(long heading, String title) {
        return lead(heading, Words.of(title).joined())
                .or(() -> paragraphs.stream().filter(TextBlock::prose).findFirst())
                .or(() -> paragraphs.stream().findFirst())
                .map(TextBlock::text);
    }

    private Optional<TextBlock> lead(long heading, String title) {
        List<TextBlock> above = candidates.stream()
                .filter(block -> heading >= 0 && block.position() > heading && block.position() <= begin)
                .filter(block -> block.text().length() <= LONGEST_LEAD && block.linkShare() < 0.3)
                .filter(block -> !AuthorNames.announces(block.text())
                        && !Words.of(block.text()).joined().equals(title))
                .toList();
        return above.stream()
                .filter(TextBlock::lead)
                .findFirst()
                .or(() -> above.stream().filter(TextBlock::prose).findFirst());
    }
}
