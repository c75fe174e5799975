package dev.vitrine.enhance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A file of ours that pages refer to. Its path names its content, so that it can be kept for ever. */
public enum Asset {
    STYLE("share.css", "text/css; charset=utf-8"),
    MORE_STYLE("more.css", "text/css; charset=utf-8"),
    SCRIPT("share.js", "text/javascript; charset=utf-8"),
    FLOAT("float.js", "text/javascript; charset=utf-8"),
    PINS("pins.js", "text/javascript; charset=utf-8"),
    SELECTION("selection.js", "text/javascript; charset=utf-8"),
    PICKER_STYLE("picker.css", "text/css; charset=utf-8"),
    PICKER_SCRIPT("picker.js", "text/javascript; charset=utf-8");

    private static final int HASH_LENGTH = 10;

    private final String name;
    private final String contentType;
    private final String text;
    private final String path;
    private final String integrity;

    Asset(String name, String contentType) {
        this.name = name;
        this.contentType = contentType;
        List<String> columns = Shrunk.columns(name);
        String digest = columns.get(1);
        this.text = columns.get(2);
        this.path = "/" + digest.substring(0, HASH_LENGTH) + "/" + name;
        this.integrity =
                "sha256-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest));
    }

    /**
     * The asset of a path below our prefix. An unknown hash gives the file as it is now: while several versions of a
     * webapp run beside each other, a page of one may be answered by another.
     */
    public static Optional<Asset> find(String path) {
        return Arrays.stream(values())
                .filter(asset -> path.endsWith("/" + asset.name) && path.indexOf('/', 1) == path.lastIndexOf('/'))
                .findFirst();
    }

    /** Where it is found below our prefix, beginning with {@code /}. */
    public String path() {
        return path;
    }

    /**
     * By what a browser knows that it has got this very file, see
     * <a href="https://www.w3.org/TR/SRI/">Subresource Integrity</a>.
     */
    public String integrity() {
        return integrity;
    }

    /** Its media type with the charset. */
    public String contentType() {
        return contentType;
    }

    /** Its content, in UTF-8. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the build has made of the files, and of each the SHA-256. */
    private static final class Shrunk {
        private static final Map<String, List<String>> LINES = new HashMap<>();

        static {
            try (InputStream in = Asset.class.getResourceAsStream("assets.txt")) {
                if (in == null) {
                    throw new IllegalStateException("the jar lacks assets.txt");
                }
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                    List<String> columns = List.of(line.split("\t", -1));
                    LINES.put(columns.get(0), columns);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Shrunk() {}

        static List<String> columns(String name) {
            return Objects.requireNonNull(LINES.get(name), name);
        }
    }
}
