package dev.vitrine.container.tomcat11;

import dev.vitrine.container.LargePageSuite;

class LargePageTest extends LargePageSuite {
    LargePageTest() {
        super(Tomcats.class);
    }
}
