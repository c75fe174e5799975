package dev.vitrine.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What editors decided about the posts of widgets. What is said to be decided is on the disk by then, and stays over restarts,
 * however the process ends. Safe for many threads.
 */
public final class Decisions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final Optional<DecisionFile> file;
    private final InstantSource clock;
    private final Map<String, Verdicts> verdicts = new ConcurrentHashMap<>();
    private DecisionHistory history;
    private int sinceCompaction;

    private Decisions(Optional<DecisionFile> file, List<Decision> decisions, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.history = new DecisionHistory(decisions);
        history.widgets().forEach(widget -> verdicts.put(widget, history.verdicts(widget)));
    }

    /** None yet, and not beyond the life of this process. */
    public static Decisions inMemory(InstantSource clock) {
        return new Decisions(Optional.empty(), List.of(), clock);
    }

    /**
     * Those that are kept in a folder, which need not be there yet.
     *
     * @throws IOException where they cannot be read, or another server writes them
     */
    public static Decisions in(Path folder, InstantSource clock) throws IOException {
        DecisionFile file = DecisionFile.open(folder);
        try {
            Decisions decisions = new Decisions(Optional.of(file), file.read(), clock);
            decisions.compact();
            return decisions;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** What they come to for a widget; takes no lock. */
    public Verdicts of(String widget) {
        return verdicts.getOrDefault(widget, Verdicts.NONE);
    }

    /**
     * Decides, unless that was done before under the same id: then what was decided then is given back.
     *
     * @param id chosen by whoever asks, of letters and digits, and another one for each decision
     * @param posts the keys of the posts that it is about
     * @throws IllegalArgumentException for an id or a key that cannot be one
     * @throws IOException where it cannot be written down; then nothing is decided
     */
    public synchronized Decision decide(String id, String widget, Decision.Kind kind, List<String> posts)
            throws IOException {
        Optional<Decision> before = history.recent(id);
        if (before.isPresent()) {
            return before.get();
        }
        Decision decision = new Decision(history.nextNumber(), clock.instant(), id, widget, kind, posts);
        if (file.isPresent()) {
            if (file.get().isGone()) {
                file.get().rewrite(history.compacted());
            }
            file.get().append(decision);
        }
        history.add(decision);
        verdicts.put(widget, history.verdicts(widget));
        if (++sinceCompaction >= DecisionHistory.RECENT) {
            compact();
        }
        return decision;
    }

    /**
     * Takes a recent decision back, or takes the taking back back.
     *
     * @return what was decided, or nothing where there is no recent decision of this number
     * @throws IOException where it cannot be written down; then nothing is taken back
     */
    public synchronized Optional<Decision> undo(String id, long number) throws IOException {
        Optional<Decision> target = history.recent(number);
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(decide(id, target.get().widget(), Decision.Kind.UNDO, List.of(String.valueOf(number))));
    }

    /** The latest decisions, the last one first. */
    public synchronized List<Kept> latest(int most) {
        Map<String, Set<Long>> undone = new HashMap<>();
        return history.recent().stream()
                .limit(most)
                .map(decision -> new Kept(
                        decision,
                        undone.computeIfAbsent(decision.widget(), history::undone)
                                .contains(decision.number())))
                .toList();
    }

    /** A decision, and whether it was taken back. */
    public record Kept(Decision decision, boolean undone) {}

    /** Leaves out what does not matter any more. */
    private void compact() {
        sinceCompaction = 0;
        List<Decision> fewer = history.compacted();
        try {
            if (file.isPresent()) {
                file.get().rewrite(fewer);
            }
            history = new DecisionHistory(fewer);
        } catch (IOException e) {
            LOG.warn("The file of decisions stays longer than it could be ({}).", e.toString());
        }
    }

    /** Decides nothing any more. */
    @Override
    public synchronized void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
