package dev.vitrine.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.vitrine.server.bounded.BoundedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets ten lines of the same kind through in a minute and counts the others, so that something that fails a thousand times
 * a second does not fill the disk and hide the rest. What nobody would see is not counted. Lines for each request are
 * another matter, and so is what an operator does.
 */
public final class FloodFilter extends TurboFilter {
    private static final String SUMMARY = "{} more lines were left out in a minute like this one: {}";
    private static final Set<String> UNWATCHED = Set.of("access", SettingsWatch.class.getName());
    private static final int MOST = 10;
    private static final int KINDS = 1_000;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final BoundedMap<String, Minute> minutes = new BoundedMap<>(KINDS);
    private final LongSupplier nanoTime;

    /** For the configuration of the log. */
    public FloodFilter() {
        this(System::nanoTime);
    }

    FloodFilter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable throwable) {
        boolean watched = level.isGreaterOrEqual(Level.INFO)
                && level.isGreaterOrEqual(logger.getEffectiveLevel())
                && !UNWATCHED.contains(logger.getName());
        if (format == null || !watched || format.equals(SUMMARY)) {
            return FilterReply.NEUTRAL;
        }
        int leftOut = 0;
        boolean passes;
        synchronized (minutes) {
            Minute minute = minutes.get(format).orElseGet(Minute::new);
            minutes.put(format, minute);
            long now = nanoTime.getAsLong();
            if (minute.lines == 0 || now - minute.begin >= MINUTE) {
                leftOut = Math.max(0, minute.lines - MOST);
                minute.begin = now;
                minute.lines = 0;
            }
            minute.lines++;
            passes = minute.lines <= MOST;
        }
        if (leftOut > 0) {
            Object[] what = {leftOut, format};
            logger.log(marker, Logger.FQCN, Level.toLocationAwareLoggerInteger(level), SUMMARY, what, null);
        }
        return passes ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** How many lines of one kind there were in a minute. */
    private static final class Minute {
        long begin;
        int lines;
    }
}
