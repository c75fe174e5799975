package dev.vitrine.container.glassfish;

import dev.vitrine.container.WebApp;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the application of a context path: the server finds this class by its name, and so knows no object of the test. */
public final class AppInitializer implements ServletContainerInitializer {
    private static final Map<String, WebApp> APPS = new ConcurrentHashMap<>();

    static void deployed(WebApp app) {
        APPS.put(app.contextPath(), app);
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) throws ServletException {
        WebApp app = APPS.get(context.getContextPath());
        // GlassFish may find this class on two ways, and then calls it twice.
        if (app == null || context.getAttribute(AppInitializer.class.getName()) != null) {
            return;
        }
        context.setAttribute(AppInitializer.class.getName(), true);
        for (ServletContainerInitializer initializer : app.initializers()) {
            initializer.onStartup(Set.of(), context);
        }
    }
}
