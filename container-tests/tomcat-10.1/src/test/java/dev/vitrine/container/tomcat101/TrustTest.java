package dev.vitrine.container.tomcat101;

import dev.vitrine.container.TrustSuite;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Tomcats::start);
    }
}
