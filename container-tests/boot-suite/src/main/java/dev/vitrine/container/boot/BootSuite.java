package dev.vitrine.container.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitrine.container.Answer;
import dev.vitrine.container.CompatibilityRow;
import dev.vitrine.container.Wire;
import dev.vitrine.filter.FilterSettings;
import dev.vitrine.filter.VitrineFilter;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

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
        return run(context -> {}, sources, settings);
    }

    private static ConfigurableApplicationContext run(
            ApplicationContextInitializer<ConfigurableApplicationContext> before,
            Class<?>[] sources,
            String... settings) {
        SpringApplication application = new SpringApplication(sources);
        application.addInitializers(before);
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
                .containsOnlyOnce("<meta property=\"og:image\" content=\"https://www.example.org/loaf.png\">")
                .containsOnlyOnce("<meta property=\"og:description\" content=\"In a cold oven.\">")
                .contains("class=\"vt-share")
                .endsWith("</html>\n");
    }

    @Test
    void aPictureAmongTheStaticResourcesHasTheSizeOfItsFile() throws IOException {
        assertThat(ask("/bread").body())
                .contains("<meta property=\"og:image:width\" content=\"1200\">")
                .contains("<meta property=\"og:image:height\" content=\"630\">");
    }

    @Test
    void whereSpringIsBelowAPathThereAreTheFiltersOwnFilesToo() throws IOException {
        try (ConfigurableApplicationContext below =
                run("--spring.mvc.servlet.path=/shop/", "--vitrine.default-image=/shop/loaf.png")) {
            String page = ask(below, "/shop/bread").body();
            Matcher styles = Pattern.compile("href=\"(/[^\"]*/share\\.css)\"").matcher(page);

            assertThat(page).contains("<meta property=\"og:image:width\" content=\"1200\">");
            assertThat(styles.find()).isTrue();
            assertThat(ask(below, styles.group(1)).status()).isEqualTo(200);
        }
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
    void theKillSwitchTakesItAway() throws IOException {
        try (ConfigurableApplicationContext off = run("--vitrine.enabled=false", "--vitrine.publik-base=x")) {
            assertThat(ask(off, "/bread").body()).contains("<h1").doesNotContain("og:title");
        }
    }

    @Test
    void theKillSwitchStopsNoApplicationThatRegistersTheFilterItself() throws IOException {
        try (ConfigurableApplicationContext off = run(with(OnlyBread.class), "--vitrine.enabled=false")) {
            assertThat(ask(off, "/bread").body()).contains("<h1").doesNotContain("og:title");
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
        assertOnlyBreadIsAddedTo(OnlyBread.class);
        assertOnlyBreadIsAddedTo(OnlyBreadByFilterOfItsOwn.class);
        assertOnlyBreadIsAddedTo(OnlyBreadByAnyFilter.class);
        assertOnlyBreadIsAddedTo(OnlyBreadByUnnamedFilter.class);
        assertOnlyBreadIsAddedTo(OnlyBreadByAnnotation.class);
    }

    private void assertOnlyBreadIsAddedTo(Class<?> registration) throws IOException {
        try (ConfigurableApplicationContext narrow = run(with(registration))) {
            assertThat(ask(narrow, "/bread").body()).contains("og:title");
            assertThat(ask(narrow, "/by-hand").body()).doesNotContain("og:title");
        }
    }

    private Class<?>[] with(Class<?> source) {
        return Stream.concat(Stream.of(sources), Stream.of(source)).toArray(Class<?>[]::new);
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

    @Configuration(proxyBeanMethods = false)
    static class OnlyBreadByFilterOfItsOwn {
        @Bean
        FilterRegistrationBean<VitrineFilter> bread() {
            var registration = new FilterRegistrationBean<>(new VitrineFilter(FilterSettings.defaults()));
            registration.addUrlPatterns("/bread");
            return registration;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyBreadByAnyFilter {
        @Bean
        FilterRegistrationBean<Filter> bread(VitrineFilter filter) {
            var registration = new FilterRegistrationBean<Filter>(filter);
            registration.addUrlPatterns("/bread");
            return registration;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyBreadByUnnamedFilter {
        @Bean
        FilterRegistrationBean<?> bread(VitrineFilter filter) {
            return new OnlyBread().bread(filter);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyBreadByAnnotation {
        @Bean
        @FilterRegistration(urlPatterns = "/bread")
        VitrineFilter bread() {
            return new VitrineFilter(FilterSettings.defaults());
        }
    }

    @Test
    void takesListsAndMapsAsYamlHasThem() throws IOException {
        try (ConfigurableApplicationContext structured = run(
                "--vitrine.share-places[0]=heading",
                "--vitrine.share-places[1]=follow",
                "--vitrine.follow.mastodon=@bakery@social.example",
                "--vitrine.follow.instagram=bakery",
                "--vitrine.authors[0]=Ada Example = @ada @ada@social.example",
                "--vitrine.authors[1]=Bo Sample = @bo",
                "--vitrine.path-rules[/by-hand/**]=share-places=none type=article",
                "--vitrine.path-rules[/bread/**]=type=product")) {
            assertThat(ask(structured, "/bread").body())
                    .contains("\"https://social.example/@bakery\"", "\"https://www.instagram.com/bakery/\"")
                    .contains("<meta property=\"og:type\" content=\"product\">");
            assertThat(ask(structured, "/by-hand").body())
                    .contains("<meta property=\"og:type\" content=\"article\">")
                    .doesNotContain("https://www.instagram.com/bakery/");
        }
    }

    @Test
    void aMistakeIsSaidWithTheKeyThatIsMeantAndWhereItStands() {
        FailureAnalysis said = saidOf(Map.of("vitrine.publicBase", "www.example.org"));

        assertThat(said.getDescription())
                .contains("vitrine.public-base: \"www.example.org\" should begin with https:")
                .contains(
                        "vitrine.public-base stands in \"vitrine.publicBase\" from property source \"application.yaml\"");
        assertThat(said.getAction()).contains("vitrine.enabled=false").doesNotContain("spring.config.import");
    }

    /** Whoever reads of {@code vitrine.share-networks} may well write a list below {@code share}. */
    @Test
    void aMistakenListIsSaidLikewise() {
        FailureAnalysis said = saidOf(Map.of("vitrine.share.networks[0]", "bluesky"));

        assertThat(said.getDescription())
                .contains("unknown setting vitrine.share.networks; did you mean vitrine.share-networks?")
                .contains("vitrine.share.networks stands in \"vitrine.share.networks[0]\" from property source");
    }

    @Test
    void aFileOfSettingsComesInAsSpringBootHasIt() {
        FailureAnalysis said = saidOf(Map.of("vitrine.config", "/etc/example/vitrine.properties"));

        assertThat(said.getAction()).contains("spring.config.import");
    }

    /** YAML has it as {@code /shop/**: type=product}, of which Spring Boot takes the signs away. */
    @Test
    void aRuleWhosePathHasLostItsSignsIsSaidWithWhatKeepsThem() {
        FailureAnalysis said = saidOf(Map.of("vitrine.path-rules./shop/**", "type=product"));

        assertThat(said.getDescription())
                .contains("vitrine.path-rules: \"shop type=product\"")
                .contains("vitrine.path-rules stands in");
        assertThat(said.getAction()).contains("\"[/shop/**]\"");
    }

    /** What an application says whose start these properties have stopped. */
    private FailureAnalysis saidOf(Map<String, Object> properties) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        PropertySource<?> mistaken = new MapPropertySource("application.yaml", properties);
        environment.getPropertySources().addFirst(mistaken);
        Throwable failure = catchThrowable(() ->
                run(context -> context.getEnvironment().getPropertySources().addFirst(mistaken), sources));
        return analyzers(environment)
                .flatMap(analyzer -> Stream.ofNullable(analyzer.analyze(failure)))
                .findFirst()
                .orElseThrow();
    }

    /** Those that an application has which cannot start. */
    private static Stream<FailureAnalyzer> analyzers(Environment environment) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        SpringFactoriesLoader.ArgumentResolver.of(Environment.class, environment),
                        (type, name, refused) -> {})
                .stream();
    }

    @Test
    void anUnknownKeyStopsTheStartAndNamesTheNearest() {
        assertThatThrownBy(() -> run("--vitrine.publik-base=https://www.example.org"))
                .hasStackTraceContaining("unknown setting vitrine.publik-base; did you mean vitrine.public-base?");
    }

    @Test
    void theConfigurationOfAWidgetServerInTheEnvironmentIsNobodysBusiness() throws IOException {
        try (ConfigurableApplicationContext beside =
                run(context -> environment(context, Map.of("VITRINE_CONFIG", "/etc/vitrine/vitrine.yaml")), sources)) {
            assertThat(ask(beside, "/bread").body()).contains("og:title");
        }
        assertThatThrownBy(() -> run("--vitrine.config=/etc/example/vitrine.properties"))
                .hasStackTraceContaining(
                        "vitrine.config names a file for a filter that reads the settings of its webapp");
    }

    private static void environment(ConfigurableApplicationContext context, Map<String, Object> variables) {
        String environment = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        context.getEnvironment()
                .getPropertySources()
                .replace(environment, new SystemEnvironmentPropertySource(environment, variables));
    }

    private Answer ask(String path) throws IOException {
        return ask(running, path);
    }

    private static Answer ask(ConfigurableApplicationContext application, String path) throws IOException {
        int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return Wire.exchange(port, "GET", path);
    }
}
