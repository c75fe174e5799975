package dev.vitrine.server.store;

import dev.vitrine.server.feed.Fingerprint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A decision as one line of words: a checksum of the others, its number, time, id, widget, kind, and what it is about. */
final class DecisionFormat {
    /** The first line of a file, to be raised whenever the others change their shape. */
    static final String HEAD = "vitrine-decisions 1";

    private static final int WORDS = 6;

    private DecisionFormat() {}

    static String line(Decision decision) {
        StringBuilder words = new StringBuilder()
                .append(decision.number())
                .append(' ')
                .append(decision.at())
                .append(' ')
                .append(decision.id())
                .append(' ')
                .append(decision.widget())
                .append(' ')
                .append(decision.kind().word());
        decision.subjects().forEach(subject -> words.append(' ').append(subject));
        return checksum(words.toString()) + ' ' + words;
    }

    /** The decision; empty where the line is not whole. */
    static Optional<Decision> read(String line) {
        List<String> words = List.of(line.split(" ", -1));
        String rest = line.substring(Math.min(line.length(), words.get(0).length() + 1));
        if (words.size() < WORDS || !words.get(0).equals(checksum(rest))) {
            return Optional.empty();
        }
        try {
            return Decision.Kind.ofWord(words.get(5))
                    .map(kind -> new Decision(
                            Long.parseLong(words.get(1)),
                            Instant.parse(words.get(2)),
                            words.get(3),
                            words.get(4),
                            kind,
                            words.subList(WORDS, words.size())));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String words) {
        return Fingerprint.of(words, 8);
    }
}
