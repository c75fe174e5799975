package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FloodFilterTest {
    private final AtomicLong now = new AtomicLong();
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    FloodFilterTest() {
        context.addTurboFilter(new FloodFilter(now::get));
        lines.start();
        context.getLogger("ROOT").setLevel(Level.INFO);
        context.getLogger("ROOT").addAppender(lines);
    }

    @Test
    void letsTenLinesOfAKindThroughInAMinuteAndCountsTheOthers() {
        for (int i = 0; i < 1000; i++) {
            context.getLogger("images").info("No picture of {}.", i);
        }
        context.getLogger("images").info("Something else.");
        assertThat(messages()).hasSize(11).contains("No picture of 9.", "Something else.");
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        context.getLogger("images").info("No picture of {}.", "again");
        assertThat(messages().subList(11, 13))
                .containsExactly(
                        "990 more lines were left out in a minute like this one: No picture of {}.",
                        "No picture of again.");
    }

    @Test
    void countsThemAtTheirOwnLevel() {
        for (int i = 0; i < 20; i++) {
            context.getLogger("images").info("No picture of {}.", i);
        }
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        context.getLogger("images").info("No picture of {}.", "again");
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.INFO);
    }

    @Test
    void doesNotCountWhatNobodyWouldSee() {
        context.getLogger("jetty").setLevel(Level.WARN);
        for (int i = 0; i < 20; i++) {
            context.getLogger("jetty").info("Started {}", i);
        }
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        context.getLogger("jetty").info("Started {}", "again");
        assertThat(messages()).isEmpty();
    }

    @Test
    void leavesLinesForRequestsAlone() {
        for (int i = 0; i < 1000; i++) {
            context.getLogger("access").info("{}", i);
        }
        assertThat(messages()).hasSize(1000);
    }

    private List<String> messages() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
