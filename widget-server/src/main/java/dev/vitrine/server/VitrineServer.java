package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of the widget server. */
@Command(
        name = "vitrine-widget-server",
        description = "Reads social feeds and serves them as widgets that any site embeds.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        subcommands = {ServeCommand.class, CheckConfigCommand.class},
        footer = {
            "",
            "Without a command it serves; without --config it serves a demo feed of its own.",
            "What --limits-idle-time says may be said by the variable VITRINE_LIMITS_IDLE_TIME as well, and in the"
                    + " configuration by limits: { idle-time: 30s }; so with every option that sets something."
        })
public final class VitrineServer implements Callable<Integer> {
    /** What was asked for cannot be done. */
    static final int FAILED = 1;

    /** What was asked for makes no sense: a wrong option, or a configuration with mistakes. */
    static final int MISUSED = 2;

    @Mixin
    private Serving serving = new Serving();

    /** Starts the server, or does what else the arguments ask for; exits with 0, 1 (it failed) or 2 (misuse). */
    public static void main(String[] args) {
        System.exit(run(args, new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8)));
    }

    /** As {@link #main}, but the exit code is returned. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine command = new CommandLine(new VitrineServer());
        Serving.addSettings(command.getCommandSpec());
        command.getSubcommands().values().stream()
                .filter(other -> other.getCommand() instanceof ServeCommand)
                .forEach(serve -> Serving.addSettings(serve.getCommandSpec()));
        return command.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(VitrineServer::misused)
                .execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        return serving.serve();
    }

    private static int misused(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        String line = String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
        String near = exception instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream()
                        .findFirst()
                        .flatMap(word -> word.matches(".*\\.ya?ml")
                                ? Optional.of("--config " + word)
                                : Suggestion.of(word, words(command)))
                        .map(word -> "; did you mean " + word + "?")
                        .orElse(".")
                : ".";
        command.getErr().println(line + near + " Try --help.");
        return MISUSED;
    }

    private static Set<String> words(CommandLine command) {
        Set<String> words = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
        words.addAll(command.getSubcommands().keySet());
        return words;
    }
}
