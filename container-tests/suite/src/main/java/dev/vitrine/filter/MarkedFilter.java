package dev.vitrine.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The filter as it is, with every insertion in marks, so that a test can take them all out again. */
public final class MarkedFilter {
    private MarkedFilter() {}

    /** Registers the filter as its own initializer does. */
    public static VitrineFilter register(ServletContext context, Map<String, String> settings) {
        return register(context, settings, VitrineInitializer.DISPATCHES.clone());
    }

    /** Registers the filter for some kinds of dispatch only. */
    public static VitrineFilter register(
            ServletContext context, Map<String, String> settings, EnumSet<DispatcherType> dispatches) {
        return register(context, new VitrineFilter(FilterSettings.of(settings), MarkingEditor::new), dispatches);
    }

    /**
     * Registers a filter without marks, with the settings of its webapp.
     *
     * @param nanoTime tells when to look at the file of settings
     */
    public static VitrineFilter registerWatching(ServletContext context, LongSupplier nanoTime) {
        var filter = new VitrineFilter(nanoTime, UnaryOperator.identity());
        return register(context, filter, VitrineInitializer.DISPATCHES.clone());
    }

    private static VitrineFilter register(
            ServletContext context, VitrineFilter filter, EnumSet<DispatcherType> dispatches) {
        FilterRegistration.Dynamic registration = context.addFilter("vitrine", filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(dispatches, false, "/*");
        return filter;
    }
}
