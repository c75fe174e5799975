package dev.vitrine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All places where the settings of a webapp stand, weakest first. One of them, the file that {@code vitrine.config} names, may
 * change while the webapp runs; the others stay as they are when it starts.
 */
final class SettingsPlaces {
    /** The file on the class path, such as {@code WEB-INF/classes/vitrine.properties}. */
    static final String RESOURCE = "vitrine.properties";

    private static final String ENVIRONMENT = "environment variable";
    private static final String ENVIRONMENT_PREFIX = "VITRINE_";

    /** What Kubernetes writes into the environment of everybody around a service that is called "vitrine". */
    private static final String SERVICE_LINK = "VITRINE_(.*_)?(SERVICE_HOST|(SERVICE_)?PORT(_.*)?)";

    private final Optional<SettingsSource> classPath;
    private final Optional<Path> file;
    private final List<SettingsSource> around;

    private SettingsPlaces(Optional<SettingsSource> classPath, List<SettingsSource> around) {
        this.classPath = classPath;
        this.around = around;
        this.file = file();
    }

    /** For a filter on this machine. */
    static SettingsPlaces of(FilterConfig filter) {
        return of(
                filter,
                told("the environment", System::getenv, Map.of()),
                told("system properties", System::getProperties, new Properties()));
    }

    /** For a filter with its own parameters. */
    static SettingsPlaces of(FilterConfig filter, Map<String, String> environment, Properties system) {
        var init = new SettingsSource(
                "init parameter", false, parameters(filter.getInitParameterNames(), filter::getInitParameter));
        return of(filter.getServletContext(), List.of(init), environment, system);
    }

    /** For a filter that is not registered yet. */
    static SettingsPlaces of(ServletContext context, Map<String, String> environment, Properties system) {
        return of(context, List.of(), environment, system);
    }

    private static SettingsPlaces of(
            ServletContext context, List<SettingsSource> own, Map<String, String> environment, Properties system) {
        List<SettingsSource> around = new ArrayList<>();
        around.add(new SettingsSource(
                "context parameter",
                false,
                ours(parameters(context.getInitParameterNames(), context::getInitParameter))));
        around.addAll(own);
        around.add(new SettingsSource(ENVIRONMENT, true, environment(environment)));
        around.add(new SettingsSource("system property", true, ours(properties(system))));
        return new SettingsPlaces(resource(classPathOf(context)), around);
    }

    /** The file that may change, where there is one. */
    Optional<Path> changingFile() {
        return file;
    }

    /** What all places say now. */
    FilterSettings read() {
        return readWith(file.flatMap(SettingsPlaces::textOf));
    }

    /**
     * What all places say where the file says this.
     *
     * @param text empty where there is no file, or it can't be read
     */
    FilterSettings readWith(Optional<String> text) {
        if (file.isEmpty()) {
            return read(List.of());
        }
        String name = file.get().toString();
        if (text.isEmpty()) {
            throw new SettingsException(List.of("the file " + name + " can't be read (" + Settings.CONFIG.key() + ")"));
        }
        SettingsSource said = PropertiesText.parse(name, text.get());
        if (said.values().containsKey(Settings.CONFIG.key())) {
            throw new SettingsException(
                    List.of(said.named(Settings.CONFIG.key()) + " can't stand in the file that it names"));
        }
        return read(List.of(said));
    }

    private FilterSettings read(List<SettingsSource> changing) {
        List<SettingsSource> all = new ArrayList<>();
        classPath.ifPresent(all::add);
        all.addAll(changing);
        all.addAll(around);
        return FilterSettings.read(all);
    }

    /** What stands in the file now; empty where it can't be read. */
    static Optional<String> textOf(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), UTF_8));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether what stands there is {@code VITRINE_CONFIG}, and names the file of a widget server in the same environment. */
    static boolean isOfAWidgetServer(SettingsSource source, String key, String text) {
        return source.name().equals(ENVIRONMENT)
                && key.equals(Settings.CONFIG.key())
                && text.strip().matches("(?i).*\\.ya?ml");
    }

    private Optional<Path> file() {
        List<SettingsSource> weakestFirst = new ArrayList<>();
        classPath.ifPresent(weakestFirst::add);
        weakestFirst.addAll(around);
        String key = Settings.CONFIG.key();
        String path = weakestFirst.stream()
                .filter(source ->
                        !isOfAWidgetServer(source, key, source.values().getOrDefault(key, "")))
                .map(source -> source.values().getOrDefault(key, "").strip())
                .filter(text -> !text.isEmpty())
                .reduce("", (weaker, stronger) -> stronger);
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new SettingsException(List.of(Settings.CONFIG.key() + ": \"" + path + "\" is not a path"));
        }
    }

    private static <T> T told(String place, Supplier<T> all, T nothing) {
        try {
            return all.get();
        } catch (SecurityException e) {
            VitrineFilter.log().log(Level.INFO, "Vitrine has no settings from {0}: {1}", place, e.getMessage());
            return nothing;
        }
    }

    /** Jetty tells none of a context that was made from code. */
    private static ClassLoader classPathOf(ServletContext context) {
        ClassLoader loader = context.getClassLoader();
        return loader == null ? Objects.requireNonNull(SettingsPlaces.class.getClassLoader()) : loader;
    }

    private static Optional<SettingsSource> resource(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(PropertiesText.parse(RESOURCE, new String(in.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new SettingsException(List.of(RESOURCE + " on the class path can't be read"));
        }
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
            if (name.startsWith(ENVIRONMENT_PREFIX) && !name.matches(SERVICE_LINK)) {
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
