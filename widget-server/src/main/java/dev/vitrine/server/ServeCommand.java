package dev.vitrine.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves, and says so. */
@Command(
        name = "serve",
        description = "Serves widgets; what is done where no command is named.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Serving serving = new Serving();

    @Override
    public Integer call() throws InterruptedException {
        return serving.serve();
    }
}
