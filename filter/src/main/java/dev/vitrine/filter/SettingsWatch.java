package dev.vitrine.filter;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks after the file of settings while requests come by, once a second at most, and hands on what it says when that has
 * changed. There is no thread that a webapp could leave behind. A version that is broken is refused, and said once.
 */
final class SettingsWatch {
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final SettingsPlaces places;
    private final Path file;
    private final LongSupplier nanoTime;
    private final Consumer<FilterSettings> taker;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** What was taken or refused. */
    private volatile Optional<String> decided;

    /** What was there at the last look: a file that is being written says something else at the next one. */
    private volatile Optional<String> seen;

    private volatile long next;

    /**
     * @param decided what the file said when the filter started
     * @param taker takes each new version that is sound
     */
    SettingsWatch(
            SettingsPlaces places,
            Path file,
            Optional<String> decided,
            LongSupplier nanoTime,
            Consumer<FilterSettings> taker) {
        this.places = places;
        this.file = file;
        this.decided = decided;
        this.seen = decided;
        this.nanoTime = nanoTime;
        this.taker = taker;
        this.next = nanoTime.getAsLong() + INTERVAL;
    }

    /** A request comes by. */
    void look() {
        long now = nanoTime.getAsLong();
        if (now - next < 0 || !looking.compareAndSet(false, true)) {
            return;
        }
        try {
            next = now + INTERVAL;
            Optional<String> said = SettingsPlaces.textOf(file);
            boolean rests = said.equals(seen);
            seen = said;
            if (rests && !said.equals(decided)) {
                decided = said;
                take(said);
            }
        } finally {
            looking.set(false);
        }
    }

    private void take(Optional<String> said) {
        try {
            taker.accept(places.readWith(said));
            VitrineFilter.log().log(Level.INFO, "Vitrine goes on with the new settings of {0}.", file);
        } catch (SettingsException e) {
            VitrineFilter.log().log(
                    Level.ERROR,
                    "Vitrine goes on with the settings that it had; the new version of {0} is refused: {1}",
                    file,
                    e.getMessage());
        }
    }
}
