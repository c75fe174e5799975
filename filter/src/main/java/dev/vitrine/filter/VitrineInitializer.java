package dev.vitrine.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the filter when its jar is found in a web application: outermost, for every path. Where the application
 * registers it itself, or our Spring Boot starter does, that mapping stands.
 */
public final class VitrineInitializer implements ServletContainerInitializer {
    /** The name under which the filter is registered. */
    public static final String FILTER_NAME = "vitrine";

    /** All dispatches but {@code INCLUDE}, whose response is another's part. */
    static final EnumSet<DispatcherType> DISPATCHES =
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR);

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        if (isRegistered(context) || isLeftToSpringBoot() || isOff(context)) {
            return;
        }
        FilterRegistration.Dynamic registration = context.addFilter(FILTER_NAME, VitrineFilter.class);
        if (registration == null) {
            VitrineFilter.log().log(
                    Level.WARNING,
                    "Vitrine is off: a filter of another kind has the name \"{0}\". Register {1} under another name.",
                    FILTER_NAME,
                    VitrineFilter.class.getName());
            return;
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(DISPATCHES.clone(), false, "/*");
    }

    private static boolean isRegistered(ServletContext context) {
        return context.getFilterRegistrations().values().stream()
                .anyMatch(registration -> VitrineFilter.class.getName().equals(registration.getClassName()));
    }

    /** Whether our starter is there too, as in the war of a Spring Boot application: it knows more settings than we do. */
    private static boolean isLeftToSpringBoot() {
        return VitrineInitializer.class.getResource("/dev/vitrine/spring/VitrineAutoConfiguration.class") != null;
    }

    /** Whether the kill switch is thrown for good. Broken settings, and places that a policy hides, are the filter's own to report. */
    private static boolean isOff(ServletContext context) {
        try {
            SettingsPlaces places = SettingsPlaces.of(context, System.getenv(), System.getProperties());
            return places.changingFile().isEmpty() && !places.read().enabled();
        } catch (SettingsException | SecurityException e) {
            return false;
        }
    }
}
