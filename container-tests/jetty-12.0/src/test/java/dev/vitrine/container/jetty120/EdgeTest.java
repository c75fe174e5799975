package dev.vitrine.container.jetty120;

import dev.vitrine.container.EdgeSuite;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Jetty::start);
    }
}
