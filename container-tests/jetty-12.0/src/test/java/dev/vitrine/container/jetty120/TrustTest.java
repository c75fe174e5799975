package dev.vitrine.container.jetty120;

import dev.vitrine.container.TrustSuite;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Jetty::start);
    }
}
