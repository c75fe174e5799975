package dev.vitrine.container.tomcat101;

import dev.vitrine.container.EdgeSuite;

class EdgeTest extends EdgeSuite {
    EdgeTest() {
        super(Tomcats::start);
    }
}
