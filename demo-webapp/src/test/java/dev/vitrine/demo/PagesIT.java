package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.demo.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder behind {@code --pages}, as a plain web server would serve it. */
@ParameterizedClass
@ValueSource(strings = {"tomcat", "jetty"})
class PagesIT {
    private static final String PAGE = "<!DOCTYPE html><title>Grüße</title><h1>Grüße</h1>\n";
    private static final String LAST_MODIFIED = "Fri, 20 Nov 2026 08:00:00 GMT";

    @TempDir
    static Path parent;

    private static final Map<String, DemoProcess> RUNNING = new HashMap<>();

    private final DemoProcess demo;

    PagesIT(String container) throws IOException {
        Path root = layOut();
        demo = RUNNING.computeIfAbsent(
                container,
                name -> DemoProcess.start("--pages", root.toString(), "--filter", "off", "--container", name));
    }

    private static Path layOut() throws IOException {
        Path root = Files.createDirectories(parent.resolve("pages"));
        Files.writeString(parent.resolve("secret.html"), "confidential");
        Files.writeString(root.resolve("a page.html"), PAGE);
        FileTime morning = FileTime.from(Instant.parse("2026-11-20T08:00:00Z"));
        Files.setLastModifiedTime(Files.writeString(root.resolve("page.html"), PAGE), morning);
        Files.writeString(root.resolve("robots.txt"), "0123456789");
        Files.writeString(root.resolve("data.json"), "{}");
        Files.write(root.resolve("picture.png"), new byte[] {1, 2, 3});
        Files.writeString(root.resolve("unknown.xyz"), "?");
        Files.writeString(root.resolve("empty.html"), "");
        Files.createDirectories(root.resolve("with-index"));
        Files.writeString(root.resolve("with-index/index.html"), "index");
        Files.createDirectories(root.resolve("without-index"));
        Files.deleteIfExists(root.resolve("out.html"));
        Files.createSymbolicLink(root.resolve("out.html"), parent.resolve("secret.html"));
        return root;
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(DemoProcess::close);
    }

    @Test
    void listsItsPages() {
        assertThat(demo.guide())
                .containsExactly(
                        "  " + demo.address() + "a%20page.html",
                        "  " + demo.address() + "empty.html",
                        "  " + demo.address() + "page.html",
                        "  " + demo.address() + "with-index/index.html");
    }

    @ParameterizedTest
    @CsvSource({
        "/page.html, text/html",
        "/a%20page.html, text/html",
        "/with-index/, text/html",
        "/robots.txt, text/plain",
        "/data.json, application/json",
        "/picture.png, image/png",
        "/unknown.xyz, application/octet-stream"
    })
    void saysTheContentTypeAndNoCharset(String path, String type) throws IOException {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains(type);
    }

    @Test
    void servesAFileByteForByteWithItsValidators() throws IOException {
        Answer answer = get("/page.html");
        assertThat(answer.body()).isEqualTo(new String(PAGE.getBytes(UTF_8), ISO_8859_1));
        assertThat(answer.header("Content-Length")).contains(String.valueOf(PAGE.getBytes(UTF_8).length));
        assertThat(answer.header("Last-Modified")).contains(LAST_MODIFIED);
        assertThat(answer.header("Accept-Ranges")).contains("bytes");
        assertThat(answer.header("ETag").orElseThrow()).matches("\"[0-9a-f]+-[0-9a-f]+\"");
    }

    @Test
    void servesAnEmptyFile() throws IOException {
        Answer answer = get("/empty.html");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).contains("0");
    }

    @Test
    void answersHeadWithTheSameHeadersAndNoBody() throws IOException {
        Answer head = RawHttp.send(demo.address(), "HEAD /page.html");
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Type", "Content-Length", "ETag", "Last-Modified", "Accept-Ranges"}) {
            assertThat(head.header(name)).as(name).isEqualTo(get("/page.html").header(name));
        }
    }

    @Test
    void answers304ToWhoeverHasTheFile() throws IOException {
        String etag = get("/page.html").header("ETag").orElseThrow();
        for (String condition : new String[] {
            "If-None-Match: " + etag,
            "If-None-Match: \"other\", W/" + etag,
            "If-None-Match: *",
            "If-Modified-Since: " + LAST_MODIFIED,
        }) {
            Answer answer = get("/page.html", condition);
            assertThat(answer.status()).as(condition).isEqualTo(304);
            assertThat(answer.body()).as(condition).isEmpty();
            assertThat(answer.header("ETag")).as(condition).contains(etag);
        }
    }

    @Test
    void answers200ToWhoeverHasAnOlderFile() throws IOException {
        for (String condition : new String[] {
            "If-None-Match: \"other\"",
            "If-None-Match: \"other\"\r\nIf-Modified-Since: " + LAST_MODIFIED,
            "If-Modified-Since: Fri, 20 Nov 2026 07:59:59 GMT",
            "If-Modified-Since: yesterday",
        }) {
            assertThat(get("/page.html", condition).status()).as(condition).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=8-, 206, 89, bytes 8-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=3-1, 200, 0123456789,",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "lines=0-1, 200, 0123456789,",
        "bytes=-, 200, 0123456789,"
    })
    void servesOneRange(String range, int status, String body, String contentRange) throws IOException {
        Answer answer = get("/robots.txt", "Range: " + range);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("Content-Range").orElse(null)).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
    void refusesARangeOutsideOfTheFile(String range) throws IOException {
        Answer answer = get("/robots.txt", "Range: " + range);
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).contains("bytes */10");
    }

    @Test
    void servesTheWholeFileWhereTheRangeBelongsToAnOlderOne() throws IOException {
        String etag = get("/robots.txt").header("ETag").orElseThrow();
        assertThat(get("/robots.txt", "Range: bytes=0-3", "If-Range: " + etag).status())
                .isEqualTo(206);
        assertThat(get("/robots.txt", "Range: bytes=0-3", "If-Range: \"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void leadsFromAFolderToItsIndex() throws IOException {
        Answer answer = get("/with-index?q=1");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location").orElseThrow()).endsWith("/with-index/?q=1");
        assertThat(get("/with-index/").body()).isEqualTo("index");
    }

    @Test
    void listsNoFolder() throws IOException {
        assertThat(get("/without-index/").status()).isEqualTo(404);
        assertThat(get("/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.html",
                "/%2e%2e/secret.html",
                "/..%2fsecret.html",
                "/with-index/../../secret.html",
                "/with-index/%2e%2e/%2e%2e/secret.html",
                "/..\\secret.html",
                "/..%5csecret.html",
                "/..;/secret.html",
                "/.%00./secret.html",
                "//../secret.html",
                "/out.html",
                "/page.html%00.png",
                "/page.html/",
                "/WEB-INF/web.xml",
                "/missing.html"
            })
    void showsNothingOutsideOfTheFolder(String path) throws IOException {
        Answer answer = get(path);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("confidential");
    }

    @Test
    void refusesOtherMethods() throws IOException {
        assertThat(RawHttp.send(demo.address(), "POST /page.html", "Content-Length: 0")
                        .status())
                .isEqualTo(405);
    }

    private Answer get(String path, String... headers) throws IOException {
        return RawHttp.send(demo.address(), "GET " + path, headers);
    }
}
