package dev.vitrine.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.filter.VitrineFilter;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A webapp with the filter in it, put into a running container again and again: nothing of the former ones stays. */
public abstract class RedeploySuite {
    /** More with {@code -Dvitrine.redeploys=50}: each starts the filter with classes of its own. */
    private static final int TIMES = Integer.getInteger("vitrine.redeploys", 8);

    private static final String DESCRIPTOR = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>vitrine.config</param-name>
                <param-value>%s</param-value>
              </context-param>
              <filter>
                <filter-name>vitrine</filter-name>
                <filter-class>dev.vitrine.filter.VitrineFilter</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping>
                <filter-name>vitrine</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
            </web-app>
            """;

    /** A container that takes a webapp away and puts it in anew. */
    public interface Host extends Container {
        /** Takes the webapp at {@code /app} away, where there is one, and puts this one there. */
        ClassLoader redeploy(Path webapp) throws Exception;
    }

    private final Host host;

    protected RedeploySuite(Host host) {
        this.host = host;
    }

    @Test
    @Timeout(300)
    void redeploysLeaveOneClassLoader(@TempDir Path folder) throws Exception {
        Path webapp = laidOut(folder);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try {
            for (int i = 0; i < TIMES; i++) {
                loaders.add(new WeakReference<>(host.redeploy(webapp)));
                Answer page = Wire.exchange(host.port(), "GET", "/app/page.html");
                assertThat(page.body()).contains("og:title");
            }
            assertThat(left(loaders)).isEqualTo(1);
        } finally {
            host.stop();
        }
    }

    /** The filter from its own classes, as from a jar of the webapp. */
    private static Path laidOut(Path folder) throws IOException, URISyntaxException {
        Path webapp = folder.resolve("webapp");
        Path classes = webapp.resolve("WEB-INF/classes");
        Path compiled = Path.of(VitrineFilter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(compiled)) {
            copy(compiled, classes);
        } else {
            Path library = Files.createDirectories(webapp.resolve("WEB-INF/lib"));
            Files.copy(compiled, library.resolve("vitrine-filter.jar"));
        }
        Path settings = Files.writeString(folder.resolve("settings.properties"), "vitrine.site-name=The Bakery\n");
        Files.createDirectories(webapp.resolve("WEB-INF"));
        Files.writeString(webapp.resolve("WEB-INF/web.xml"), DESCRIPTOR.formatted(settings));
        Files.writeString(webapp.resolve("page.html"), Pages.PAGE);
        return webapp;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** How many are still there after the collector has had its chances: what is softly held it takes last. */
    private static long left(List<WeakReference<ClassLoader>> loaders) {
        long left = Long.MAX_VALUE;
        for (int i = 0; i < 20 && left > 1; i++) {
            System.gc();
            left = loaders.stream().filter(loader -> loader.get() != null).count();
        }
        return left;
    }
}
