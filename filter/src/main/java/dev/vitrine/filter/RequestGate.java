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
    private static final Set<String> ASSETS = Set.of(
            "7z",
            "aac",
            "apk",
            "avi",
            "avif",
            "bin",
            "bmp",
            "br",
            "bz2",
            "cer",
            "class",
            "crt",
            "css",
            "csv",
            "cur",
            "deb",
            "dmg",
            "doc",
            "docx",
            "eot",
            "epub",
            "exe",
            "flac",
            "flv",
            "gif",
            "glb",
            "gz",
            "heic",
            "ico",
            "ics",
            "iso",
            "jar",
            "jpeg",
            "jpg",
            "js",
            "json",
            "jsonld",
            "jxl",
            "m3u8",
            "m4a",
            "m4v",
            "map",
            "md5",
            "mid",
            "mjs",
            "mkv",
            "mov",
            "mp3",
            "mp4",
            "mpeg",
            "mpg",
            "msi",
            "odp",
            "ods",
            "odt",
            "oga",
            "ogg",
            "ogv",
            "opus",
            "otf",
            "pdf",
            "pem",
            "png",
            "ppt",
            "pptx",
            "ps",
            "rar",
            "rpm",
            "rss",
            "rtf",
            "sha1",
            "sha256",
            "svg",
            "svgz",
            "tar",
            "tgz",
            "tif",
            "tiff",
            "ts",
            "ttf",
            "txt",
            "vtt",
            "war",
            "wasm",
            "wav",
            "webm",
            "webmanifest",
            "webp",
            "woff",
            "woff2",
            "xls",
            "xlsx",
            "xml",
            "xsl",
            "xslt",
            "xz",
            "yaml",
            "yml",
            "zip",
            "zst");

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
                && !isAsset(request.getRequestURI())
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

    private static boolean isAsset(String uri) {
        int end = uri.indexOf(';') < 0 ? uri.length() : uri.indexOf(';');
        int dot = uri.lastIndexOf('.', end - 1);
        return dot > uri.lastIndexOf('/', end - 1)
                && end - dot <= 12
                && ASSETS.contains(uri.substring(dot + 1, end).toLowerCase(Locale.ROOT));
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
