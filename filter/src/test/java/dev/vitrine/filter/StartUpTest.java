package dev.vitrine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.Permission;
import java.util.Collections;
import java.util.Map;
import java.util.PropertyPermission;
import java.util.Set;
import javax.management.MBeanPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

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
        ServletContext context = DryRun.standIn(
                ServletContext.class,
                Map.of(
                        "getContextPath",
                        "/shop",
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
                        Collections.emptyEnumeration(),
                        "getServletContext",
                        context));
    }
}
