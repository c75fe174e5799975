package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP by hand, for requests that no client would send, and answers just as they are on the wire. */
final class RawHttp {
    private RawHttp() {}

    /** An answer: headers as they came, and the body, each byte as the character of ISO-8859-1 and chunks not undone. */
    record Answer(int status, List<String> headers, String body) {
        /** The value of the first header of this name. */
        Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }

        /** The body as text in UTF-8, put together again where it came in chunks. */
        String content() {
            boolean chunked =
                    header("Transfer-Encoding").filter("chunked"::equals).isPresent();
            String whole = chunked ? withoutChunks() : body;
            return new String(whole.getBytes(ISO_8859_1), UTF_8);
        }

        private String withoutChunks() {
            StringBuilder whole = new StringBuilder();
            int at = 0;
            while (true) {
                int line = body.indexOf("\r\n", at);
                int size = Integer.parseInt(
                        body.substring(at, line).split(";", -1)[0].strip(), 16);
                if (size == 0) {
                    return whole.toString();
                }
                whole.append(body, line + 2, line + 2 + size);
                at = line + 2 + size + 2;
            }
        }
    }

    /** Sends a request line and headers, and reads to the end of the connection. */
    static Answer send(URI server, String requestLine, String... headers) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            StringBuilder request =
                    new StringBuilder(requestLine + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            request.append("Connection: close\r\n\r\n");
            socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
            return answer(socket.getInputStream());
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        List<String> head = head(in).lines().toList();
        int status = Integer.parseInt(head.get(0).split(" ", -1)[1]);
        return new Answer(status, head.subList(1, head.size()), new String(in.readAllBytes(), ISO_8859_1));
    }

    /** Reads up to the empty line, and not a byte further. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended within the head: " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }
}
