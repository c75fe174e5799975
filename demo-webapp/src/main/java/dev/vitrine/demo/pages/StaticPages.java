package dev.vitrine.demo.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Serves the files of a folder as a plain web server does: a content type and no charset, validators, one range, an
 * {@code index.html} for a folder and never a listing. What lies outside of the folder is not there, links included.
 */
public final class StaticPages extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int CHUNK = 64 * 1024;

    private final transient Path root;

    /** @throws IOException if there is no such folder */
    public StaticPages(Path folder) throws IOException {
        root = folder.toRealPath();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, true);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, false);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean body) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<Path> found = find(path);
        boolean isFolder = found.filter(Files::isDirectory).isPresent();
        if (isFolder && !path.endsWith("/")) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", withSlash(request));
            return;
        }
        Optional<Path> file = found.flatMap(this::page).filter(page -> isFolder || !path.endsWith("/"));
        if (file.isPresent()) {
            send(file.get(), request, response, body);
        } else {
            say(response, HttpServletResponse.SC_NOT_FOUND, "There is no such page.");
        }
    }

    /** What {@code path} names within the folder. */
    private Optional<Path> find(String path) {
        try {
            Path named = root.resolve(path.replaceFirst("^/+", "")).normalize();
            return named.startsWith(root) ? inside(named) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> page(Path found) {
        return Files.isDirectory(found) ? inside(found.resolve("index.html")) : Optional.of(found);
    }

    /** The file or folder itself, where no link on the way leads out. */
    private Optional<Path> inside(Path named) {
        try {
            Path real = named.toRealPath();
            return real.startsWith(root) && Files.isReadable(real) ? Optional.of(real) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void send(Path file, HttpServletRequest request, HttpServletResponse response, boolean body)
            throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            say(response, HttpServletResponse.SC_NOT_FOUND, "There is no such page.");
            return;
        }
        Validators validators = Validators.of(attributes);
        response.setHeader("ETag", validators.etag());
        response.setDateHeader("Last-Modified", validators.lastModified());
        response.setHeader("Accept-Ranges", "bytes");
        if (validators.unchanged(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        long size = attributes.size();
        Optional<ByteRange> range = Optional.ofNullable(request.getHeader("Range"))
                .filter(header -> body && validators.rangeStillFits(request))
                .flatMap(header -> ByteRange.of(header, size));
        if (range.isPresent() && range.get().outside()) {
            response.setHeader("Content-Range", "bytes */" + size);
            say(response, HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE, "The file is shorter than that.");
            return;
        }
        range.ifPresent(part -> {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(
                    "Content-Range", "bytes " + part.first() + "-" + (part.first() + part.length() - 1) + "/" + size);
        });
        ByteRange part = range.orElse(new ByteRange(0, size));
        response.setContentType(ContentTypes.of(file.getFileName().toString()));
        response.setContentLengthLong(part.length());
        if (body) {
            copy(file, part, response.getOutputStream());
        }
    }

    private static void copy(Path file, ByteRange part, OutputStream out) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(1, part.length()))];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(part.first());
            long left = part.length();
            while (left > 0) {
                int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (read < 0) {
                    throw new IOException(file + " became shorter while it was read");
                }
                out.write(chunk, 0, read);
                left -= read;
            }
        }
    }

    /** The same address with a slash, and never with two at its beginning, which would name another host. */
    private static String withSlash(HttpServletRequest request) {
        String query = request.getQueryString();
        return "/" + request.getRequestURI().replaceFirst("^/+", "") + "/" + (query == null ? "" : "?" + query);
    }

    private static void say(HttpServletResponse response, int status, String sentence) throws IOException {
        byte[] text = (sentence + "\n").getBytes(StandardCharsets.US_ASCII);
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
