package dev.vitrine.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server on the loopback interface, in a process of its own, until it is closed. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI base;

    private ServerProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** A main class of this module in a JVM of its own, which says {@code ready http://…} when it answers. */
    public static ServerProcess java(List<String> jvmOptions, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(javaCommand()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return saysReady(command);
    }

    /** The java command that runs this JVM as well. */
    public static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A command that says {@code ready http://…} when it answers. */
    public static ServerProcess saysReady(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture<URI> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, command, ready), "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            return new ServerProcess(process, ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("not ready: " + String.join(" ", command), e);
        }
    }

    /** A command that answers at a known place some time after its start. */
    public static ServerProcess answersAt(URI base, List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Ports.answers(base)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("not ready: " + String.join(" ", command) + "\n" + Files.readString(log));
            }
        }
        return new ServerProcess(process, base);
    }

    /** What the server has said so far is of no interest once it is ready, but must be read lest it blocks. */
    private static void read(Process process, List<String> command, CompletableFuture<URI> ready) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                } else if (!ready.isDone()) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IOException("ended: " + String.join(" ", command) + "\n" + said));
    }

    /** Where it answers. */
    public URI base() {
        return base;
    }

    /** The CPU time that it and its children have used, all threads together. */
    public Duration cpu() {
        try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
            return all.map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** The most memory that it has had in RAM, in bytes; 0 where the system does not tell. */
    public long peakMemory() {
        return status("VmHWM:");
    }

    /** The memory that it has in RAM now, in bytes; 0 where the system does not tell. */
    public long memory() {
        return status("VmRSS:");
    }

    private long status(String field) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
