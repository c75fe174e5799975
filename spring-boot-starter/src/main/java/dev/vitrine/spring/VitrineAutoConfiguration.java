package dev.vitrine.spring;

import dev.vitrine.filter.FilterMeter;
import dev.vitrine.filter.FilterSettings;
import dev.vitrine.filter.MetadataResolver;
import dev.vitrine.filter.VitrineFilter;
import dev.vitrine.filter.VitrineInitializer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Puts the filter in front of all others, with the settings of {@code vitrine.*}. A bean of type {@link MetadataResolver} tells it
 * what the application knows of its pages; one of type {@link FilterMeter} hears what became of them.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class VitrineAutoConfiguration {
    private static final String WEB_MVC = "org.springframework.web.servlet.resource.ResourceUrlProvider";

    /** The settings, from wherever Spring Boot takes its properties. */
    @Bean
    @ConditionalOnMissingBean
    FilterSettings vitrineSettings(Environment environment) {
        return FilterSettings.of(VitrineProperties.of(environment));
    }

    /** The filter itself. */
    @Bean
    @ConditionalOnMissingBean
    VitrineFilter vitrineFilter(
            FilterSettings settings,
            ObjectProvider<MetadataResolver> resolver,
            ObjectProvider<FilterMeter> meters,
            BeanFactory beans,
            Environment environment) {
        MetadataResolver application = resolver.getIfAvailable(() -> request -> Map.of());
        return new VitrineFilter(
                settings,
                ClassUtils.isPresent(WEB_MVC, getClass().getClassLoader())
                        ? new StaticPictures(
                                application,
                                beans.getBeanProvider(ResourceUrlProvider.class),
                                VitrineProperties.servletPath(environment))
                        : application,
                new SeveralMeters(meters));
    }

    /**
     * Where it stands: before all others, as the jar alone would have it. Where it is off, or the application has a registration
     * of its own, this one keeps Spring Boot from registering the bean by itself.
     */
    @Bean
    @Conditional(NotRegisteredByAnnotation.class)
    FilterRegistrationBean<VitrineFilter> vitrineRegistration(
            VitrineFilter filter, FilterSettings settings, ObjectProvider<FilterRegistrationBean<?>> registrations) {
        var registration = new StandInRegistration(filter, registrations);
        registration.setEnabled(settings.enabled());
        registration.setName(VitrineInitializer.FILTER_NAME);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    /** For applications with Micrometer. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metrics {
        @Bean
        FilterMeter vitrineMicrometer(ObjectProvider<MeterRegistry> registry) {
            return new MicrometerMeter(registry);
        }
    }

    /** For applications with the actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Endpoint.class)
    static class Actuator {
        @Bean
        @ConditionalOnMissingBean
        VitrineEndpoint vitrineEndpoint(VitrineFilter filter) {
            return new VitrineEndpoint(filter);
        }
    }
}
