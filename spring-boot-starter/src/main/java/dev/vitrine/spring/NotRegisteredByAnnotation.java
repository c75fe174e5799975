package dev.vitrine.spring;

import dev.vitrine.filter.VitrineFilter;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where a filter of the application's own says by {@link FilterRegistration} which paths it is for, Spring Boot registers it. */
final class NotRegisteredByAnnotation implements ConfigurationCondition {
    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var beans = context.getBeanFactory();
        return beans == null
                || Stream.of(beans.getBeanNamesForType(VitrineFilter.class, true, false))
                        .allMatch(name -> beans.findAnnotationOnBean(name, FilterRegistration.class) == null);
    }
}
