package dev.vitrine.filter;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A place where settings stand.
 *
 * @param name what it is called in messages, such as {@code init parameter}
 * @param shared whether others keep their keys here too, so that one that resembles none of ours may be theirs
 * @param values by key
 */
record SettingsSource(String name, boolean shared, Map<String, String> values) {
    private static final String ENVIRONMENT_PREFIX = "VITRINE_";

    SettingsSource {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static SettingsSource of(Map<String, String> values) {
        return new SettingsSource("setting", false, values);
    }

    /** What a webapp and the process around it say, weakest first; for a filter with its own parameters. */
    static List<SettingsSource> of(FilterConfig filter, Map<String, String> environment, Properties system) {
        var init = new SettingsSource(
                "init parameter", false, parameters(filter.getInitParameterNames(), filter::getInitParameter));
        return around(filter.getServletContext(), List.of(init), environment, system);
    }

    /** The same for a filter that is not registered yet. */
    static List<SettingsSource> of(ServletContext context, Map<String, String> environment, Properties system) {
        return around(context, List.of(), environment, system);
    }

    private static List<SettingsSource> around(
            ServletContext context, List<SettingsSource> own, Map<String, String> environment, Properties system) {
        List<SettingsSource> sources = new ArrayList<>();
        sources.add(new SettingsSource(
                "context parameter",
                false,
                ours(parameters(context.getInitParameterNames(), context::getInitParameter))));
        sources.addAll(own);
        sources.add(new SettingsSource("environment variable", true, environment(environment)));
        sources.add(new SettingsSource("system property", true, ours(properties(system))));
        return sources;
    }

    private static Map<String, String> parameters(Enumeration<String> names, UnaryOperator<String> values) {
        Map<String, String> parameters = new TreeMap<>();
        names.asIterator().forEachRemaining(name -> parameters.put(name, values.apply(name)));
        return parameters;
    }

    private static Map<String, String> properties(Properties system) {
        Map<String, String> properties = new TreeMap<>();
        system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name, "")));
        return properties;
    }

    private static Map<String, String> environment(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                String key = name.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT);
                settings.put("vitrine." + key.replace('_', '-'), value);
            }
        });
        return settings;
    }

    private static Map<String, String> ours(Map<String, String> values) {
        values.keySet().removeIf(key -> !key.startsWith("vitrine."));
        return values;
    }
}
