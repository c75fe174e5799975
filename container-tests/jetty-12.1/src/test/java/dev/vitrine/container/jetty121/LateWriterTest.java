package dev.vitrine.container.jetty121;

import dev.vitrine.container.LateWriterSuite;

class LateWriterTest extends LateWriterSuite {
    LateWriterTest() {
        super(Jetty::start);
    }
}
