package dev.vitrine.benchmarks.load;

import dev.vitrine.benchmarks.process.Programs;
import java.io.IOException;
import java.time.Duration;

/** A way of asking for the same thing again and again. */
public interface Load {
    /** The best one of this machine: wrk where it is installed, else our own. */
    static Load best() {
        return Programs.find("wrk").<Load>map(Wrk::new).orElseGet(KeepAliveLoad::new);
    }

    /** As it is called. */
    String name();

    /**
     * Asks for a while.
     *
     * @param connections that stay open, each with one request at a time
     * @param duration whole seconds
     */
    Answered put(Target target, int connections, Duration duration) throws IOException;
}
