package dev.vitrine.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of a request whether its answer may be a page at all. What may not is not wrapped, and keeps the container's fast
 * ways of sending a file.
 */
final class RequestGate {
    /** Pictures, sounds, fonts, archives, documents: what is large, and sent by the container's fast ways whoever asks. */
    private static final Set<String> FILES = Set.of(
            "7z", "aac", "apk", "avi", "avif", "bmp", "br", "bz2", "cer", "crt", "cur", "deb", "dmg", "doc", "docx",
            "eot", "epub", "exe", "flac", "flv", "gif", "glb", "gz", "heic", "ico", "ics", "iso", "jar", "jpeg", "jpg",
            "jxl", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "odp", "ods", "odt", "oga", "ogg",
            "ogv", "opus", "otf", "pdf", "png", "ppt", "pptx", "rar", "rpm", "rtf", "svgz", "tar", "tgz", "tif", "tiff",
            "ttf", "war", "wav", "webm", "webp", "woff", "woff2", "xls", "xlsx", "xz", "zip", "zst");

    /** What pages are named after as well ({@code /wiki/Node.js}): none of them where the request does not ask for a page. */
    private static final Set<String> SOURCES = Set.of(
            "bin",
            "class",
            "css",
            "csv",
            "js",
            "json",
            "jsonld",
            "m3u8",
            "map",
            "md5",
            "mid",
            "mjs",
            "pem",
            "ps",
            "rss",
            "sha1",
            "sha256",
            "svg",
            "ts",
            "txt",
            "vtt",
            "wasm",
            "webmanifest",
            "xml",
            "xsl",
            "xslt",
            "yaml",
            "yml");

    private final List<PathPattern> excluded;
    private final boolean errorPages;
    private final Optional<String> offHeader;

    RequestGate(FilterSettings settings) {
        this.excluded = settings.value(Settings.EXCLUDE);
        this.errorPages = settings.value(Settings.ERROR_PAGES);
        this.offHeader = settings.value(Settings.OFF_HEADER);
    }

    boolean admits(HttpServletRequest request) {
        return isReading(request.getMethod())
                && (errorPages || request.getDispatcherType() != DispatcherType.ERROR)
                && !isUpgrade(request)
                && !isAsset(request)
                && !isExcluded(request)
                && !isTurnedOff(request);
    }

    static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** An upgrade to HTTP/2 in clear text is the container's own matter, and a page follows. */
    private static boolean isUpgrade(HttpServletRequest request) {
        String protocol = request.getHeader("Upgrade");
        return protocol != null && !protocol.equalsIgnoreCase("h2c");
    }

    private static boolean isAsset(HttpServletRequest request) {
        String uri = request.getRequestURI();
        int end = uri.indexOf(';') < 0 ? uri.length() : uri.indexOf(';');
        int dot = uri.lastIndexOf('.', end - 1);
        if (dot <= uri.lastIndexOf('/', end - 1) || end - dot > 12) {
            return false;
        }
        String ending = uri.substring(dot + 1, end).toLowerCase(Locale.ROOT);
        return FILES.contains(ending) || (SOURCES.contains(ending) && !asksForPage(request));
    }

    /** Browsers say so when they go somewhere; robots that draw previews say nothing, and fetch pages and pictures. */
    private static boolean asksForPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return (accept != null && accept.contains("text/html")) || PreviewRobots.ask(request);
    }

    private boolean isTurnedOff(HttpServletRequest request) {
        return offHeader.isPresent() && request.getHeader(offHeader.get()) != null;
    }

    private boolean isExcluded(HttpServletRequest request) {
        if (excluded.isEmpty()) {
            return false;
        }
        String path = PageRequests.pathWithinContext(request);
        return excluded.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** The decoded path below the context path, without path parameters. */
    static String pathWithinContext(HttpServletRequest request) {
        return joined(request.getServletPath(), request.getPathInfo());
    }

    static String joined(String servletPath, @Nullable String info) {
        return info == null ? servletPath : servletPath + info;
    }
}
