package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two servers could read in two ways is refused, and nothing that comes after it on the connection is heard. */
final class RawRequestsTest {
    private static final String NEXT = "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9A-Fa-f]{2})|(.))");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    @Test
    void areRefusedOneByOne(@TempDir Path folder) throws Exception {
        List<String> lines = lines();
        List<String> answers = new ArrayList<>();
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
        try (LogLines log = new LogLines("org.eclipse.jetty");
                RunningServer server =
                        new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO))) {
            for (String line : lines) {
                String request = line.substring(line.indexOf(' ') + 1);
                String answer = ask(server, unescaped(request) + NEXT);
                assertThat(answer)
                        .doesNotContain("Jetty")
                        .doesNotContain("Exception")
                        .doesNotContain("\tat ");
                answers.add(statuses(answer) + " " + request);
            }
            assertThat(log.soFar())
                    .as("lines that strangers write into the log")
                    .isEmpty();
        }
        assertThat(lines.stream().filter(line -> line.matches("[45].*"))).hasSizeGreaterThanOrEqualTo(60);
        assertThat(answers).isEqualTo(lines);
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = RawRequestsTest.class.getResourceAsStream("raw-requests.txt")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(String.valueOf(
                        escape.group(1) == null
                                ? named(escape.group(2))
                                : (char) Integer.parseInt(escape.group(1), 16))));
    }

    private static char named(String name) {
        return switch (name) {
            case "r" -> '\r';
            case "n" -> '\n';
            case "t" -> '\t';
            default -> name.charAt(0);
        };
    }

    /** All that come, one after another. */
    private static String statuses(String answer) {
        List<String> all = new ArrayList<>();
        STATUS.matcher(answer).results().forEach(found -> all.add(found.group(1)));
        return String.join(",", all);
    }

    /** Whoever is refused may find the connection reset, with what was answered before in hand. */
    private static String ask(RunningServer server, String bytes) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            byte[] buffer = new byte[8192];
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, read, ISO_8859_1));
            }
        } catch (SocketException e) {
            return answer.toString();
        } catch (SocketTimeoutException e) {
            return answer + "HTTP/1.1 000 nothing more";
        }
        return answer.toString();
    }
}
