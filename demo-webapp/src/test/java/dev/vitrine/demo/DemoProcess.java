package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher in a process of its own, as a stranger starts it. */
final class DemoProcess implements AutoCloseable {
    private static final long PATIENCE = 60;

    /** A process started in the background inherits that SIGINT is ignored; this undoes it where the system can. */
    private static final List<String> HEARS_CTRL_C = hearsCtrlC();

    private final Process process;
    private final Path errors;
    private final List<String> guide = new ArrayList<>();
    private final URI address;

    private DemoProcess(Process process, Path errors) throws IOException {
        this.process = process;
        this.errors = errors;
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith("ready ")) {
            guide.add(line);
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The demo did not start: " + Files.readString(errors));
        }
        address = URI.create(line.substring("ready ".length()));
    }

    /** How a process ended that was not meant to go on. */
    record Outcome(int exitCode, String output, String errors) {}

    /** Starts the demo at a free port, and returns when it says that it is ready. */
    static DemoProcess start(String... arguments) {
        return start(List.of(), arguments);
    }

    /** The same with options for its virtual machine. */
    static DemoProcess start(List<String> machine, String... arguments) {
        try {
            Path errors = Files.createTempFile("vitrine-demo", ".err");
            List<String> all = new ArrayList<>(List.of("--port", "0"));
            all.addAll(Arrays.asList(arguments));
            Process process =
                    builder(machine, all).redirectError(errors.toFile()).start();
            return new DemoProcess(process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the demo to its end. */
    static Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    /** The same with options for its virtual machine. */
    static Outcome run(List<String> machine, String... arguments) throws IOException, InterruptedException {
        return outcome(builder(machine, List.of(arguments)));
    }

    /** Runs whatever ends by itself, such as the script that starts the demo. */
    static Outcome outcome(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("The demo did not end: " + output + errors);
        }
        return new Outcome(process.exitValue(), output, errors);
    }

    /** The address of the first page, with a slash at its end. */
    URI address() {
        return address;
    }

    /** What it printed before it was ready. */
    List<String> guide() {
        return List.copyOf(guide);
    }

    /** Everything on standard error so far. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Presses Ctrl-C, and returns the exit code. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            throw new IOException("The demo goes on after Ctrl-C: " + errors());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> hearsCtrlC() {
        List<String> prefix = List.of("env", "--default-signal=INT");
        try {
            List<String> trial = new ArrayList<>(prefix);
            trial.add("true");
            return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** What starts the demo, for those who want to change its surroundings. */
    static ProcessBuilder builder(List<String> machine, List<String> arguments) {
        List<String> command = new ArrayList<>(HEARS_CTRL_C);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of("-jar", System.getProperty("demo.jar")));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
