package dev.vitrine.container;

import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Path;
import java.util.List;

/**
 * A web application made by its initializers.
 *
 * @param contextPath beginning with {@code /}
 * @param staticFiles served by the container's own default servlet
 */
public record WebApp(String contextPath, Path staticFiles, List<ServletContainerInitializer> initializers) {
    public WebApp {
        initializers = List.copyOf(initializers);
    }
}
