package dev.vitrine.server.web;

import java.util.Map;

/**
 * What there is to answer with; replaced as a whole.
 *
 * @param answers by whole path; fixed, so that nobody can make it grow
 * @param ready those that may be sent without a closer look at the request
 * @param tasks what can be asked for by POST, by whole path
 * @param sites who may show widgets
 */
record Routes(Map<String, Answer> answers, Map<String, Answer> ready, Map<String, Answer> tasks, EmbeddingSites sites) {
    /** Before there is anything. */
    static final Routes NONE = new Routes(Map.of(), Map.of(), Map.of(), EmbeddingSites.ANY);

    Routes {
        answers = Map.copyOf(answers);
        ready = Map.copyOf(ready);
        tasks = Map.copyOf(tasks);
    }
}
