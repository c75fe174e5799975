package dev.vitrine.container.glassfish;

import dev.vitrine.container.TrustSuite;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Glassfish::start);
    }
}
