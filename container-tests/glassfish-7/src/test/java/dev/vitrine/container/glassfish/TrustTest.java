package dev.vitrine.container.glassfish;

import dev.vitrine.container.TrustSuite;
import java.util.List;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Glassfish::start);
    }

    @Override
    protected String failureOf(List<String> headers) {
        return headers.contains("Host: localhost:80@evil.example")
                ? "it fails before the webapp where the port of a host is no number, and confuses the next requests with this one"
                : "";
    }
}
