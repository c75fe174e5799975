package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vitrine.filter.MarkedFilter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
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
    public static void main(String[] arguments) throws Exception {
        int megabytes = Integer.parseInt(arguments[1]);
        Path files = Files.createTempDirectory("large-page");
        ServletContainerInitializer initializer = (classes, context) -> {
            MarkedFilter.register(context, Map.of("vitrine.public-base", "https://www.example.org"));
            context.addServlet("large", new LargePage(megabytes)).addMapping("/large");
        };
        var start = Class.forName(arguments[0]).getDeclaredMethod("start", List.class);
        start.setAccessible(true);
        Container container = (Container) start.invoke(null, List.of(new WebApp("/app", files, List.of(initializer))));
        System.out.println(arrival(container.port()).equals(departure(megabytes)) ? "whole" : "damaged");
        container.stop();
        System.exit(0);
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

    /** What arrives, without the insertions. Only a beginning is searched for them: what follows is summed up as it comes. */
    private static Sum arrival(int port) throws IOException {
        URLConnection connection =
                URI.create("http://127.0.0.1:" + port + "/app/large").toURL().openConnection();
        CRC32 crc = new CRC32();
        long length = 0;
        try (InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16)) {
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
}
