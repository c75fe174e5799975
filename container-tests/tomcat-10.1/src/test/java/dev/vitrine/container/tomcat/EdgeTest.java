package dev.vitrine.container.tomcat;

import dev.vitrine.container.EdgeSuite;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Tomcats::start);
    }
}
