package dev.vitrine.container.jetty121;

import dev.vitrine.container.TrustSuite;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Jetty::start);
    }
}
