package dev.vitrine.container.undertow;

import dev.vitrine.container.EdgeSuite;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Undertows::start);
    }
}
