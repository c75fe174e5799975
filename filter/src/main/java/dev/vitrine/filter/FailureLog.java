package dev.vitrine.filter;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says of a failure of ours, once for each kind and path, what became of the page. */
final class FailureLog {
    private static final int MAX_LINES = 100;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    void log(Throwable failure, String path) {
        logOnce(
                failure,
                path,
                "Unable to rewrite " + path + " any further; the rest of the page leaves as it came."
                        + " This is a mistake in Vitrine, and is said once for each path.");
    }

    /** A failure of the application's own resolver. */
    void logResolver(Throwable failure, String path) {
        logOnce(
                failure,
                path,
                "The metadata resolver failed for " + path + "; the page is read as if it knew nothing."
                        + " This is said once for each path.");
    }

    private void logOnce(Throwable failure, String path, String sentence) {
        String kind = failure.getClass().getName() + " " + path;
        if (said.size() < MAX_LINES && said.add(kind)) {
            VitrineFilter.log().log(Level.WARNING, sentence, failure);
        }
    }
}
