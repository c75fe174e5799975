package dev.vitrine.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the configuration and the files that it names, certificate and secrets, every now and then, and has a running
 * server take what is new. A version with mistakes is refused as a whole, and what was there before stays.
 */
final class SettingsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);

    private final Path file;
    private final Given given;
    private final WidgetServer server;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(SettingsWatch::thread);

    /** What the files held when something was last made of them, and when they were last looked at. */
    private Contents taken;

    private Contents seen;

    /**
     * @param file the configuration, from which the server has its settings
     * @param taken what the files held before the server had anything from them, so that no edit is missed
     */
    SettingsWatch(Path file, Given given, WidgetServer server, Contents taken) {
        this.file = file;
        this.given = given;
        this.server = server;
        this.taken = taken;
        this.seen = taken;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "settings");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to look, again and again after so long; a file that is just being written is left alone until it is done. */
    void start(Duration pause) {
        var unused =
                executor.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where whatever has to do with the settings is done, one after another. */
    ExecutorService executor() {
        return executor;
    }

    private void look() {
        try {
            lookOnce();
        } catch (RuntimeException | Error e) { // nobody would look again otherwise
            LOG.error("The settings cannot be looked at because of a fault of ours; they stay as they are.", e);
        }
    }

    private void lookOnce() {
        Contents now = taken.now();
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(taken)) {
            reload();
        }
    }

    /** Reads everything again, changed or not; whatever comes of it is one line in the log. */
    void reload() {
        Contents fresh = new Contents();
        taken = fresh;
        server.tls().forEach(fresh::note);
        try {
            server.renewCertificate();
            Settings settings = SettingsFile.read(file, given, fresh::note);
            List<String> later = server.show(settings);
            server.settingsRead(true);
            LOG.info(
                    "Took the settings of {}: {}{}.",
                    file,
                    settings.summary(),
                    later.isEmpty() ? "" : "; at the next start also " + String.join(", ", later));
        } catch (SettingsException e) {
            server.settingsRead(false);
            LOG.error(
                    "Kept the settings as they were, because of mistakes in the new ones: {}",
                    String.valueOf(e.getMessage()).replace("\n", "; "));
        } catch (IOException e) {
            server.settingsRead(false);
            fresh.note(file); // which nobody came to read
            LOG.error("Kept the settings as they were: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            server.settingsRead(false);
            LOG.error("Kept the settings as they were, because of a fault of ours.", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
