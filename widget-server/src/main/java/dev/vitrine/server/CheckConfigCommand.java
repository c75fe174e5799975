package dev.vitrine.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a configuration can be served, and where its mistakes are. */
@Command(
        name = "check-config",
        description =
                "Checks a configuration; exits with 2 where it has mistakes and tells line, column and key of each.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CheckConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "the YAML file to check")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try {
            Settings settings = SettingsFile.read(file, Given.here(Map.of()));
            settings.warnings().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getOut().println(file + ": fine: " + settings.summary());
            return 0;
        } catch (SettingsException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return VitrineServer.MISUSED;
        }
    }
}
