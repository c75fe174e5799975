package dev.vitrine.container.jetty120;

import dev.vitrine.container.EdgeSuite;
import dev.vitrine.container.LibertyWays;
import dev.vitrine.container.Quirk;
import java.util.Set;

class LibertyWaysTest extends EdgeSuite {
    LibertyWaysTest() {
        super(LibertyWays.of(Jetty::start), Set.of(Quirk.STARTS_ASYNC_WITH_ITS_OWN_RESPONSE));
    }
}
