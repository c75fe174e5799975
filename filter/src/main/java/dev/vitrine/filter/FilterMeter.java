package dev.vitrine.filter;

/**
 * Hears what becomes of each response, as it happens: the way to a metrics library. Left in an attribute of the servlet context
 * under the name of this interface before the filter starts, or handed to a {@linkplain VitrineFilter#VitrineFilter(FilterSettings,
 * FilterMeter) constructor}.
 *
 * <p>Called on the threads that write pages, so it should only count. What it throws is logged once and stops nothing.
 */
public interface FilterMeter {
    /** A response has its first byte. */
    default void looked() {}

    /**
     * A page has left with insertions.
     *
     * @param bytes what the application wrote of it; characters where it writes those
     * @param nanos the time that these writes took, with the container's share
     */
    default void rewritten(long bytes, long nanos) {}

    /** A response leaves as it came, for one of a few reasons, such as {@code content type}. */
    default void leftAlone(String reason) {}

    /** Something of ours failed; the rest of that page leaves as it came. */
    default void failed() {}
}
