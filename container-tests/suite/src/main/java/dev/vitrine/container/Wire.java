package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to a container, read byte by byte, so that nothing is smoothed over. */
public final class Wire implements AutoCloseable {
    /** Only so that a failing test ends; no test waits for it. */
    private static final int GIVE_UP_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private String method = "GET";

    public Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(GIVE_UP_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Asks and reads the whole answer. */
    public static Answer exchange(int port, String method, String path, String... headers) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(method, path, headers);
            return wire.answer();
        }
    }

    public void send(String method, String path, String... headers) throws IOException {
        this.method = method;
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
    }

    /** Asks with a request line and header lines of any spelling. */
    void sendLines(String requestLine, List<String> headers) throws IOException {
        String request = requestLine + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    }

    /** Reads on until the bytes so far end in a text; gives all of them. */
    public String readUntil(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end, Math.max(0, read.length() - end.length())) < 0) {
            read.append((char) next());
        }
        return read.toString();
    }

    public Answer answer() throws IOException {
        int status = status();
        List<Answer.Field> headers = fields();
        while (status < 200) {
            status = status();
            headers = fields();
        }
        var body = new ByteArrayOutputStream();
        List<Answer.Field> trailers = new ArrayList<>();
        boolean complete = true;
        try {
            if (!method.equals("HEAD") && status != 204 && status != 304) {
                readBody(headers, body, trailers);
            }
        } catch (IOException brokenOff) {
            complete = false;
        }
        return new Answer(status, headers, body.toString(ISO_8859_1), trailers, complete);
    }

    private int status() throws IOException {
        String line = line();
        if (!line.startsWith("HTTP/1.1 ")) {
            throw new IOException("no status line: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private List<Answer.Field> fields() throws IOException {
        List<Answer.Field> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.add(new Answer.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return fields;
    }

    private void readBody(List<Answer.Field> headers, ByteArrayOutputStream body, List<Answer.Field> trailers)
            throws IOException {
        @Nullable String length = value(headers, "Content-Length");
        if ("chunked".equalsIgnoreCase(value(headers, "Transfer-Encoding"))) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                read(size, body);
                line();
            }
            trailers.addAll(fields());
        } else if (length != null) {
            read(Long.parseLong(length), body);
        } else {
            in.transferTo(body);
        }
    }

    private static @Nullable String value(List<Answer.Field> headers, String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Answer.Field::value)
                .findFirst()
                .orElse(null);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
    }

    private void read(long length, ByteArrayOutputStream body) throws IOException {
        for (long i = 0; i < length; i++) {
            body.write(next());
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = next(); b != '\n'; b = next()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the connection ended");
        }
        return b;
    }

    /** Ends the connection with a reset, as a client that crashes. */
    public void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
