package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.load.Answered;
import dev.vitrine.benchmarks.load.KeepAliveConnection;
import dev.vitrine.benchmarks.load.Load;
import dev.vitrine.benchmarks.load.Target;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.time.Duration;

/**
 * Something that is served, and the server that serves it.
 *
 * @param name as the tables show it
 * @param server in a process of its own
 * @param target what is asked for
 */
public record Served(String name, ServerProcess server, Target target) {
    /**
     * What the server did in one turn.
     *
     * @param requests answered
     * @param seconds that it took
     * @param cpuSeconds that the server used
     */
    public record Turn(long requests, double seconds, double cpuSeconds) {
        /** CPU time of the server for each request, in microseconds. */
        public double cpuMicrosEach() {
            return cpuSeconds / requests * 1e6;
        }

        /** Requests answered in a second. */
        public double requestsPerSecond() {
            return requests / seconds;
        }
    }

    /** Gets the server going: a cold one may well not answer once in the time given. */
    public void warmUp(Load load, int connections, Duration duration) throws IOException {
        Answered answered = load.put(target, connections, duration);
        if (answered.failures() > 0) {
            throw new IOException(name + ": " + answered);
        }
    }

    /** Puts load on the server for a while. */
    public Turn turn(Load load, int connections, Duration duration) throws IOException {
        Duration before = server.cpu();
        Answered answered = load.put(target, connections, duration);
        Duration used = server.cpu().minus(before);
        if (answered.failures() > 0 || answered.requests() == 0) {
            throw new IOException(name + ": " + answered);
        }
        return new Turn(answered.requests(), answered.seconds(), used.toNanos() / 1e9);
    }

    /** The length of the body, in bytes, asked for once. */
    public long length(int status) throws IOException {
        try (KeepAliveConnection connection = new KeepAliveConnection(target)) {
            KeepAliveConnection.Answer answer = connection.ask();
            if (answer.status() != status) {
                throw new IOException(target.uri() + " answers with " + answer.status());
            }
            return answer.length();
        }
    }
}
