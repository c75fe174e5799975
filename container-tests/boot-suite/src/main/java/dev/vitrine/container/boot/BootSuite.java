package dev.vitrine.container.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.container.Answer;
import dev.vitrine.container.CompatibilityRow;
import dev.vitrine.container.Wire;
import dev.vitrine.filter.VitrineFilter;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticApplicationContext;

/** An application with the starter among its dependencies, and nothing else done about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(CompatibilityRow.class)
public abstract class BootSuite {
    private final String container;
    private final Class<?>[] sources;
    private ConfigurableApplicationContext running = new StaticApplicationContext();

    /**
     * @param container how the name of the container begins
     * @param sources what the application has besides
     */
    protected BootSuite(String container, Class<?>... sources) {
        this.container = container;
        this.sources =
                Stream.concat(Stream.of(Bakery.class), Stream.of(sources)).toArray(Class<?>[]::new);
    }

    @BeforeAll
    void start() {
        running = run("--vitrine.public-base=https://www.example.org");
    }

    private ConfigurableApplicationContext run(String... settings) {
        return run(sources, settings);
    }

    private static ConfigurableApplicationContext run(Class<?>[] sources, String... settings) {
        SpringApplication application = new SpringApplication(sources);
        return application.run(Stream.concat(
                        Stream.of(settings),
                        Stream.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--spring.main.banner-mode=off",
                                "--management.endpoints.web.exposure.include=vitrine,metrics"))
                .toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void runsInTheContainerThatIsMeant() throws IOException {
        assertThat(ask("/container").body()).startsWith(container);
    }

    @Test
    void aViewLeavesWithTagsAndShareLinks() throws IOException {
        Answer page = ask("/bread");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .containsOnlyOnce("<meta property=\"og:title\" content=\"Bread in forty minutes\">")
                .containsOnlyOnce("<meta property=\"og:url\" content=\"https://www.example.org/bread\">")
                .containsOnlyOnce("<meta property=\"og:image\" content=\"https://www.example.org/loaf.jpg\">")
                .containsOnlyOnce("<meta property=\"og:description\" content=\"In a cold oven.\">")
                .contains("class=\"vt-share")
                .endsWith("</html>\n");
    }

    @Test
    void aTemplatePlacesByHandWhatTheFilterWouldAdd() throws IOException {
        String page = ask("/by-hand").body();
        Matcher bars = Pattern.compile("<div class=\"vt-share\".*?</div>").matcher(page);
        String byHand = bars.find() ? bars.group() : "no bar";
        String byFilter = bars.find() ? bars.group() : "no second bar";

        assertThat(page)
                .containsOnlyOnce("<meta property=\"og:title\" content=\"Bread in forty minutes\">")
                .containsOnlyOnce("<meta property=\"og:url\" content=\"https://www.example.org/by-hand\">")
                .contains("<a href=\"https://www.example.org/by-hand\">")
                .contains("<header id=\"by-hand\">" + byHand + "</header>");
        assertThat(byHand).isEqualTo(byFilter).contains("https%3A%2F%2Fwww.example.org%2Fby-hand");
    }

    @Test
    void theActuatorTellsTheCounters() throws IOException {
        ask("/bread");

        assertThat(ask("/actuator/vitrine").body())
                .matches("\\{\"responses\":[1-9].*\"rewritten\":[1-9].*\"failures\":0,.*}");
        assertThat(ask("/actuator/metrics/vitrine.rewritten").body()).contains("\"COUNT\"");
        assertThat(ask("/actuator/metrics/vitrine.responses").status()).isEqualTo(200);
    }

    @Test
    void theKillSwitchTakesItAway() {
        try (ConfigurableApplicationContext off = run("--vitrine.enabled=false")) {
            assertThat(off.getBeansOfType(VitrineFilter.class)).isEmpty();
        }
    }

    @Test
    void takesTheSpellingsOfSpringBoot() {
        try (ConfigurableApplicationContext other =
                run("--vitrine.siteName=The Corner Bakery", "--vitrine.exclude[0]=/a", "--vitrine.exclude[1]=/b/**")) {
            assertThat(other.getBean(VitrineFilter.class).counts()).isPresent();
        }
    }

    @Test
    void aRegistrationOfTheApplicationsOwnStandsInPlaceOfTheStarters() throws IOException {
        try (ConfigurableApplicationContext narrow = run(
                Stream.concat(Stream.of(sources), Stream.of(OnlyBread.class)).toArray(Class<?>[]::new))) {
            assertThat(ask(narrow, "/bread").body()).contains("og:title");
            assertThat(ask(narrow, "/by-hand").body()).doesNotContain("og:title");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyBread {
        @Bean
        FilterRegistrationBean<VitrineFilter> bread(VitrineFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.addUrlPatterns("/bread");
            return registration;
        }
    }

    @Test
    void anUnknownKeyStopsTheStartAndNamesTheNearest() {
        assertThatThrownBy(() -> run("--vitrine.publik-base=https://www.example.org"))
                .hasStackTraceContaining("unknown setting vitrine.publik-base; did you mean vitrine.public-base?");
    }

    private Answer ask(String path) throws IOException {
        return ask(running, path);
    }

    private static Answer ask(ConfigurableApplicationContext application, String path) throws IOException {
        int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return Wire.exchange(port, "GET", path);
    }
}
