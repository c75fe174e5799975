package dev.vitrine.benchmarks.measure;

/**
 * One way of doing a piece of work.
 *
 * @param name as the tables show it
 * @param work does it once
 */
public record Contender(String name, Work work) {
    /** Something that is done over and over. */
    @FunctionalInterface
    public interface Work {
        /** Does it once. */
        void run() throws Exception;
    }
}
