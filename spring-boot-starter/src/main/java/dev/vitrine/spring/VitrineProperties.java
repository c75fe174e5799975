package dev.vitrine.spring;

import dev.vitrine.filter.FilterSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/** The settings of the filter as Spring Boot knows them, with its relaxed spelling, lists, maps and profiles. */
final class VitrineProperties {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("vitrine");
    private static final List<ConfigurationPropertyName> KEYS =
            FilterSettings.keys().stream().map(ConfigurationPropertyName::of).toList();
    private static final String ENABLED = "vitrine.enabled";
    static final String CONFIG = "vitrine.config";
    private static final String PREFIX = "vitrine.prefix";
    private static final String RULES = "vitrine.path-rules";

    /** Settings whose items have blanks and commas in them. */
    private static final Set<String> PARTED_BY_SEMICOLONS = Set.of("vitrine.authors", RULES);

    private VitrineProperties() {}

    /** All that is said; where the filter is off, that alone, so that it goes off whatever else is broken. */
    static Map<String, String> of(Environment environment) {
        Binder binder = Binder.get(environment);
        if ("false".equalsIgnoreCase(value(binder, ENABLED).orElse(""))) {
            return Map.of(ENABLED, "false");
        }
        Map<String, String> settings = new TreeMap<>();
        for (String key : FilterSettings.keys()) {
            value(binder, key).ifPresent(value -> settings.put(key, value));
        }
        if (isOfAWidgetServer(environment)) {
            settings.remove(CONFIG);
        }
        unknown(environment).forEach(key -> settings.put(key, ""));
        String below = servletPath(environment);
        if (!below.isEmpty()) {
            // Tomcat asks filters only where a servlet is mapped, and there is no other.
            settings.putIfAbsent(PREFIX, below + "/_vitrine");
        }
        return settings;
    }

    /** The path below which Spring MVC answers; empty where it does everywhere. */
    static String servletPath(Environment environment) {
        return StringUtils.trimTrailingCharacter(environment.getProperty("spring.mvc.servlet.path", ""), '/');
    }

    /** Where these keys stand, as far as Spring Boot knows files and lines. */
    static Stream<String> origins(Environment environment, Set<String> keys) {
        return sources(environment)
                .flatMap(source -> names(source)
                        .filter(name -> keys.contains(keyOf(name)))
                        .flatMap(name -> Stream.ofNullable(source.getConfigurationProperty(name))))
                .filter(property -> property.getOrigin() != null)
                .map(VitrineProperties::placed)
                .distinct();
    }

    private static String placed(ConfigurationProperty property) {
        return keyOf(property.getName()) + " stands in " + property.getOrigin();
    }

    /** The setting that a name is about, which may be that of an item in a list or a map. */
    private static String keyOf(ConfigurationPropertyName name) {
        return KEYS.stream()
                .filter(key -> key.equals(name) || key.isAncestorOf(name))
                .findFirst()
                .orElseGet(() -> listOf(name))
                .toString();
    }

    private static ConfigurationPropertyName listOf(ConfigurationPropertyName item) {
        return item.isLastElementIndexed() ? listOf(item.getParent()) : item;
    }

    /** A text, or a list or a map, which YAML has a way to write. */
    private static Optional<String> value(Binder binder, String key) {
        String text = binder.bind(key, Bindable.of(String.class)).orElse(null);
        return text == null ? items(binder, key) : Optional.of(text);
    }

    private static Optional<String> items(Binder binder, String key) {
        Map<String, String> map =
                binder.bind(key, Bindable.mapOf(String.class, String.class)).orElse(Map.of());
        boolean isMap = map.keySet().stream().anyMatch(name -> !name.matches("\\d+"));
        List<String> items = isMap
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey() + (key.equals(RULES) ? " " : "=") + entry.getValue())
                        .toList()
                : binder.bind(key, Bindable.listOf(String.class)).orElse(List.of());
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(PARTED_BY_SEMICOLONS.contains(key) ? "; " : ", ", items));
    }

    /** Whether a file is named by {@code VITRINE_CONFIG} alone, where a widget server looks for its own. */
    private static boolean isOfAWidgetServer(Environment environment) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(CONFIG);
        return sources(environment)
                .filter(source -> source.getConfigurationProperty(name) != null)
                .allMatch(source -> isNamed(source, StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME));
    }

    /** Keys that the filter does not know, for it to refuse; where others have theirs too, nobody's business. */
    private static Stream<String> unknown(Environment environment) {
        return sources(environment)
                .filter(source -> !isShared(source))
                .flatMap(VitrineProperties::names)
                .map(VitrineProperties::keyOf)
                .filter(key -> !FilterSettings.keys().contains(key));
    }

    private static Stream<ConfigurationPropertySource> sources(Environment environment) {
        return StreamSupport.stream(
                ConfigurationPropertySources.get(environment).spliterator(), false);
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource names
                ? names.stream().filter(ROOT::isAncestorOf)
                : Stream.empty();
    }

    private static boolean isShared(ConfigurationPropertySource source) {
        return isNamed(source, StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                || isNamed(source, StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }

    private static boolean isNamed(ConfigurationPropertySource source, String name) {
        return source.getUnderlyingSource() instanceof PropertySource<?> underlying
                && underlying.getName().equals(name);
    }
}
