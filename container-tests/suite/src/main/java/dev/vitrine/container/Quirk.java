package dev.vitrine.container;

import java.util.Set;

/** What a container does of its own accord, and where a wrapped response cannot be told apart from a difference of ours. */
public enum Quirk {
    /** GlassFish sends what it has when text is printed to a stream that bytes were written to; we hold it a little longer. */
    SENDS_BYTES_BEFORE_TEXT(
            "`print(String)` after `write(byte[])` sends the headers at once, with the filter a little later, so that what the"
                    + " servlet sets in between counts") {
        @Override
        boolean concerns(Case wanted) {
            return wanted.servlet() instanceof Calls calls && calls.printAndWrite();
        }
    },

    /** Payara takes another buffer size when something has been written; we refuse it, as the specification has it. */
    TAKES_A_BUFFER_SIZE_TOO_LATE("`setBufferSize` behind a write is ignored, with the filter refused") {
        @Override
        boolean concerns(Case wanted) {
            return wanted.toString().equals("the buffer's size after content");
        }
    },

    /** With a filter in front that wraps the response, such work goes past it and us, so that the page is left alone. */
    STARTS_ASYNC_WITH_ITS_OWN_RESPONSE(
            "`startAsync()` goes past a filter that wraps the response, and past ours behind it") {
        @Override
        boolean concerns(Case wanted) {
            return wanted.toString().equals("async, written and completed elsewhere");
        }
    },

    /** It asks for a writer, to close it, behind a forward to an error. We give it none of its own: Tomcat could not write then. */
    GIVES_FORWARDED_ERRORS_A_CHARSET("its page about an error behind a forward names a charset, with the filter none") {
        @Override
        boolean concerns(Case wanted) {
            return wanted.toString().equals("forward to an error instead of a page");
        }
    },

    /** So it does of any filter. */
    NAMES_ANOTHER_FAILURE(
            "its page about an `Error` that has passed a filter names the `ServletException` that it makes of it") {
        @Override
        boolean concerns(Case wanted) {
            return wanted.toString().equals("an error before the commit");
        }
    };

    private final String reason;

    Quirk(String reason) {
        this.reason = reason;
    }

    abstract boolean concerns(Case wanted);

    /** Why a case comes out differently. */
    String reason() {
        return reason;
    }

    static String reason(Set<Quirk> quirks, Case wanted) {
        return quirks.stream()
                .filter(quirk -> quirk.concerns(wanted))
                .map(Quirk::reason)
                .findFirst()
                .orElse("");
    }
}
