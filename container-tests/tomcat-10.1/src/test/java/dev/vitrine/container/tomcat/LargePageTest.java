package dev.vitrine.container.tomcat;

import dev.vitrine.container.LargePageSuite;

class LargePageTest extends LargePageSuite {
    LargePageTest() {
        super(Tomcats.class);
    }
}
