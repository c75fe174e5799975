package dev.vitrine.spring;

import dev.vitrine.filter.VitrineFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where the application says itself which paths the filter is for, that stands, as a mapping in {@code web.xml} does. */
final class NotRegisteredByApplication implements ConfigurationCondition {
    private static final ResolvableType REGISTRATION =
            ResolvableType.forClassWithGenerics(FilterRegistrationBean.class, VitrineFilter.class);

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var beans = context.getBeanFactory();
        return beans == null || beans.getBeanNamesForType(REGISTRATION, true, false).length == 0;
    }
}
