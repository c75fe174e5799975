package dev.vitrine.container.payara;

import dev.vitrine.container.EdgeSuite;
import dev.vitrine.container.Quirk;
import java.util.Set;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Payara::start, Set.of(Quirk.values()));
    }
}
