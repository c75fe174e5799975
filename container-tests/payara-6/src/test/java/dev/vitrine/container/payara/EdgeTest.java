package dev.vitrine.container.payara;

import dev.vitrine.container.EdgeSuite;
import dev.vitrine.container.Quirk;
import java.util.Set;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(
                Payara::start,
                Set.of(
                        Quirk.SENDS_BYTES_BEFORE_TEXT,
                        Quirk.TAKES_A_BUFFER_SIZE_TOO_LATE,
                        Quirk.GIVES_FORWARDED_ERRORS_A_CHARSET,
                        Quirk.NAMES_ANOTHER_FAILURE));
    }
}
