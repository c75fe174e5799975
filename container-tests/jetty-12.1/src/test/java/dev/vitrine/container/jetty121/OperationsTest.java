package dev.vitrine.container.jetty121;

import dev.vitrine.container.OperationsSuite;

class OperationsTest extends OperationsSuite {
    OperationsTest() {
        super(Jetty::start);
    }
}
