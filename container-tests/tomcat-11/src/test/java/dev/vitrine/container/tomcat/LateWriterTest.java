package dev.vitrine.container.tomcat;

import dev.vitrine.container.LateWriterSuite;

class LateWriterTest extends LateWriterSuite {
    LateWriterTest() {
        super(Tomcats::start);
    }
}
