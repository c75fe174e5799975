package dev.vitrine.container.glassfish;

import dev.vitrine.container.TrustSuite;
import java.util.List;

class TrustTest extends TrustSuite {
    TrustTest() {
        super(Glassfish::start);
    }

    @Override
    protected boolean ordersFiltersItself() {
        return true;
    }

    @Override
    protected String failureOf(List<String> headers) {
        return failureOfGrizzly(headers);
    }
}
