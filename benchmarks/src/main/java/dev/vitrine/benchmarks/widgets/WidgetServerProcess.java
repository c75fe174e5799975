package dev.vitrine.benchmarks.widgets;

import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The widget server on a feed of ours, with a widget for every number of posts. */
final class WidgetServerProcess {
    private static final int WIDGETS = 60;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private WidgetServerProcess() {}

    static ServerProcess start(Path jar, Path folder, Upstream upstream, String heap) throws IOException {
        StringBuilder yaml = new StringBuilder(
                "data: \"" + folder.resolve("data") + "\"\nfeeds: { news: { url: \"http://" + upstream.address()
                        + "/feed.xml\" } }\nallow-addresses: [\"" + upstream.address() + "\"]\nwidgets:\n");
        for (int limit = 1; limit <= WIDGETS; limit++) {
            yaml.append("  w")
                    .append(limit)
                    .append(": { feeds: news, limit: ")
                    .append(limit)
                    .append(" }\n");
        }
        Path file = Files.writeString(folder.resolve("vitrine.yaml"), yaml);
        return ServerProcess.saysReady(List.of(
                ServerProcess.javaCommand(), heap, "-jar", jar.toString(), "--config", file.toString(), "--port", "0"));
    }

    /** The path of the widget whose answer is nearest to this many bytes. */
    static String nearest(ServerProcess server, int size) throws IOException, InterruptedException {
        String best = "";
        long distance = Long.MAX_VALUE;
        for (int limit = 1; limit <= WIDGETS; limit++) {
            String path = "widgets/w" + limit;
            HttpResponse<byte[]> answer = get(server.base().resolve(path));
            while (answer.headers().firstValue("etag").isEmpty()) {
                answer = get(server.base().resolve(path)); // the posts are on their way; each answer waits for them
            }
            long off = Math.abs(answer.body().length - size);
            if (off < distance) {
                distance = off;
                best = path;
            }
        }
        return best;
    }

    static HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
}
