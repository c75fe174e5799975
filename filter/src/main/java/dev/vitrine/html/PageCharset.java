package dev.vitrine.html;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The character encoding of a page, by the names and labels of the <a href="https://encoding.spec.whatwg.org/">Encoding Standard</a>. */
public final class PageCharset {
    private final String name;
    private final Charset charset;

    private PageCharset(String name, Charset charset) {
        this.name = name;
        this.charset = charset;
    }

    /** The encoding that a label means to a browser; nothing for a label that none knows. */
    public static Optional<PageCharset> forLabel(String label) {
        return Charset.isSupported(label)
                ? Optional.of(new PageCharset(label, Charset.forName(label)))
                : Optional.empty();
    }

    /** UTF-8. */
    public static PageCharset utf8() {
        return new PageCharset("UTF-8", StandardCharsets.UTF_8);
    }

    /** The name in the Encoding Standard, such as {@code windows-1252}. */
    public String name() {
        return name;
    }

    /** Whether bytes below 0x80 always mean the ASCII character, but for second bytes that are letters or digits. */
    public boolean asciiCompatible() {
        return !name.startsWith("UTF-16") && !name.startsWith("ISO-2022");
    }

    /** The text of these bytes; what is malformed becomes U+FFFD. */
    public String decode(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, charset);
    }

    /** Whether a character can be written in this encoding. */
    public boolean canEncode(int codePoint) {
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode(Character.toString(codePoint));
    }
}
