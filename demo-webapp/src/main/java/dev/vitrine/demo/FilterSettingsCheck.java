package dev.vitrine.demo;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Asks the filter what it thinks of its settings before anything starts. In a webapp a mistake only leaves the filter off;
 * who starts a demo of the filter wants to know at once.
 */
final class FilterSettingsCheck {
    /** Names a file that the filter reads when it starts, and whose mistakes it tells then. */
    private static final String CONFIG = "vitrine.config";

    private FilterSettingsCheck() {}

    /** The filter refuses a setting; the message is its own. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * @param jar the filter's, which is not on the class path: there it would serve every webapp
     * @param parameters context parameters; those of the filter and of others
     * @param environment the environment's variables
     * @param system the system properties
     * @throws Refused where the filter would not start with these settings
     */
    static void check(Path jar, Map<String, String> parameters, Map<String, String> environment, Properties system)
            throws IOException {
        URL[] filter = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(filter, FilterSettingsCheck.class.getClassLoader())) {
            Class<?> known = Class.forName("dev.vitrine.filter.FilterSettings", true, loader);
            Map<String, String> settings = new HashMap<>(parameters);
            for (Object key : (Set<?>) known.getMethod("keys").invoke(null)) {
                String value = environment.get(variable(key.toString()));
                if (value != null) {
                    settings.put(key.toString(), value);
                }
            }
            system.stringPropertyNames().forEach(name -> settings.put(name, system.getProperty(name)));
            settings.keySet().removeIf(name -> !name.startsWith("vitrine.") || name.equals(CONFIG));
            known.getMethod("of", Map.class).invoke(null, settings);
        } catch (InvocationTargetException e) {
            throw new Refused(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IOException("The filter's jar has no settings", e);
        }
    }

    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
