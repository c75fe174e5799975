package dev.vitrine.demo;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong, and what would do. */
final class Mistakes {
    private Mistakes() {}

    /** A mistake on the command line. */
    static int explain(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String guess = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(known -> "; did you mean " + known + "?")
                        .orElse("")
                : "";
        command.getErr().println(firstLine(mistake) + guess + " (--help lists all options)");
        return CommandLine.ExitCode.USAGE;
    }

    /** A failure while it ran; what is not bad input or bad weather keeps its stack trace. */
    static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!(failure instanceof IOException)) {
            throw failure;
        }
        command.getErr().println(sentence(failure));
        return failure instanceof FilterSettingsCheck.Refused
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? firstLine(failure) : firstLine(failure) + ": " + root;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
