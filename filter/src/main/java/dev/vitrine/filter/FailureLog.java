package dev.vitrine.filter;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says of a failure of ours, once for each kind and path, what became of the page. */
final class FailureLog {
    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());
    private static final int MAX_LINES = 100;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    void log(Throwable failure, String path) {
        String kind = failure.getClass().getName() + " " + path;
        if (said.size() < MAX_LINES && said.add(kind)) {
            LOG.log(
                    Level.WARNING,
                    "Unable to rewrite " + path + " any further; the rest of the page leaves as it came."
                            + " This is a mistake in Vitrine, and is said once for each path.",
                    failure);
        }
    }
}
