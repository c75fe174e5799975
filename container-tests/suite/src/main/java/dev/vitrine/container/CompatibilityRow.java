package dev.vitrine.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes what came out of a suite on one container as a row of the table in docs/install.md, to
 * {@code target/compatibility/}. The container is named by its module's {@code container}.
 */
public final class CompatibilityRow implements TestWatcher, AfterAllCallback {
    private static final Path FOLDER = Path.of("target", "compatibility");

    private final Map<String, Outcomes> suites = new ConcurrentHashMap<>();

    private Outcomes outcomes(ExtensionContext context) {
        return suites.computeIfAbsent(context.getRequiredTestClass().getSimpleName(), suite -> new Outcomes());
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        outcomes(context).passed.incrementAndGet();
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        outcomes(context).differing.incrementAndGet();
        outcomes(context).reasons.add(String.valueOf(cause.getMessage()).replace("Assumption failed: ", ""));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        outcomes(context).failed.incrementAndGet();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        String container = System.getProperty("container", "");
        if (container.isEmpty()) {
            return; // Started by hand, outside its module.
        }
        String suite = context.getRequiredTestClass().getSimpleName();
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(suite + ".md"), outcomes(context).row(named(container, suite)));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the row of " + container, e);
        }
    }

    /** Where there are suites for several servers in a module, each is called by its server. */
    private static String named(String container, String suite) {
        return suite.equals("EdgeTest") ? container : container + ", " + suite.replaceFirst("Test$", "");
    }

    private static final class Outcomes {
        private final AtomicInteger passed = new AtomicInteger();
        private final AtomicInteger differing = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final Set<String> reasons = new TreeSet<>();

        String row(String container) {
            int all = passed.get() + differing.get() + failed.get();
            String different = differing.get() == 0 ? "none" : differing + ": " + String.join("; ", reasons);
            return String.format(Locale.ROOT, "| %s | %d of %d | %s |%n", container, passed.get(), all, different);
        }
    }
}
