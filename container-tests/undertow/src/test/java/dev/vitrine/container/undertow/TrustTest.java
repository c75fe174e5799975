package dev.vitrine.container.undertow;

import dev.vitrine.container.TrustSuite;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Undertows::start);
    }
}
