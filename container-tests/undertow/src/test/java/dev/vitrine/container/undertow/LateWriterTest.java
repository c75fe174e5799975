package dev.vitrine.container.undertow;

import dev.vitrine.container.LateWriterSuite;

class LateWriterTest extends LateWriterSuite {
    LateWriterTest() {
        super(Undertows::start);
    }
}
