package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class MistakenStartTest {
    /** Where one container runs many webapps, each has to know whether it is meant. */
    @Test
    void aMistakeIsSaidWithTheWebappThatMadeIt() {
        List<String> said = new ArrayList<>();
        Logger log = Logger.getLogger(VitrineFilter.class.getName());
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord event) {
                said.add(event.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(listener);
        try {
            new VitrineFilter().init(StartUpTest.config("/shop", Map.of(), Map.of("vitrine.publik-base", "x")));
            new VitrineFilter()
                    .init(StartUpTest.config("", Map.of("getServletNameMappings", "no collection"), Map.of()));
        } finally {
            log.removeHandler(listener);
        }
        assertThat(said)
                .containsExactly(
                        "Vitrine is off in /shop, and pages leave as they are: unknown init parameter"
                                + " vitrine.publik-base; did you mean vitrine.public-base?",
                        "Vitrine is off in the root webapp, and pages leave as they are: it could not start in this"
                                + " container.");
    }
}
