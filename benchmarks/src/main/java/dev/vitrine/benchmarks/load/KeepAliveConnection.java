package dev.vitrine.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that asks for the same thing again and again, and reads each answer to its end. */
public final class KeepAliveConnection implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int TIMEOUT_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] request;

    /** Connects. */
    public KeepAliveConnection(Target target) throws IOException {
        socket = new Socket(target.uri().getHost(), target.uri().getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
        request = request(target);
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param length of its body, in bytes
     */
    public record Answer(int status, long length) {}

    /** Takes a body piece by piece. */
    @FunctionalInterface
    public interface Body {
        /** A piece; the array is used again. */
        void piece(byte[] bytes, int length);
    }

    /** Asks once, and throws the body away. */
    public Answer ask() throws IOException {
        return ask((bytes, length) -> {});
    }

    /** Asks once. */
    public Answer ask(Body body) throws IOException {
        out.write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = status == 304 || status == 204 ? 0 : -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:") && length < 0) {
                length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (!chunked && length < 0) {
            throw new IOException("an answer of unknown length");
        }
        return new Answer(status, chunked ? chunks(body) : read(length, body));
    }

    private long chunks(Body body) throws IOException {
        long length = 0;
        while (true) {
            long size = Long.parseLong(line().split(";", 2)[0].strip(), 16);
            length += read(size, body);
            if (!line().isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
            if (size == 0) {
                return length;
            }
        }
    }

    private long read(long length, Body body) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, BUFFER)];
        for (long left = length; left > 0; ) {
            int read = in.read(bytes, 0, (int) Math.min(left, bytes.length));
            if (read < 0) {
                throw new EOFException(left + " bytes before the end of the body");
            }
            body.piece(bytes, read);
            left -= read;
        }
        return length;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static byte[] request(Target target) {
        String query = target.uri().getRawQuery();
        StringBuilder request = new StringBuilder("GET ")
                .append(target.uri().getRawPath())
                .append(query == null ? "" : "?" + query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.uri().getRawAuthority())
                .append("\r\n");
        target.headers()
                .forEach((name, value) ->
                        request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
