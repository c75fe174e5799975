package dev.vitrine.enhance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A file of ours that pages refer to. Its path names its content, so that it can be kept for ever. */
public enum Asset {
    STYLE("share.css", "text/css; charset=utf-8"),
    MORE_STYLE("more.css", "text/css; charset=utf-8"),
    SCRIPT("share.js", "text/javascript; charset=utf-8"),
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
        this.text = text(name);
        byte[] digest = digest(bytes());
        this.path = "/" + HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH) + "/" + name;
        this.integrity = "sha256-" + Base64.getEncoder().encodeToString(digest);
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

    private static String text(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
