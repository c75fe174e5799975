package dev.vitrine.container.jetty120;

import dev.vitrine.container.LargePageSuite;

class LargePageTest extends LargePageSuite {
    LargePageTest() {
        super(Jetty.class);
    }
}
