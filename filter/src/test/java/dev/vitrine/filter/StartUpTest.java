package dev.vitrine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.Collections;
import java.util.Map;
import java.util.PropertyPermission;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.management.MBeanPermission;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {
    @Test
    void aContainerMaySayNullForMappingsThatThereAreNot() {
        VitrineFilter filter = new VitrineFilter();

        filter.init(config(Map.of()));

        assertThat(filter.counts()).isPresent();
    }

    @Test
    void whatGoesWrongAtTheStartTurnsTheFilterOffAndNotTheWebapp() throws Exception {
        VitrineFilter filter = new VitrineFilter();

        filter.init(config(Map.of("getServletNameMappings", "no collection")));
        DryRun.run(filter);

        assertThat(filter.counts()).isEmpty();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_17, disabledReason = "newer ones take no security manager while they run")
    @SuppressWarnings("removal")
    void whatASecurityPolicyHidesStopsNeitherTheFilterNorTheWebapp() {
        VitrineFilter filter = new VitrineFilter();
        FilterConfig config = config(Map.of());
        System.setSecurityManager(new Refusing());
        try {
            new VitrineInitializer().onStartup(Set.of(), config.getServletContext());
            filter.init(config);
        } finally {
            System.setSecurityManager(null);
        }
        assertThat(filter.counts()).isPresent();
    }

    @Test
    void showsItsCountersInJmxFromWhenItIsTurnedOn(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("vitrine.properties"), "vitrine.enabled=false");
        AtomicLong clock = new AtomicLong();
        VitrineFilter filter = new VitrineFilter(clock::get, UnaryOperator.identity());
        filter.init(config("/late", Map.of(), Map.of("vitrine.config", file.toString())));
        assertThat(shownInJmx("/late")).isEmpty();

        Files.writeString(file, "vitrine.enabled=true");
        for (int look = 0; look < 2; look++) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
            DryRun.run(filter);
        }
        assertThat(shownInJmx("/late")).hasSize(1);

        filter.destroy();
        assertThat(shownInJmx("/late")).isEmpty();
    }

    private static Set<ObjectName> shownInJmx(String context) throws MalformedObjectNameException {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("dev.vitrine:type=Filter,context=\"" + context + "\",*"), null);
    }

    @Test
    void saysNothingFalseInAJreWithoutJmx() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StartUpTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).contains("adds to the pages of /shop").doesNotContain("is off");
    }

    public static void main(String[] args) {
        new VitrineFilter().init(config(Map.of()));
    }

    @Test
    void asksForTheValuesOfHeadersOnlyWhereThereAreSome() {
        HttpServletResponse refusing = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                    if (method.getName().equals("containsHeader")) {
                        return false;
                    }
                    throw new SecurityException("as in Tomcat, which loads a class of its own for it");
                });
        assertThat(ResponseGate.headers(refusing, "Cache-Control")).isEmpty();
    }

    /** Tomcat's policy for webapps, as far as it concerns us. */
    @SuppressWarnings("removal")
    private static final class Refusing extends SecurityManager {
        private final Thread webapp = Thread.currentThread();

        @Override
        public void checkPermission(Permission asked) {
            boolean refused = asked.getName().equals("getenv.*")
                    || (asked instanceof PropertyPermission && asked.getName().equals("*"))
                    || asked instanceof MBeanPermission;
            if (refused && Thread.currentThread() == webapp) {
                throw new SecurityException(asked.toString());
            }
        }
    }

    private static FilterConfig config(Map<String, Object> registration) {
        return config("/shop", registration, Map.of());
    }

    /** A filter of the webapp at this path, of which the container tells what is given here. */
    static FilterConfig config(String path, Map<String, Object> registration, Map<String, String> parameters) {
        ServletContext context = DryRun.standIn(
                ServletContext.class,
                Map.of(
                        "getContextPath",
                        path,
                        "getInitParameterNames",
                        Collections.emptyEnumeration(),
                        "getFilterRegistrations",
                        Map.of(),
                        "getFilterRegistration",
                        DryRun.standIn(FilterRegistration.class, registration)));
        return DryRun.standIn(
                FilterConfig.class,
                Map.of(
                        "getFilterName",
                        "vitrine",
                        "getInitParameterNames",
                        Collections.enumeration(parameters.keySet()),
                        "getInitParameter",
                        String.join("", parameters.values()),
                        "getServletContext",
                        context));
    }
}
