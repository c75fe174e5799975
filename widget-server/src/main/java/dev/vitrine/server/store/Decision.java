package dev.vitrine.server.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that an editor decided.
 *
 * @param number its place among all decisions, from 1
 * @param at when
 * @param id the name that whoever asked for it gave it, so that asking again does not decide again
 * @param widget the widget that it is about
 * @param subjects the {@link dev.vitrine.server.feed.Post#key() keys} of posts; for {@link Kind#UNDO} the number of what is
 *     undone
 */
public record Decision(long number, Instant at, String id, String widget, Kind kind, List<String> subjects) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SUBJECT = Pattern.compile("[0-9a-f]{1,64}");

    public Decision {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        if (!subjects.stream().allMatch(subject -> SUBJECT.matcher(subject).matches())) {
            throw new IllegalArgumentException("posts must be named by their keys: hexadecimal digits");
        }
        subjects = List.copyOf(subjects);
    }

    /** What can be decided. */
    public enum Kind {
        HIDE,
        PIN,
        APPROVE,
        /** Nothing of the above any more. */
        CLEAR,
        /** From now on posts wait until they are approved; the subjects, which are shown by then, are approved. */
        APPROVE_FIRST,
        /** From now on posts need not be approved. */
        SHOW_AT_ONCE,
        /** Takes back another decision, which may have taken back one itself. */
        UNDO;

        /** The kind of this word; empty where there is none. */
        public static Optional<Kind> ofWord(String word) {
            return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
        }

        /** Whether it is about the whole widget and says if posts wait for approval. */
        public boolean isOfWidget() {
            return this == APPROVE_FIRST || this == SHOW_AT_ONCE;
        }

        /** The name in files and addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The number of the decision that this one takes back; 0 where it takes back none. */
    long undone() {
        return kind == Kind.UNDO ? Long.parseLong(subjects.get(0)) : 0;
    }

    /** The same about fewer posts. */
    Decision about(Kind what, List<String> fewer) {
        return new Decision(number, at, id, widget, what, fewer);
    }
}
