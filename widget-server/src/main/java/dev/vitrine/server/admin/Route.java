package dev.vitrine.server.admin;

import java.io.IOException;

/**
 * One thing that can be asked for at the admin address.
 *
 * @param method GET for what only tells, POST for what changes something
 * @param path the whole path
 */
record Route(String method, String path, Action action) {
    static Route get(String path, Action action) {
        return new Route("GET", path, action);
    }

    static Route post(String path, Action action) {
        return new Route("POST", path, action);
    }

    /** Does what was asked for; may take its time. */
    @FunctionalInterface
    interface Action {
        /**
         * What came of it.
         *
         * @throws RefusedException where what was asked for makes no sense
         * @throws IOException where it cannot be written down
         */
        Reply to(Form form) throws RefusedException, IOException;
    }

    /** Something that nobody can do, with the reason in a sentence. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        Reply reply() {
            return Reply.refusal(status, String.valueOf(getMessage()));
        }
    }
}
