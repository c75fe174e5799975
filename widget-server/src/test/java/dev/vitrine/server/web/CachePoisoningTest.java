package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred headers and two hundred parameters that other servers heed somewhere: here none changes a byte. */
final class CachePoisoningTest {
    private static final List<String> NAMES = List.of(
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-For",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Server",
            "X-Forwarded-Scheme",
            "X-Forwarded-Path",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-Host",
            "X-HTTP-Host-Override",
            "Forwarded",
            "X-HTTP-Method-Override",
            "X-Method-Override",
            "X-Original-Host",
            "X-Real-IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "Client-IP",
            "Via",
            "X-WAP-Profile",
            "Accept-Language",
            "Origin",
            "Referer",
            "User-Agent",
            "Cookie",
            "X-Country",
            "DPR",
            "Width",
            "Viewport-Width",
            "Save-Data",
            "Sec-CH-UA",
            "Sec-CH-UA-Mobile",
            "X-Requested-With",
            "Content-Type",
            "Authorization",
            "X-Api-Version",
            "X-Debug",
            "X-Cache-Key",
            "Surrogate-Capability",
            "Early-Data",
            "Upgrade-Insecure-Requests",
            "DNT",
            "X-Amz-Website-Redirect-Location",
            "X-Oversized",
            "Max-Forwards",
            "TE",
            "Pragma",
            "Cache-Control");
    private static final List<String> VALUES =
            List.of("evil.example", "<script>alert(1)</script>", "../../etc/passwd", "\"'><svg>");
    private static final List<String> PARAMETERS = List.of(
            "callback",
            "jsonp",
            "utm_source",
            "utm_campaign",
            "fbclid",
            "gclid",
            "lang",
            "hl",
            "theme",
            "layout",
            "limit",
            "format",
            "_",
            "cb",
            "v",
            "id",
            "widget",
            "url",
            "redirect",
            "next",
            "host",
            "debug",
            "preview",
            "token",
            "key",
            "q",
            "search",
            "offset",
            "cursor",
            "since",
            "until",
            "sort",
            "order",
            "style",
            "css",
            "js",
            "template",
            "file",
            "path",
            "include",
            "include_rts",
            "ref",
            "source",
            "from",
            "to",
            "a[]",
            "__proto__",
            "constructor",
            "Page",
            "pages");

    @Test
    void noHeaderAndNoParameterChangesAnAnswer(@TempDir Path folder) throws IOException {
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
        try (RunningServer server =
                new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO))) {
            int before = server.renderings();
            String plain = ask(server, "?", "");
            assertThat(ask(server, "", "")).as("ready by now").isEqualTo(plain);
            assertThat(plain).startsWith("HTTP/1.1 200 ");
            List<String> asked = new ArrayList<>();
            for (String name : NAMES) {
                for (String value : VALUES) {
                    asked.add(name + value);
                    assertThat(ask(server, "", name + ": " + value + "\r\n"))
                            .as(name + ": " + value)
                            .isEqualTo(plain);
                }
            }
            assertThat(asked).hasSize(200);
            for (String name : PARAMETERS) {
                for (String value : List.of("1", "evil.example", "%3Cscript%3E", "..%2F..")) {
                    asked.add(name + value);
                    assertThat(ask(server, "?" + name + "=" + value, ""))
                            .as(name + "=" + value)
                            .isEqualTo(plain);
                }
            }
            assertThat(asked).hasSize(400);
            assertThat(server.renderings() - before)
                    .as("entries of this widget and form")
                    .isEqualTo(1);
            assertThat(ask(server, "", "")).isEqualTo(plain);
        }
    }

    /** The whole answer but for its date. */
    private static String ask(RunningServer server, String query, String header) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort())) {
            String request = "GET /widgets/wall" + query + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            String length = head.toString().replaceAll("(?s).*\r\nContent-Length: (\\d+)\r.*", "$1");
            byte[] body = in.readNBytes(Integer.parseInt(length));
            return head.toString().replaceAll("\r\nDate: [^\r]*", "") + new String(body, StandardCharsets.UTF_8);
        }
    }
}
