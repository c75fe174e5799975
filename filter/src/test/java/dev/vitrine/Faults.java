package dev.vitrine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens at the steps of classes that a {@link FaultyClassLoader} has loaded: nothing, but at one of them a failure. */
public final class Faults {
    private static final List<String> PLACES = new ArrayList<>();
    private static final Map<Integer, Integer> COUNTS = new HashMap<>();

    private static int failing = -1;
    private static int waits;
    private static boolean counting;
    private static boolean begun;
    private static @Nullable Supplier<Throwable> failures;
    private static boolean failed;

    private Faults() {}

    /** A new place; the loader asks for one before each call and each allocation. */
    static int place(String name) {
        PLACES.add(name);
        return PLACES.size() - 1;
    }

    /** Called at each step. */
    public static void step(int place) {
        if (!begun) {
            return;
        }
        if (counting) {
            COUNTS.merge(place, 1, Integer::sum);
        } else if (place == failing && waits-- == 0) {
            failed = true;
            Faults.<RuntimeException>throwUnchecked(
                    Objects.requireNonNull(failures).get());
        }
    }

    @SuppressWarnings("unchecked") // nothing is checked at run time
    private static <T extends Throwable> void throwUnchecked(Throwable failure) throws T {
        throw (T) failure;
    }

    /** From here on steps count: to be called by what is run. */
    public static void begin() {
        begun = true;
    }

    /** How often each place is reached by what is run, once it has begun. */
    public static Map<Integer, Integer> count(Runnable run) {
        COUNTS.clear();
        begun = false;
        counting = true;
        try {
            run.run();
        } finally {
            counting = false;
        }
        return new TreeMap<>(COUNTS);
    }

    /** Fails from now on when a place is reached for the so-manieth time, once. */
    public static void failAt(int place, int occurrence, Supplier<Throwable> failure) {
        failing = place;
        waits = occurrence;
        failures = failure;
        failed = false;
        begun = false;
    }

    /** Fails no more; tells whether it has. */
    public static boolean end() {
        failing = -1;
        return failed;
    }

    public static String name(int place) {
        return PLACES.get(place);
    }
}
