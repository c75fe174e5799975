package dev.vitrine.demo.social;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The widget server in a process of its own, started with a configuration as anybody would start it. */
public final class WidgetServer implements AutoCloseable {
    private static final String READY = "ready ";
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final String address;

    private WidgetServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts the server of {@code jar} at a free port, with widgets {@code bakery} and {@code wall} that
     * show the posts of {@code network}.
     *
     * @param folder where its configuration and its data go
     */
    public static WidgetServer start(Path jar, Path folder, SocialNetwork network) throws IOException {
        Path configuration = Files.writeString(folder.resolve("vitrine.yaml"), configuration(folder, network));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--config",
                        configuration.toString(),
                        "--port",
                        "0")
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new WidgetServer(process, line.substring(READY.length()).replaceFirst("/$", ""));
            }
        }
        process.destroy();
        String reason =
                Files.readString(folder.resolve("log.txt")).lines().findFirst().orElse("it said nothing");
        throw new IOException("The widget server did not start: " + reason + "; --no-widgets does without it");
    }

    /** Where it answers, without a slash at its end. */
    public String address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String configuration(Path folder, SocialNetwork network) {
        return """
                data: "%1$s"
                feeds:
                  blog:
                    url: %2$s/bakery.rss
                    refresh: 10s
                  mastodon:
                    mastodon: "%2$s/@bakery"
                    boosts: true
                    refresh: 10s
                  bluesky:
                    bluesky: rye-and-lantern.example
                    server: %2$s
                    boosts: true
                    refresh: 10s
                  youtube:
                    youtube: UCrye-and-lantern-demo00
                    server: %2$s
                    refresh: 10s
                widgets:
                  bakery:
                    title: Fresh from the oven
                    feeds: [blog, mastodon, bluesky, youtube]
                    limit: 4
                  wall:
                    title: The bakery on all networks
                    feeds: [blog, mastodon, bluesky, youtube]
                    layout: masonry
                    limit: 12
                allow-addresses: ["%3$s"]
                """.formatted(
                        folder.resolve("data").toString().replace('\\', '/'),
                        network.address(),
                        network.address().substring("http://".length()));
    }
}
