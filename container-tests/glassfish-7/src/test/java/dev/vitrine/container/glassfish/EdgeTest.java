package dev.vitrine.container.glassfish;

import dev.vitrine.container.EdgeSuite;
import dev.vitrine.container.Quirk;
import java.util.Set;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Glassfish::start, Set.of(Quirk.SENDS_BYTES_BEFORE_TEXT, Quirk.GIVES_FORWARDED_ERRORS_A_CHARSET));
    }
}
