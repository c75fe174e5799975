package dev.vitrine.container.glassfish;

import dev.vitrine.container.EdgeSuite;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Glassfish::start);
    }
}
