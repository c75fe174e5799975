package dev.vitrine.container;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A webapp as a folder, for servers that know no object of the test: they find a subclass by its name in the folder, and it
 * makes the application of the context path. The subclass is the module's, whose classes come first on the class path, so that it
 * is called before the filter's own initializer.
 */
public abstract class AppFolder implements ServletContainerInitializer {
    private static final Map<String, WebApp> APPS = new ConcurrentHashMap<>();

    /** Where the suite registers the filter itself, or none at all. */
    private static final Pattern MARKED = Pattern.compile("/filter-.*|/unpacking");

    private static final String OFF = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>vitrine.enabled</param-name>
                <param-value>false</param-value>
              </context-param>
            </web-app>
            """;

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) throws ServletException {
        WebApp app = APPS.get(context.getContextPath());
        // A server may find this class on two ways, and then calls it twice.
        if (app == null || context.getAttribute(AppFolder.class.getName()) != null) {
            return;
        }
        context.setAttribute(AppFolder.class.getName(), true);
        for (ServletContainerInitializer initializer : app.initializers()) {
            initializer.onStartup(Set.of(), context);
        }
    }

    /**
     * The folder, whose name is the app's path. The filter's own initializer is on the class path of all, and so turned off where
     * it is not meant.
     */
    public static Path of(WebApp app, Class<? extends AppFolder> initializer) throws IOException {
        APPS.put(app.contextPath(), app);
        Path folder = Files.createTempDirectory(Path.of("target"), "app")
                .toAbsolutePath()
                .resolve(app.contextPath().substring(1));
        Path inside = Files.createDirectories(folder.resolve("WEB-INF"));
        try (Stream<Path> files = Files.walk(app.staticFiles())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(app.staticFiles().relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES); // Entity tags show its date.
            }
        }
        if (MARKED.matcher(app.contextPath()).matches()) {
            Files.writeString(inside.resolve("web.xml"), OFF);
        }
        Path services = Files.createDirectories(inside.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(ServletContainerInitializer.class.getName()), initializer.getName());
        return folder;
    }
}
