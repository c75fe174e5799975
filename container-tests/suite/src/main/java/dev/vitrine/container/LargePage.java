package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vitrine.filter.MarkedFilter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Serves one large page through the filter, reads it, and says how it arrived; run in a virtual machine of its own. */
final class LargePage extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final byte[] START =
            "<!DOCTYPE html><html><head><title>Large</title></head><body><h1>Large</h1>\n".getBytes(US_ASCII);
    private static final byte[] PART = "<p>A <a href=\"/part\">part</a> of a page that never seems to end.</p>\n"
            .repeat(900)
            .getBytes(US_ASCII);

    private final int megabytes;

    private LargePage(int megabytes) {
        this.megabytes = megabytes;
    }

    /** Takes the class that starts the container, and the size of the page in MiB. */
    public static void main(String[] arguments) {
        try {
            System.out.println(isWhole(arguments[0], Integer.parseInt(arguments[1])) ? "whole" : "damaged");
            System.exit(0);
        } catch (Throwable failure) { // The container's threads would keep a virtual machine alive that has failed.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static boolean isWhole(String launcher, int megabytes) throws Exception {
        Path files = Files.createTempDirectory("large-page");
        ServletContainerInitializer initializer = (classes, context) -> {
            MarkedFilter.register(context, Map.of("vitrine.public-base", "https://www.example.org"));
            context.addServlet("large", new LargePage(megabytes)).addMapping("/large");
        };
        var start = Class.forName(launcher).getDeclaredMethod("start", List.class);
        start.setAccessible(true);
        Container container = (Container) start.invoke(null, List.of(new WebApp("/app", files, List.of(initializer))));
        boolean whole = arrival(container.port()).equals(departure(megabytes));
        container.stop();
        return whole;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(START);
        for (int i = 0; i < parts(megabytes); i++) {
            response.getOutputStream().write(PART);
        }
    }

    private static int parts(int megabytes) {
        return (int) (((long) megabytes << 20) / PART.length);
    }

    private record Sum(long length, long crc) {}

    private static Sum departure(int megabytes) {
        CRC32 crc = new CRC32();
        crc.update(START);
        for (int i = 0; i < parts(megabytes); i++) {
            crc.update(PART);
        }
        return new Sum(START.length + (long) parts(megabytes) * PART.length, crc.getValue());
    }

    /**
     * What arrives, without the insertions. Only a beginning is searched for them: what follows is summed up as it comes.
     * Asked for in HTTP/1.0, the page comes without chunks; the JDK's client reads ahead of us as much as there is.
     */
    private static Sum arrival(int port) throws IOException {
        CRC32 crc = new CRC32();
        long length = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            socket.getOutputStream().write("GET /app/large HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            passHeaders(in);
            String beginning = new String(in.readNBytes(256 * 1024), US_ASCII);
            byte[] own = Difference.withoutInsertions(beginning).getBytes(US_ASCII);
            if (own.length == beginning.length()) {
                throw new IllegalStateException("nothing was inserted");
            }
            crc.update(own);
            length += own.length;
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                crc.update(buffer, 0, count);
                length += count;
            }
        }
        return new Sum(length, crc.getValue());
    }

    private static void passHeaders(InputStream in) throws IOException {
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("there are only headers");
            }
            last = last << 8 | next;
        }
    }
}
