package dev.vitrine.container.tomcat;

import dev.vitrine.container.TrustSuite;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Tomcats::start);
    }
}
