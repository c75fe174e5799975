package dev.vitrine.container.tomcat11;

import dev.vitrine.container.LateWriterSuite;

class LateWriterTest extends LateWriterSuite {
    LateWriterTest() {
        super(Tomcats::start);
    }
}
