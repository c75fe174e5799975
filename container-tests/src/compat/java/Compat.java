import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Drops the filter's jar into webapps of others, in containers as they are downloaded, and compares each page with the one that
 * the same container gives without it. Started by {@code compat.sh}.
 */
final class Compat {
    private static final List<String> APPS = List.of("docs", "examples", "wicket-examples");
    private static final Map<String, Integer> MOST_PAGES = Map.of("docs", 25, "examples", 90, "wicket-examples", 40);

    /** No links lead there. */
    private static final List<String> ALSO = List.of(
            "/examples/async/async0",
            "/examples/async/async1",
            "/examples/async/async2",
            "/examples/async/async3",
            "/examples/jsp/include/include.jsp",
            "/examples/jsp/forward/forward.jsp",
            "/examples/no-such-page");

    private static final Pattern LINK = Pattern.compile("(?:href|src)\\s*=\\s*\"([^\"#]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SESSION = Pattern.compile("(?i);?jsessionid=[0-9a-f.]+");
    private static final Pattern ARTICLE = Pattern.compile("(?i)<(article|main)[\\s>]");
    private static final int PATIENCE = 60_000;

    /** Enough that no other place of a page looks the same by chance. */
    private static final int LANDMARK = 48;

    private static final int LONGEST_INSERTION = 64 << 10;

    private final Path work;
    private final Path jar;
    private final Path wicket;
    private final List<String> rows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

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
        compat.report();
    }

    // ---- one container: without the filter, with it, with it and the public base

    private void container(Path zip) throws Exception {
        String name = zip.getFileName().toString().replace(".zip", "");
        Map<String, Page> before = new LinkedHashMap<>();
        Map<String, Page> twice = new LinkedHashMap<>();
        Set<String> logBefore = new TreeSet<>();
        try (Tomcat tomcat = start(name + "-plain", zip, false, List.of())) {
            crawl(tomcat, before);
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
                check(container, settings, path, before.get(path), twice.get(path), after);
            }
            Set<String> said = tomcat.log();
            said.removeAll(logBefore);
            said.removeIf(line -> line.contains("dev.vitrine.") || line.contains("Vitrine ")
                    || line.contains("vitrine.public-base"));
            said.forEach(line -> problems.add(run + ": new line in the log: " + line));
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

    // ---- what is asked of a page

    private void check(String container, String settings, String path, Page before, Page twice, Page after) {
        List<String> wrong = new ArrayList<>();
        boolean changes = !before.text().equals(twice.text());
        String plain = changes ? steady(before.text()) : before.text();
        String filtered = changes ? steady(after.text()) : after.text();
        if (before.status != after.status) {
            wrong.add("status " + before.status + " became " + after.status);
        }
        boolean added = after.text().contains("<!--vitrine:tags-->");
        boolean random = changes && !plain.equals(steady(twice.text()));
        int insertions = random ? 0 : insertions(plain, filtered);
        if (insertions < 0) {
            wrong.add("not the page and insertions" + (changes ? " (it changes by itself)" : ""));
        }
        headers(before, after, added || insertions > 0, wrong);
        for (String tag : List.of("og:title", "og:type", "og:description", "og:url", "og:image\"", "twitter:card")) {
            String attribute = tag.endsWith("\"") ? tag : tag + "\"";
            int own = count(before.text(), "\"" + attribute);
            int now = count(after.text(), "\"" + attribute);
            if (now > Math.max(1, own)) {
                wrong.add(tag + " " + now + " times");
            }
        }
        boolean page = before.status == 200 && before.isHtml() && before.text().toLowerCase().contains("<head");
        boolean xml = String.join("", before.headers.getOrDefault("content-type", List.of())).contains("xml");
        if (page && !added && !xml && insertions == 0) {
            wrong.add("nothing added");
        }
        boolean shared = after.text().contains("class=\"vt-share");
        rows.add("| " + String.join(" | ",
                path.split("/")[1],
                container,
                settings,
                "`" + path + "`",
                String.valueOf(after.status),
                added ? "once" : page ? "none" : "-",
                shared ? "yes" : ARTICLE.matcher(before.text()).find() ? "article without" : "-",
                insertions < 0 ? "**changed**" : random ? "(never the same)" : insertions + (changes ? " (changes by itself)" : ""),
                wrong.isEmpty() ? "ok" : "**" + String.join("; ", wrong) + "**") + " |");
        wrong.forEach(what -> problems.add(container + ", " + settings + ", " + path + ": " + what));
    }

    /** Without what a page shows of its moment: times, random numbers, names of objects and sessions, nonces. */
    private static String steady(String text) {
        return text.replaceAll("[A-Za-z0-9_-]{24}", "0")
                .replaceAll("(?i)[0-9a-f]*[0-9][0-9a-f]*", "0")
                .replaceAll("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|GMT|UTC)\\b", "0");
    }

    private static void headers(Page before, Page after, boolean added, List<String> wrong) {
        Set<String> ofTheBody = Set.of("content-length", "transfer-encoding", "accept-ranges", "etag", "last-modified");
        Map<String, List<String>> plain = new TreeMap<>(before.headers);
        Map<String, List<String>> filtered = new TreeMap<>(after.headers);
        for (Map<String, List<String>> headers : List.of(plain, filtered)) {
            headers.keySet().removeIf(name -> Set.of("date", "set-cookie", "location", "keep-alive", "connection").contains(name)
                    || (added && ofTheBody.contains(name))
                    || (!before.text().equals(after.text()) && name.equals("content-length")));
        }
        for (Map<String, List<String>> headers : List.of(plain, filtered)) {
            headers.remove("expires");
            headers.computeIfPresent("content-security-policy", (name, nonces) -> List.of(steady(nonces.toString())));
        }
        if (!plain.equals(filtered)) {
            wrong.add("headers " + plain + " became " + filtered);
        }
        String tag = String.join("", after.headers.getOrDefault("etag", List.of()));
        if (added && !tag.isEmpty() && !tag.contains("-vt")) {
            wrong.add("another page under the tag " + tag);
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** How many insertions make one text of the other; less than 0 where insertions alone do not. */
    static int insertions(String before, String after) {
        int count = 0;
        int at = 0;
        int i = 0;
        while (i < before.length()) {
            if (at < after.length() && before.charAt(i) == after.charAt(at)) {
                i++;
                at++;
                continue;
            }
            int from = i;
            String next = before.substring(from, Math.min(before.length(), from + LANDMARK));
            String near = after.substring(at, Math.min(after.length(), at + LONGEST_INSERTION));
            int found = near.indexOf(next);
            if (found < 0) {
                return -1;
            }
            at += found;
            count++;
        }
        return at < after.length() ? count + 1 : count;
    }

    private void report() throws IOException {
        List<String> table = new ArrayList<>(List.of(
                "| app | container | settings | page | status | tags | share links | insertions | verdict |",
                "|---|---|---|---|---|---|---|---|---|"));
        table.addAll(rows);
        Files.write(work.resolve("table.md"), table);
        System.out.println("\n| app | container | settings | pages | tags once | with share links | ok |");
        System.out.println("|---|---|---|--:|--:|--:|--:|");
        Map<String, List<String>> groups = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.split(" \\| `")[0], LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, pages) -> System.out.println(group + " | " + pages.size() + " | "
                + pages.stream().filter(row -> row.contains("| once |")).count() + " | "
                + pages.stream().filter(row -> row.contains("| yes |")).count() + " | "
                + pages.stream().filter(row -> row.endsWith("| ok |")).count() + " |"));
        System.out.println("\nEach page: " + work.resolve("table.md"));
        problems.forEach(problem -> System.out.println("- " + problem));
        if (!problems.isEmpty()) {
            System.exit(1);
        }
        System.out.println("Nothing amiss, and no new line in the logs but ours.");
    }

    // ---- the pages

    private void crawl(Tomcat tomcat, Map<String, Page> pages) {
        for (String app : APPS) {
            Deque<String> waiting = new ArrayDeque<>(List.of("/" + app + "/"));
            ALSO.stream().filter(path -> path.startsWith("/" + app + "/")).forEach(waiting::add);
            Set<String> known = new LinkedHashSet<>(waiting);
            int most = MOST_PAGES.get(app);
            int taken = 0;
            while (!waiting.isEmpty() && taken < most) {
                String path = waiting.poll();
                try {
                    Page page = tomcat.get(path);
                    if (page.isHtml()) {
                        pages.put(path, page);
                        taken++;
                        links(path, page, app).filter(known::add).forEach(waiting::add);
                    }
                } catch (UncheckedIOException e) {
                    System.err.println("left out, since it does not end by itself: " + path);
                }
            }
        }
    }

    private static Stream<String> links(String path, Page page, String app) {
        Set<String> links = new LinkedHashSet<>();
        Matcher link = LINK.matcher(page.text());
        while (link.find()) {
            try {
                URI target = URI.create("http://x" + page.path).resolve(SESSION.matcher(
                        link.group(1).replace("&amp;", "&")).replaceAll("").strip());
                String found = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
                if ("x".equals(target.getHost())
                        && found.startsWith("/" + app + "/")
                        && !found.matches(".*\\.(css|js|png|gif|jpe?g|svg|ico|txt|java|war|xml|zip|class)(\\?.*)?")) {
                    links.add(found);
                }
            } catch (IllegalArgumentException e) {
                // Some show what a broken link does.
            }
        }
        return links.stream();
    }

    private record Page(String path, int status, Map<String, List<String>> headers, byte[] body) {
        boolean isHtml() {
            return String.join("", headers.getOrDefault("content-type", List.of())).contains("html");
        }

        String text() {
            return SESSION.matcher(new String(body, ISO_8859_1)).replaceAll("");
        }
    }

    // ---- a Tomcat of its own process

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
        return new Tomcat(home, port, options);
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

    private static final class Tomcat implements AutoCloseable {
        private final Process process;
        private final Path log;
        private final int port;

        Tomcat(Path home, int port, List<String> options) throws Exception {
            this.port = port;
            this.log = home.resolve("out.log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms512m", // A page of the examples shows how much is free.
                    "-Xmx512m",
                    "-Djava.util.logging.config.file=" + home.resolve("conf/logging.properties"),
                    "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                    "-Dcatalina.home=" + home,
                    "-Dcatalina.base=" + home,
                    "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("temp"))));
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
}
