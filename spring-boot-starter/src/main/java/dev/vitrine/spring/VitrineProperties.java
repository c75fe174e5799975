package dev.vitrine.spring;

import dev.vitrine.filter.FilterSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings of the filter as Spring Boot knows them, with its relaxed spelling, lists and profiles. */
final class VitrineProperties {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("vitrine");

    private VitrineProperties() {}

    static Map<String, String> of(Environment environment) {
        Binder binder = Binder.get(environment);
        Map<String, String> settings = new TreeMap<>();
        for (String key : FilterSettings.keys()) {
            value(binder, key).ifPresent(value -> settings.put(key, value));
        }
        unknown(environment).forEach(key -> settings.put(key, ""));
        return settings;
    }

    /** A text, or a list, which YAML has a way to write. */
    private static Optional<String> value(Binder binder, String key) {
        Optional<String> text =
                Optional.ofNullable(binder.bind(key, Bindable.of(String.class)).orElse(null));
        return text.or(() -> Optional.ofNullable(
                        binder.bind(key, Bindable.listOf(String.class)).orElse(null))
                .map(items -> String.join(", ", items)));
    }

    /** Keys that the filter does not know, for it to refuse; where others have theirs too, nobody's business. */
    private static Stream<String> unknown(Environment environment) {
        List<ConfigurationPropertyName> known = FilterSettings.keys().stream()
                .map(ConfigurationPropertyName::of)
                .toList();
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(source -> !isShared(source))
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(ROOT::isAncestorOf)
                .filter(name -> known.stream().noneMatch(key -> key.equals(name) || key.isAncestorOf(name)))
                .map(ConfigurationPropertyName::toString);
    }

    private static boolean isShared(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> underlying
                && (underlying.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                        || underlying.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME));
    }
}
