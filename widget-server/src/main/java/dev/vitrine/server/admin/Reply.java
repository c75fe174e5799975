package dev.vitrine.server.admin;

import dev.vitrine.server.render.JsonText;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What the admin address answers.
 *
 * @param type the media type of the body
 * @param policy its Content-Security-Policy
 */
record Reply(int status, String type, String policy, String body) {
    /** Facts by their names as JSON. */
    static Reply json(Map<String, ?> facts) {
        return json(HttpStatus.OK_200, facts);
    }

    /** Says in a sentence why nothing was done. */
    static Reply refusal(int status, String sentence) {
        return json(status, Map.of("error", sentence));
    }

    private static Reply json(int status, Map<String, ?> facts) {
        return new Reply(status, "application/json", AdminHeaders.NOTHING_RUNS, JsonText.of(new TreeMap<>(facts)));
    }

    /** The same with another status. */
    Reply withStatus(int other) {
        return new Reply(other, type, policy, body);
    }
}
