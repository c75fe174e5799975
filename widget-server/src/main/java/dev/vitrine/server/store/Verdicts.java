package dev.vitrine.server.store;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.widget.Verdict;
import java.util.Map;
import java.util.Optional;

/** What the decisions of editors come to for one widget. */
public final class Verdicts {
    /** Nobody has decided anything. */
    public static final Verdicts NONE = new Verdicts(Map.of(), Optional.empty());

    private final Map<String, Ruling> rulings;
    private final Optional<Boolean> approveFirst;

    /**
     * @param rulings by the keys of posts
     * @param approveFirst whether posts wait for approval, where somebody has decided so or otherwise
     */
    Verdicts(Map<String, Ruling> rulings, Optional<Boolean> approveFirst) {
        this.rulings = Map.copyOf(rulings);
        this.approveFirst = approveFirst;
    }

    /** A verdict and the number of its decision. */
    record Ruling(Verdict verdict, long number) {}

    /** What was decided about a post, if anything. */
    public Optional<Verdict> of(Post post) {
        return ruling(post).map(Ruling::verdict);
    }

    /** Where a pinned post stands, the last one pinned first: always before 0, which is where all others stand. */
    public long place(Post post) {
        return ruling(post)
                .filter(ruling -> ruling.verdict == Verdict.PINNED)
                .map(ruling -> -ruling.number)
                .orElse(0L);
    }

    /** Whether posts wait for approval, where somebody has decided so or otherwise. */
    public Optional<Boolean> approveFirst() {
        return approveFirst;
    }

    private Optional<Ruling> ruling(Post post) {
        return rulings.isEmpty() ? Optional.empty() : Optional.ofNullable(rulings.get(post.key()));
    }
}
