package dev.vitrine.container.tomcat101;

import dev.vitrine.container.LargePageSuite;

class LargePageTest extends LargePageSuite {
    LargePageTest() {
        super(Tomcats.class);
    }
}
