package dev.vitrine.container.jetty121;

import dev.vitrine.container.LargePageSuite;

class LargePageTest extends LargePageSuite {
    LargePageTest() {
        super(Jetty.class);
    }
}
