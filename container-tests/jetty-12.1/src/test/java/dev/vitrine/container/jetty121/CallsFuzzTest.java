package dev.vitrine.container.jetty121;

import dev.vitrine.container.CallsFuzz;

class CallsFuzzTest extends CallsFuzz {
    CallsFuzzTest() {
        super(Jetty::start);
    }
}
