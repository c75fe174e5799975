package dev.vitrine.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the main content of a page stands, by the weight of its paragraphs. */
final class MainContent {
    private static final int SHORTEST = 50;

    private final List<TextBlock> paragraphs;
    private final int root;
    private final long begin;

    MainContent(BodyReader body) {
        List<TextBlock> candidates = body.blocks().stream()
                .filter(block -> !block.astray() && !block.region().is(Region.QUOTE))
                .filter(block -> block.linkShare() < 0.5 && block.text().length() >= SHORTEST)
                .toList();
        this.root = heaviest(candidates);
        this.paragraphs = candidates.stream().filter(block -> block.isIn(root)).toList();
        this.begin = paragraphs.isEmpty() ? -1 : paragraphs.get(0).position();
    }

    private static int heaviest(List<TextBlock> blocks) {
        Map<Integer, Double> weights = new HashMap<>();
        for (TextBlock block : blocks) {
            double weight = block.text().length() * (1 - block.linkShare());
            if (block.region().is(Region.MAIN | Region.ARTICLE)) {
                weight *= 1.5;
            }
            for (int container : block.containers()) {
                weights.merge(container, weight, Double::sum);
                weight *= 0.6;
            }
        }
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The innermost element that holds most of the content; 0 for none. */
    int root() {
        return root;
    }

    /** The position behind the first paragraph; -1 where there is none. */
    long begin() {
        return begin;
    }

    List<TextBlock> paragraphs() {
        return paragraphs;
    }

    /** The first paragraphs, as far as a preview shows them. */
    Optional<String> summary() {
        return paragraphs.stream().findFirst().map(TextBlock::text);
    }
}
