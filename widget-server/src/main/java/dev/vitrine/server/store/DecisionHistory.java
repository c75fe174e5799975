package dev.vitrine.server.store;

import dev.vitrine.server.widget.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decisions in their order, and what they come to: for each post the last one that is not undone. The recent ones are kept as
 * they are, so that they can be undone; of the older ones only what still matters, and never more than so many.
 */
final class DecisionHistory {
    /** How many decisions can be undone, and are known again when somebody asks for one a second time. */
    static final int RECENT = 1_000;

    /** The recent ones are fewer where they are about more posts than this. */
    static final int RECENT_SUBJECTS = 10_000;

    /** How many posts of a widget the older ones can be about; the oldest are given up first. */
    static final int MOST_SUBJECTS = 5_000;

    private final Map<String, List<Decision>> byWidget = new HashMap<>();
    private final Deque<Decision> recent = new ArrayDeque<>();
    private int recentSubjects;
    private final Map<String, Decision> recentIds = new HashMap<>();
    private long lastNumber;

    DecisionHistory(List<Decision> decisions) {
        decisions.forEach(this::add);
    }

    void add(Decision decision) {
        byWidget.computeIfAbsent(decision.widget(), key -> new ArrayList<>()).add(decision);
        recent.add(decision);
        recentSubjects += decision.subjects().size();
        recentIds.put(decision.id(), decision);
        lastNumber = Math.max(lastNumber, decision.number());
        while (recent.size() > RECENT || (recentSubjects > RECENT_SUBJECTS && recent.size() > 1)) {
            Decision old = recent.remove();
            recentSubjects -= old.subjects().size();
            recentIds.remove(old.id());
        }
    }

    long nextNumber() {
        return lastNumber + 1;
    }

    /** The recent decision of this id. */
    Optional<Decision> recent(String id) {
        return Optional.ofNullable(recentIds.get(id));
    }

    /** The recent decision of this number. */
    Optional<Decision> recent(long number) {
        return recent.stream().filter(it -> it.number() == number).findFirst();
    }

    /** The recent decisions, the last one first. */
    List<Decision> recent() {
        List<Decision> all = new ArrayList<>(recent);
        Collections.reverse(all);
        return all;
    }

    Set<String> widgets() {
        return Set.copyOf(byWidget.keySet());
    }

    /** The numbers of those that are undone: one that is undone itself undoes nothing. */
    Set<Long> undone(String widget) {
        List<Decision> decisions = byWidget.getOrDefault(widget, List.of());
        Set<Long> undone = new HashSet<>();
        for (int i = decisions.size() - 1; i >= 0; i--) {
            Decision decision = decisions.get(i);
            if (decision.kind() == Decision.Kind.UNDO && !undone.contains(decision.number())) {
                undone.add(decision.undone());
            }
        }
        return undone;
    }

    Verdicts verdicts(String widget) {
        Set<Long> undone = undone(widget);
        Map<String, Verdicts.Ruling> rulings = new HashMap<>();
        Optional<Boolean> approveFirst = Optional.empty();
        for (Decision decision : byWidget.getOrDefault(widget, List.of())) {
            if (undone.contains(decision.number())) {
                continue;
            }
            switch (decision.kind()) {
                case HIDE -> rule(decision, Verdict.HIDDEN, rulings);
                case PIN -> rule(decision, Verdict.PINNED, rulings);
                case APPROVE -> rule(decision, Verdict.APPROVED, rulings);
                case CLEAR -> decision.subjects().forEach(rulings::remove);
                case APPROVE_FIRST -> {
                    rule(decision, Verdict.APPROVED, rulings);
                    approveFirst = Optional.of(true);
                }
                case SHOW_AT_ONCE -> approveFirst = Optional.of(false);
                case UNDO -> {
                    // Whoever is undone was passed over.
                }
            }
        }
        return new Verdicts(rulings, approveFirst);
    }

    private static void rule(Decision decision, Verdict verdict, Map<String, Verdicts.Ruling> rulings) {
        decision.subjects().forEach(post -> rulings.put(post, new Verdicts.Ruling(verdict, decision.number())));
    }

    /** As few decisions as come to the same, now and whatever of the recent ones is undone later. */
    List<Decision> compacted() {
        Map<Long, Decision> kept = new TreeMap<>();
        recent.forEach(decision -> kept.put(decision.number(), decision));
        byWidget.forEach((widget, decisions) -> {
            addUndone(decisions, kept);
            settle(widget, decisions, kept);
        });
        return List.copyOf(kept.values());
    }

    /** What a recent decision takes back may come back, unless another one has taken it back as well. */
    private static void addUndone(List<Decision> decisions, Map<Long, Decision> kept) {
        Map<Long, Decision> byNumber = new HashMap<>();
        decisions.forEach(decision -> byNumber.put(decision.number(), decision));
        for (int i = decisions.size() - 1; i >= 0; i--) {
            Decision target = byNumber.get(decisions.get(i).undone());
            if (target != null && kept.containsKey(decisions.get(i).number())) {
                kept.put(target.number(), target);
            }
        }
        for (Decision decision : decisions) {
            if (kept.containsKey(decision.undone())) {
                kept.put(decision.number(), decision);
            }
        }
    }

    /** Of all the others, the last word about each post and about the widget. */
    private void settle(String widget, List<Decision> decisions, Map<Long, Decision> kept) {
        Set<Long> undone = undone(widget);
        Set<String> settled = new HashSet<>();
        boolean modeSettled = false;
        for (int i = decisions.size() - 1; i >= 0; i--) {
            Decision decision = decisions.get(i);
            if (kept.containsKey(decision.number()) || undone.contains(decision.number()) || decision.undone() > 0) {
                continue;
            }
            List<String> last = decision.subjects().stream()
                    .filter(post -> settled.size() < MOST_SUBJECTS && settled.add(post))
                    .toList();
            boolean mode = decision.kind().isOfWidget() && !modeSettled;
            modeSettled |= mode;
            if (mode || !last.isEmpty()) {
                boolean only = decision.kind() == Decision.Kind.APPROVE_FIRST && !mode;
                kept.put(decision.number(), decision.about(only ? Decision.Kind.APPROVE : decision.kind(), last));
            }
        }
    }
}
