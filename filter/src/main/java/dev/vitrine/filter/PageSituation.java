package dev.vitrine.filter;

import dev.vitrine.enhance.ContentPolicy;
import dev.vitrine.enhance.PageRequest;
import java.util.Map;

/**
 * All that insertions hang on besides the page itself and the settings.
 *
 * @param request the request, and the headers of its response
 * @param policy what the page's policies let us add
 * @param charset the one that the response declares, or in which the container encodes text; empty for none
 * @param text whether the application writes text
 */
record PageSituation(PageRequest request, ContentPolicy policy, String charset, boolean text) {
    /** A key that is longer than this is somebody's experiment. */
    private static final int LONGEST = 2_000;

    /** Whether pages in this situation come again. What was made for one visitor, or for once, is not worth remembering. */
    boolean recurs() {
        return !request.principal()
                && !request.personal()
                && policy.styleNonce().isEmpty()
                && policy.scriptNonce().isEmpty()
                && length() <= LONGEST;
    }

    /** About how much memory it takes, in bytes. */
    int memory() {
        return 2 * length();
    }

    private int length() {
        return request.host().length()
                + request.path().length()
                + request.query().map(String::length).orElse(0)
                + length(request.overrides());
    }

    private static int length(Map<String, String> said) {
        int length = 0;
        for (Map.Entry<String, String> each : said.entrySet()) {
            length += each.getKey().length() + each.getValue().length();
        }
        return length;
    }
}
