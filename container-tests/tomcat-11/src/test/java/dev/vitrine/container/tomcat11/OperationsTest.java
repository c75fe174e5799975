package dev.vitrine.container.tomcat11;

import dev.vitrine.container.OperationsSuite;

class OperationsTest extends OperationsSuite {
    OperationsTest() {
        super(Tomcats::start);
    }
}
