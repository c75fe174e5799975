package dev.vitrine.container.tomcat11;

import dev.vitrine.container.TrustSuite;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Tomcats::start);
    }
}
