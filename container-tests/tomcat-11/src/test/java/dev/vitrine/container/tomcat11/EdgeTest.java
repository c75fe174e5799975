package dev.vitrine.container.tomcat11;

import dev.vitrine.container.EdgeSuite;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Tomcats::start);
    }
}
