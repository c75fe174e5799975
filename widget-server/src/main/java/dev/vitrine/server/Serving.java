package dev.vitrine.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Serves until it is told to stop: the options that say what and where, and what is done with them. */
@Command
final class Serving {
    /** The variable that names the configuration. */
    static final String CONFIG_VARIABLE = "VITRINE_CONFIG";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the YAML file that names feeds and widgets; without it the one of " + CONFIG_VARIABLE)
    private Optional<Path> named = Optional.empty();

    @Option(
            names = "--print-config",
            description = "print all settings, each with who has set it, and end; secrets are not shown")
    private boolean print;

    /** Gives a command an option for every setting. */
    static void addSettings(CommandSpec command) {
        for (Setting<?> setting : SettingsTable.ALL) {
            command.addOption(OptionSpec.builder(setting.flag())
                    .type(String.class)
                    .paramLabel(setting.expected().matches("[0-9].*") ? "N" : "VALUE")
                    .description(description(setting))
                    .build());
        }
    }

    private static String description(Setting<?> setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "; default: " + setting.fallback();
        String text = setting.meaning() + " (" + setting.expected() + fallback + ")";
        return text.replace("`", "").replace("%", "%%"); // Markdown there, a format here
    }

    int serve() throws InterruptedException {
        Given given = Given.here(flags());
        HangUp hangUp = new HangUp();
        Optional<Path> config;
        Contents contents = new Contents();
        Settings settings;
        try {
            config = named.isPresent() ? named : configOf(given.environment());
            // before the settings are read, so that no signal is missed
            config.ifPresent(file -> hangUp.hear());
            settings = config.isPresent()
                    ? SettingsFile.read(config.get(), given, contents::note)
                    : SettingsFile.demo(given);
        } catch (SettingsException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return VitrineServer.MISUSED;
        }
        settings.warnings().forEach(spec.commandLine().getErr()::println);
        if (print) {
            spec.commandLine().getOut().print(PrintedSettings.of(settings));
            spec.commandLine().getOut().flush(); // it does so by itself at the end of a println only
            return 0;
        }
        try (WidgetServer server = WidgetServer.build(settings)) {
            URI uri = server.start();
            if (config.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("No configuration is named, so this is a demo; --config FILE serves your own feeds.");
            }
            server.newToken().ifPresent(token -> tell(token, server));
            // before anybody is told that they may change it
            if (config.isPresent()) {
                watch(new SettingsWatch(config.get(), given, server, contents), hangUp);
            }
            CountDownLatch stopped = stopWith(server);
            spec.commandLine().getOut().println("ready " + uri);
            stopped.await();
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return VitrineServer.FAILED;
        }
    }

    /** The configuration that the environment names; an empty name names none. */
    static Optional<Path> configOf(Environment environment) throws SettingsException {
        try {
            return environment
                    .value(CONFIG_VARIABLE)
                    .filter(text -> !text.isBlank())
                    .map(text -> SettingsTable.path(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(CONFIG_VARIABLE + ": " + e.getMessage());
        }
    }

    /** Not by way of the log, which goes where others read it. */
    private void tell(String token, WidgetServer server) {
        String asker = server.adminPage().isPresent() ? "The page for editors asks" : "The builder may ask";
        spec.commandLine()
                .getErr()
                .println(asker + " for this server's token, which is told only this once and kept in "
                        + server.tokenFile() + ":\n" + token);
    }

    /** What the command line says, by flag. */
    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        ParseResult parsed = spec.commandLine().getParseResult();
        for (Setting<?> setting : SettingsTable.ALL) {
            if (parsed.hasMatchedOption(setting.flag())) {
                flags.put(setting.flag(), parsed.matchedOptionValue(setting.flag(), ""));
            }
        }
        return flags;
    }

    private static void watch(SettingsWatch watch, HangUp hangUp) {
        watch.start(LOOK_EVERY);
        hangUp.does(watch::reload, watch.executor());
    }

    /** Begun answers end before the process does, when it is told to stop. */
    private static CountDownLatch stopWith(WidgetServer server) {
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
        return stopped;
    }
}
