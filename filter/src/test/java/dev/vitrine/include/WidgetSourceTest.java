package dev.vitrine.include;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class WidgetSourceTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final AtomicLong clock = new AtomicLong();
    private WidgetServer server;
    private WidgetSource source;

    @BeforeEach
    void start() throws IOException {
        server = WidgetServer.start();
        source = new WidgetSource(server.base(), Duration.ofMillis(150), clock::get);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String wall() {
        return source.widget("wall", PATIENT).map(IncludedWidget::markup).orElse("nothing");
    }

    @Test
    void fetchesAWidgetOnceAndMakesItsAddressesTheServersOwn() {
        server.says("<img src=\"/images/a/b\" srcset=\"/images/c/d 2x\"><a href=\"/widgets/wall/frame?page=2\">More</a>"
                + "<a href=\"/share/mastodon\">Mastodon</a>");
        String whole = WidgetServer.widget("<img src=\"BASEimages/a/b\" srcset=\"BASEimages/c/d 2x\">"
                        + "<a href=\"BASEwidgets/wall/frame?page=2\">More</a>"
                        + "<a href=\"BASEshare/mastodon\">Mastodon</a>")
                .replace("BASE", server.base().toString());
        assertThat(wall()).isEqualTo(whole);
        assertThat(wall()).isEqualTo(whole);
        assertThat(server.hits()).isEqualTo(1);
        assertThat(source.widget("wall", PATIENT).map(IncludedWidget::stylesheet))
                .contains("/assets/widget-abcdefghijklmnopqrst.css");
    }

    @Test
    void showsTheOldOneWhileItFetchesANewOne() {
        server.says("old");
        assertThat(wall()).contains("old");
        server.says("new");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(61));
        assertThat(wall()).contains("old");
        while (!wall().contains("new")) {
            Thread.onSpinWait();
        }
        assertThat(server.hits()).isEqualTo(2);
    }

    @Test
    void doesNotWaitLongerThanItMay() {
        CountDownLatch answered = new CountDownLatch(1);
        server.waitsFor(answered).says("late");
        assertThat(source.widget("wall", Duration.ofMillis(1))).isEmpty();
        assertThat(source.widget("wall", Duration.ZERO)).isEmpty();
        answered.countDown();
        assertThat(wall()).contains("late");
        assertThat(server.hits()).isEqualTo(1);
    }

    @Test
    void leavesAServerInPeaceThatIsDown() {
        server.status(500);
        for (int i = 0; i < 5; i++) {
            assertThat(wall()).isEqualTo("nothing");
        }
        assertThat(server.hits()).isEqualTo(1);
        server.status(200).says("back");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertThat(wall()).contains("back");
    }

    @Test
    void keepsTheLastGoodOneForADay() {
        server.says("good");
        assertThat(wall()).contains("good");
        server.status(500);
        clock.addAndGet(TimeUnit.HOURS.toNanos(23));
        assertThat(wall()).contains("good");
        clock.addAndGet(TimeUnit.HOURS.toNanos(2));
        assertThat(wall()).isEqualTo("nothing");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesAnAnswerUpThatNeverEnds() {
        server.says("never").waitsWithin(new CountDownLatch(1));
        assertThat(source.widget("wall", Duration.ZERO)).isEmpty();
        assertThat(source.stylesheet("/assets/widget-abcdefghijklmnopqrst.css")).isEmpty();
        server.says("back").waitsWithin(new CountDownLatch(0));
        clock.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertThat(wall()).isEqualTo("nothing");
        String shown = "nothing";
        while (shown.equals("nothing")) { // the JDK's client may still be closing what was given up
            clock.addAndGet(TimeUnit.SECONDS.toNanos(11));
            shown = wall();
        }
        assertThat(shown).contains("back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../admin", "Wall", "", "a/b", "a?b", "-a", "%61"})
    void asksForNothingThatIsNoId(String id) {
        assertThat(source.widget(id, PATIENT)).isEmpty();
        assertThat(source.stylesheet("/assets/" + id)).isEmpty();
        assertThat(server.hits()).isZero();
    }

    @Test
    void takesNothingThatIsNoWidget() {
        server.body("<script>alert(1)</script>");
        assertThat(wall()).isEqualTo("nothing");
        server.body("<div class=\"vt-widget vt-list vt-theme-auto vt-skeleton\">soon</div>");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertThat(wall()).isEqualTo("nothing");
    }

    @Test
    void takesNothingThatIsTooLong() {
        server.says("x".repeat(600 * 1024));
        assertThat(wall()).isEqualTo("nothing");
    }

    @Test
    void givesTheLookOfTheWidgets() {
        assertThat(source.stylesheet("/assets/widget-abcdefghijklmnopqrst.css")).isEqualTo(Optional.of(".vt-widget{}"));
        assertThat(source.stylesheet("/assets/widget-abcdefghijklmnopqrst.css")).isEqualTo(Optional.of(".vt-widget{}"));
        assertThat(server.hits()).isEqualTo(1);
    }
}
