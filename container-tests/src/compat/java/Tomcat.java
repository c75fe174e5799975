import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Tomcat as it is downloaded, in a process of its own. */
final class Tomcat implements AutoCloseable {
    private static final int PATIENCE = 60_000;

    /** Tomcat says how long its random numbers took, where the machine was busy. */
    private static final String OF_THE_MACHINE = "SessionIdGeneratorBase.createSecureRandom";

    private final Process process;
    private final Path log;
    private final int port;

    Tomcat(Path home, Path temporary, int port, List<String> options) throws Exception {
        this.port = port;
        this.log = home.resolve("out.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-Xmn64m", // A page of the examples asks whether half of it is free: so it is at any time.
                "-Djava.util.logging.config.file=" + home.resolve("conf/logging.properties"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + home,
                "-Djava.io.tmpdir=" + temporary));
        // As its own start script has it.
        for (String open : List.of("java.lang", "java.lang.reflect", "java.io", "java.util", "java.util.concurrent")) {
            command.add("--add-opens=java.base/" + open + "=ALL-UNNAMED");
        }
        command.add("--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!Files.readString(log, ISO_8859_1).contains("Server startup in")) {
            if (!process.isAlive()) {
                throw new IOException("Tomcat did not start: " + log);
            }
            Thread.sleep(200);
        }
    }

    Page get(String path) {
        try {
            return get(path, new ArrayList<>(), 4);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private Page get(String path, List<String> cookies, int hops) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setReadTimeout(PATIENCE);
        connection.setRequestProperty("User-Agent", "compat");
        if (!cookies.isEmpty()) {
            connection.setRequestProperty("Cookie", String.join("; ", cookies));
        }
        int status = connection.getResponseCode();
        Map<String, List<String>> headers = new TreeMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name.toLowerCase(), values);
            }
        });
        String location = connection.getHeaderField("Location");
        if (status / 100 == 3 && location != null && hops > 0) {
            headers.getOrDefault("set-cookie", List.of()).forEach(cookie -> cookies.add(cookie.split(";")[0]));
            URI target = URI.create("http://127.0.0.1:" + port + path).resolve(location);
            if (target.getPort() == port) {
                return get(
                        target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()),
                        cookies,
                        hops - 1);
            }
        }
        long end = System.nanoTime() + PATIENCE * 1_000_000L;
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Page(path, status, headers, in == null ? new byte[0] : readAll(in, end));
        }
    }

    private static byte[] readAll(InputStream in, long end) throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (System.nanoTime() > end) {
                throw new IOException("does not end");
            }
        }
        return body.toByteArray();
    }

    /** The lines of the log without what differs from run to run. */
    Set<String> log() throws IOException {
        return Files.readAllLines(log, ISO_8859_1).stream()
                .filter(line -> !line.contains(OF_THE_MACHINE))
                .map(line -> line.replaceFirst("^\\d\\d-\\w{3}-\\d{4} [\\d:.]+ ", "")
                        .replaceAll("/[^ ]*/servers/[^/ ]+", "HOME")
                        .replaceAll("\\[[^\\]]*\\d+[^\\]]*]", "[]")
                        .replaceAll("\\d+", "0"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
