package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.url.WebUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A server on loopback that answers what a test tells it to, well or badly, one request a connection, and counts. */
public final class Upstream implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread accepting = thread("upstream", this::accept);
    private volatile Reply otherwise = status(404, "");

    private Upstream(ServerSocket server) {
        this.server = server;
    }

    /** An upstream on a free port of 127.0.0.1, which knows nothing yet. */
    public static Upstream start() throws IOException {
        Upstream upstream = new Upstream(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
        upstream.accepting.start();
        return upstream;
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                thread("upstream-connection", () -> serve(socket)).start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Optional<Request> request = read(socket.getInputStream());
            if (request.isPresent()) {
                requests.add(request.get());
                String path = request.get().target().replaceFirst("\\?.*", "");
                Reply reply = replies.getOrDefault(request.get().target(), replies.getOrDefault(path, otherwise));
                reply.write(request.get(), socket, closed);
            }
        } catch (IOException | InterruptedException e) {
            // The other side gave up, which is what many of these tests are about.
        }
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] start = line.split(" ", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return Optional.of(new Request(start[0], start[1], headers));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(ISO_8859_1);
    }

    /** Answers this path (or path and query) so from now on. */
    public Upstream answer(String target, Reply reply) {
        replies.put(target, reply);
        return this;
    }

    /** Answers all else so from now on. */
    public Upstream otherwise(Reply reply) {
        otherwise = reply;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The address of a path on this upstream. */
    public WebUrl url(String path) {
        return WebUrl.parse("http://127.0.0.1:" + port() + path).orElseThrow();
    }

    /** All requests so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public int hits() {
        return requests.size();
    }

    /** Nobody listens any more when it returns: a thread that still accepts may take one more connection until it ends. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request as it came; names of headers in lower case. */
    public record Request(String method, String target, Map<String, String> headers) {}

    /** How to answer. */
    @FunctionalInterface
    public interface Reply {
        /** Writes to the socket, which is closed afterwards; {@code end} opens when the upstream closes. */
        void write(Request request, Socket socket, CountDownLatch end) throws IOException, InterruptedException;
    }

    /** A whole answer with a body of this type. */
    public static Reply ok(String type, String body) {
        return ok(type, body.getBytes(UTF_8));
    }

    /** A whole answer with a body of this type. */
    public static Reply ok(String type, byte[] body) {
        return raw(head(200, "Content-Type: " + type, "Content-Length: " + body.length), body);
    }

    /** A whole answer with this status and these header lines. */
    public static Reply status(int status, String body, String... headers) {
        byte[] bytes = body.getBytes(UTF_8);
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Length: " + bytes.length;
        return raw(head(status, all), bytes);
    }

    /** Answers with a redirect. */
    public static Reply redirect(int status, String location) {
        return status(status, "", "Location: " + location);
    }

    /** Answers a conditional request that names this tag with 304, all others with the body. */
    public static Reply conditional(String etag, String type, String body) {
        return (request, socket, end) -> {
            boolean known = etag.equals(request.headers().get("if-none-match"));
            Reply reply = known
                    ? status(304, "", "ETag: " + etag)
                    : status(200, body, "Content-Type: " + type, "ETag: " + etag);
            reply.write(request, socket, end);
        };
    }

    /** Writes these very bytes, and closes. */
    public static Reply raw(String head, byte[] body) {
        return (request, socket, end) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
        };
    }

    /** Accepts the request and says nothing. */
    public static Reply hang() {
        return (request, socket, end) -> end.await();
    }

    /** Answers well, after a while. */
    public static Reply slow(long millis, Reply reply) {
        return (request, socket, end) -> {
            if (!end.await(millis, TimeUnit.MILLISECONDS)) {
                reply.write(request, socket, end);
            }
        };
    }

    /** Announces a body, and sends one byte of it every so many milliseconds. */
    public static Reply drip(String type, long millis) {
        return (request, socket, end) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head(200, "Content-Type: " + type, "Content-Length: 9000").getBytes(ISO_8859_1));
            do {
                out.write(' ');
                out.flush();
            } while (!end.await(millis, TimeUnit.MILLISECONDS));
        };
    }

    /** Resets the connection in the middle of the body. */
    public static Reply reset(String type, String start) {
        return (request, socket, end) -> {
            raw(head(200, "Content-Type: " + type, "Content-Length: 9000"), start.getBytes(UTF_8))
                    .write(request, socket, end);
            socket.setSoLinger(true, 0);
        };
    }

    /** Announces more than it sends. */
    public static Reply truncated(String type, String start) {
        return raw(head(200, "Content-Type: " + type, "Content-Length: 9000"), start.getBytes(UTF_8));
    }

    /** Sends chunks, and closes before the last. */
    public static Reply withoutLastChunk(String type, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String chunk = Integer.toHexString(bytes.length) + "\r\n" + new String(bytes, ISO_8859_1) + "\r\n";
        return raw(head(200, "Content-Type: " + type, "Transfer-Encoding: chunked"), chunk.getBytes(ISO_8859_1));
    }

    /** Sends chunks for ever. */
    public static Reply endless(String type) {
        return (request, socket, end) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head(200, "Content-Type: " + type, "Transfer-Encoding: chunked")
                    .getBytes(ISO_8859_1));
            byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(ISO_8859_1);
            while (end.getCount() > 0) {
                out.write(chunk);
            }
        };
    }

    /** A body in gzip. */
    public static Reply gzip(String type, byte[] body) {
        byte[] packed = gzipped(body);
        return raw(
                head(200, "Content-Type: " + type, "Content-Encoding: gzip", "Content-Length: " + packed.length),
                packed);
    }

    /** Packs bytes. */
    public static byte[] gzipped(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    /** A response head. */
    public static String head(int status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
