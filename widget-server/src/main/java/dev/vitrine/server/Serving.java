package dev.vitrine.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves until it is told to stop: the options that say what and where, and what is done with them. */
@Command
final class Serving {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "the YAML file that names feeds and widgets")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the port to listen on (default: 8090; 0 takes a free one)")
    private Optional<Integer> port = Optional.empty();

    int serve() throws InterruptedException {
        Settings settings;
        try {
            settings = settings();
        } catch (SettingsException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return VitrineServer.MISUSED;
        }
        try (WidgetServer server = WidgetServer.build(settings)) {
            URI uri = server.start();
            server.newToken().ifPresent(token -> tell(token, server));
            spec.commandLine().getOut().println("ready " + uri);
            untilStopped(server);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return VitrineServer.FAILED;
        }
    }

    /** Not by way of the log, which goes where others read it. */
    private void tell(String token, WidgetServer server) {
        String where = server.adminPage()
                .map(page -> "\nThe page that asks for it is " + page)
                .orElse("");
        spec.commandLine()
                .getErr()
                .println("The token of this server for editors, which is shown this once: " + token + where
                        + "\nIt is kept in the file admin-token of the data folder.");
    }

    private Settings settings() throws SettingsException {
        Settings settings = config.isPresent() ? SettingsFile.read(config.get()) : DemoFeed.settings();
        if (port.isEmpty()) {
            return settings;
        }
        if (port.get() < 0 || port.get() > 65_535) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--port': expected 0 to 65535, not " + port.get() + ".");
        }
        return settings.withPort(port.get());
    }

    /** Waits for the signal to stop; begun answers end before the process does. */
    private static void untilStopped(WidgetServer server) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                server.close();
                            } catch (IOException e) {
                                System.err.println(e.getMessage());
                            } finally {
                                stopped.countDown();
                            }
                        },
                        "stop"));
        stopped.await();
    }
}
