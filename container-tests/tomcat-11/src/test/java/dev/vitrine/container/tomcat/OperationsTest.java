package dev.vitrine.container.tomcat;

import dev.vitrine.container.OperationsSuite;

class OperationsTest extends OperationsSuite {
    OperationsTest() {
        super(Tomcats::start);
    }
}
