package dev.vitrine.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Map;

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
        var filter = new VitrineFilter(FilterSettings.of(settings), MarkingEditor::new);
        FilterRegistration.Dynamic registration = context.addFilter("vitrine", filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(dispatches, false, "/*");
        return filter;
    }
}
