package dev.vitrine.container.undertow;

import dev.vitrine.container.LargePageSuite;

class LargePageTest extends LargePageSuite {
    LargePageTest() {
        super(Undertows.class);
    }
}
