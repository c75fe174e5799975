package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static FilterConfig config(Map<String, Object> registration) {
        ServletContext context = DryRun.standIn(
                ServletContext.class,
                Map.of(
                        "getContextPath",
                        "/shop",
                        "getInitParameterNames",
                        Collections.emptyEnumeration(),
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
