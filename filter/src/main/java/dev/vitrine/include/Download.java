package dev.vitrine.include;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the widget server. What it answers is taken only if it looks like what was asked for, and is not too long. */
final class Download {
    private static final int LONGEST = 512 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Pattern SHOWN = Pattern.compile("<div class=\"vt-widget [a-z -]*vt-shown\"");
    private static final Pattern STYLE = Pattern.compile("<(/[^>]+)>;\\s*rel=\"?stylesheet\"?");

    private final URI server;
    private final HttpClient client;

    Download(URI server, HttpClient client) {
        this.server = server;
        this.client = client;
    }

    /** A widget that has posts to show; a skeleton is none. */
    CompletableFuture<Optional<IncludedWidget>> widget(String id) {
        return client.sendAsync(request("widgets/" + id), BodyHandlers.ofInputStream())
                .thenApply(answer -> body(answer, "text/html")
                        .filter(html -> SHOWN.matcher(html).lookingAt())
                        .map(html -> new IncludedWidget(html, stylesheet(answer)).from(server)));
    }

    /** A file of the server's, waited for. */
    Optional<String> text(String path, String type) {
        CompletableFuture<Optional<String>> coming = client.sendAsync(
                        request(path.substring(1)), BodyHandlers.ofInputStream())
                .thenApply(answer -> body(answer, type));
        try {
            return KeptWidget.await(coming, DEADLINE);
        } finally {
            coming.cancel(true); // the request's own deadline ends where an answer begins
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(DEADLINE).build();
    }

    private static String stylesheet(HttpResponse<?> answer) {
        Matcher link = STYLE.matcher(answer.headers().firstValue("link").orElse(""));
        return link.find() ? link.group(1) : "";
    }

    private static Optional<String> body(HttpResponse<InputStream> answer, String type) {
        try (InputStream in = answer.body()) {
            String given = answer.headers().firstValue("content-type").orElse("");
            byte[] bytes = in.readNBytes(LONGEST + 1);
            boolean good = answer.statusCode() == 200 && given.startsWith(type) && bytes.length <= LONGEST;
            return good ? Optional.of(new String(bytes, UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
