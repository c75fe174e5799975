package dev.vitrine.container.jetty121;

import dev.vitrine.container.EdgeSuite;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Jetty::start);
    }
}
