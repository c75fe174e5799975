package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Other people's servers do not write our log. */
final class PrintableTest {
    private static final String TRICKS = "a\r\n2026-01-01 ERROR b\u001b[31m\u009b2J\u0007\u202egpj\u2028c";

    @Test
    void isALineOfTheLogWhateverItIsAbout() {
        assertThat(line("Unable to read " + TRICKS + ", caf\u00e9 \u6f6e.", null))
                .endsWith(
                        " ERROR ROOT Unable to read a\uFFFD\uFFFD2026-01-01 ERROR b\uFFFD[31m\uFFFD2J\uFFFD\uFFFDgpj\uFFFDc,"
                                + " caf\u00e9 \u6f6e.\n")
                .hasLineCount(1);
    }

    @Test
    void isAnExceptionOnLinesOfItsOwn() {
        assertThat(line("Unable to read.", new IllegalStateException("b\u001b[31m\u202e")))
                .contains("Unable to read.\njava.lang.IllegalStateException: b\uFFFD[31m\uFFFD\n\tat ");
    }

    private static String line(String message, @Nullable Throwable failure) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        var event = new LoggingEvent(Logger.class.getName(), root, Level.ERROR, message, failure, null);
        return new String(console.getEncoder().encode(event), UTF_8);
    }
}
