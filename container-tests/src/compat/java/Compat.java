import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Drops the filter's jar into webapps of others, in containers as they are downloaded, and compares each page with the one that
 * the same container gives without it. Started by {@code compat.sh}.
 */
final class Compat {
    private static final List<String> APPS = List.of("docs", "examples", "wicket-examples");

    private final Path work;
    private final Path jar;
    private final Path wicket;
    private final Report report = new Report();

    /** One for all, since some pages show it. */
    private final int port;

    private Compat(Path work, Path jar, Path wicket) throws IOException {
        this.work = work;
        this.jar = jar;
        this.wicket = wicket;
        this.port = freePort();
    }

    /** The folder to work in, the filter's jar, the Wicket war, and the zips of Tomcats. */
    public static void main(String[] arguments) throws Exception {
        Compat compat = new Compat(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        for (int i = 3; i < arguments.length; i++) {
            compat.container(Path.of(arguments[i]));
        }
        if (!compat.report.print(compat.work.resolve("table.md"))) {
            System.exit(1);
        }
    }

    /** Without the filter, with it, with it and the public base. */
    private void container(Path zip) throws Exception {
        String name = zip.getFileName().toString().replace(".zip", "");
        Map<String, Page> before = new LinkedHashMap<>();
        Map<String, Page> twice = new LinkedHashMap<>();
        Set<String> logBefore = new TreeSet<>();
        try (Tomcat tomcat = start(name + "-plain", zip, false, List.of())) {
            Crawl.through(tomcat, APPS, before);
            for (String path : before.keySet()) {
                twice.put(path, tomcat.get(path));
            }
            logBefore.addAll(tomcat.log());
        }
        compare(name, "none", zip, List.of(), before, twice, logBefore);
        List<String> base = List.of("-Dvitrine.public-base=https://www.example.org");
        compare(name, "public base", zip, base, before, twice, logBefore);
    }

    private void compare(
            String container,
            String settings,
            Path zip,
            List<String> options,
            Map<String, Page> before,
            Map<String, Page> twice,
            Set<String> logBefore)
            throws Exception {
        String run = container + "-" + settings.replace(' ', '-');
        try (Tomcat tomcat = start(run, zip, true, options)) {
            for (String path : before.keySet()) {
                Page after = tomcat.get(path);
                if (before.get(path).text().equals(twice.get(path).text())) {
                    keep(run, path, before.get(path), after);
                }
                report.page(container, settings, path, new PageCheck(before.get(path), twice.get(path), after));
            }
            Set<String> said = tomcat.log();
            said.removeAll(logBefore);
            said.removeIf(line -> line.contains("dev.vitrine.") || line.contains("Vitrine ")
                    || line.contains("vitrine.public-base"));
            said.forEach(line -> report.newLineInLog(container, settings, line));
        }
    }

    /** Beside each other, for judges of other make: pages that are the same each time. */
    private void keep(String run, String path, Page before, Page after) throws IOException {
        String file = path.substring(1).replaceAll("[^A-Za-z0-9._-]", "_") + ".html";
        if (before.isHtml() && after.isHtml()) {
            Files.write(Files.createDirectories(work.resolve("pages").resolve(run).resolve("before"))
                    .resolve(file), before.text().getBytes(ISO_8859_1));
            Files.write(Files.createDirectories(work.resolve("pages").resolve(run).resolve("after"))
                    .resolve(file), after.text().getBytes(ISO_8859_1));
        }
    }

    private Tomcat start(String run, Path zip, boolean filtered, List<String> options) throws Exception {
        Path home = work.resolve("servers").resolve(run);
        unzip(zip, home, 1);
        unzip(wicket, home.resolve("webapps/wicket-examples"), 0);
        if (filtered) {
            for (String app : APPS) {
                Files.copy(
                        jar,
                        Files.createDirectories(home.resolve("webapps").resolve(app).resolve("WEB-INF/lib"))
                                .resolve("vitrine-filter.jar"));
            }
        }
        Path configuration = home.resolve("conf/server.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                        .replace("<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + port + "\""));
        return new Tomcat(home, folderForAll(), port, options);
    }

    /** For temporary files: a page shows its name. */
    private Path folderForAll() throws IOException {
        Path folder = work.resolve("temp");
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void unzip(Path zip, Path folder, int drop) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                for (int i = 0; i < drop; i++) {
                    name = name.substring(name.indexOf('/') + 1);
                }
                Path file = folder.resolve(name).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("leads out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                    Files.setLastModifiedTime(file, entry.getLastModifiedTime()); // Entity tags show it.
                }
            }
        }
    }
}
