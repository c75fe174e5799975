package dev.vitrine.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program wrk, with one thread. */
final class Wrk implements Load {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([\\d.]+)(us|ms|s|m)");
    private static final Pattern FAILURES = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    private final String program;

    Wrk(String program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "wrk";
    }

    @Override
    public Answered put(Target target, int connections, Duration duration) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program,
                "-t1",
                "--timeout",
                "60s",
                "-c" + connections,
                "-d" + Math.max(1, duration.toSeconds()) + "s"));
        target.headers().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(target.uri().toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Reads what wrk says in the end. */
    static Answered parse(String output) throws IOException {
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) {
            throw new IOException("wrk said:\n" + output);
        }
        long failures = sum(FAILURES, output);
        long answered = Long.parseLong(requests.group(1)) - failures;
        return new Answered(
                answered,
                Double.parseDouble(requests.group(2)) * unit(requests.group(3)),
                failures + sum(ERRORS, output));
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "m" -> 60;
            default -> 1;
        };
    }

    private static long sum(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        long sum = 0;
        if (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                sum += Long.parseLong(matcher.group(group));
            }
        }
        return sum;
    }
}
