package dev.vitrine.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The character encoding of a page, by the names and labels of the <a href="https://encoding.spec.whatwg.org/">Encoding
 * Standard</a>. Single-byte encodings have tables of their own, so that those are known that the JDK lacks.
 */
public final class PageCharset {
    private static final PageCharset UTF_8 =
            new PageCharset("UTF-8", null, StandardCharsets.UTF_8, StandardCharsets.UTF_8);

    private final String name;

    /** What the bytes from 0x80 on mean, in a single-byte encoding. */
    private final char @Nullable [] table;

    /** Missing where the runtime lacks it: then what is beyond ASCII can be neither read nor written. */
    private final @Nullable Charset decoder;

    private final @Nullable Charset encoder;

    PageCharset(String name, char @Nullable [] table, @Nullable Charset decoder, @Nullable Charset encoder) {
        this.name = name;
        this.table = table;
        this.decoder = decoder;
        this.encoder = encoder;
    }

    /** The encoding that a <a href="https://encoding.spec.whatwg.org/#names-and-labels">label</a> means to a browser. */
    public static Optional<PageCharset> forLabel(String label) {
        return Optional.ofNullable(Encodings.forLabel(label));
    }

    /** UTF-8. */
    public static PageCharset utf8() {
        return UTF_8;
    }

    /**
     * The encoding of a page, found as
     * <a href="https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding">browsers do</a>: by
     * its byte order mark, by what the response declares, by what the page's beginning declares. A page without any of
     * these is taken for windows-1252, or UTF-8 where a text is valid as such; ASCII alone is written into it.
     *
     * @param declared by the response
     * @param bytes the first 1,024 bytes of the page, or as many as there are
     */
    public static PageCharset of(Optional<PageCharset> declared, byte[] bytes, int offset, int length) {
        EncodingPrescan page = new EncodingPrescan(bytes, offset, length);
        Optional<PageCharset> marked = page.byteOrderMark();
        if (marked.isPresent() || declared.isPresent()) {
            return marked.isPresent() ? marked.get() : declared.get();
        }
        Optional<PageCharset> declaration = page.declaration();
        return declaration.isPresent() ? declaration.get() : Encodings.undeclared();
    }

    /**
     * The encoding of a page that declares it behind its first 1,024 bytes, where
     * <a href="https://html.spec.whatwg.org/multipage/parsing.html#changing-the-encoding-while-parsing">browsers</a> begin anew
     * and other readers see none: read by what it declares, but written in ASCII alone.
     *
     * @return nothing where it declares none, or UTF-8, which is known by its bytes
     */
    public static Optional<PageCharset> declaredLate(byte[] bytes, int offset, int length) {
        return new EncodingPrescan(bytes, offset, length)
                .declaration()
                .filter(found -> found.asciiCompatible() && found != UTF_8 && Charset.isSupported(found.name))
                .map(found -> new PageCharset(found.name, null, Charset.forName(found.name), null));
    }

    /** Whether these bytes, the first ones of a page, begin with a byte order mark. */
    public static boolean isMarked(byte[] bytes, int offset, int length) {
        return new EncodingPrescan(bytes, offset, length).byteOrderMark().isPresent();
    }

    /** Whether the page declares nothing, so that this is what it is taken for. */
    public boolean isGuess() {
        return table == null && decoder == null && encoder == null && name.equals(Encodings.GUESS);
    }

    /** The name in the Encoding Standard, such as {@code windows-1252}. */
    public String name() {
        return name;
    }

    /**
     * Whether a byte below 0x80 that markup is made of always is markup. Not so in UTF-16 and ISO-2022-JP, and what a
     * browser replaces by an error is no page at all.
     */
    public boolean asciiCompatible() {
        return !name.startsWith("UTF-16") && !name.equals("ISO-2022-JP") && !name.equals("replacement");
    }

    /** The text of these bytes; what is malformed becomes U+FFFD. */
    public String decode(byte[] bytes, int offset, int length) {
        if (table != null) {
            return decodeByTable(table, bytes, offset, length);
        }
        if (decoder != null) {
            return new String(bytes, offset, length, decoder);
        }
        return decodeUndeclared(bytes, offset, length);
    }

    private static String decodeByTable(char[] table, byte[] bytes, int offset, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            byte b = bytes[offset + i];
            text[i] = b >= 0 ? (char) b : table[b & 0x7F];
        }
        return new String(text);
    }

    private static String decodeUndeclared(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return decodeByTable(Encodings.windows1252(), bytes, offset, length);
        }
    }

    /** Whether a character can be written in this encoding, so that it is read as the same again. */
    boolean canEncode(int codePoint) {
        if (codePoint < 0x80) {
            return true;
        }
        if (table != null) {
            return codePoint < 0xFFFD && indexOf(table, (char) codePoint) >= 0;
        }
        return encoder != null && encodedOne(encoder, codePoint) != null;
    }

    private static int indexOf(char[] table, char c) {
        int i = table.length - 1;
        while (i >= 0 && table[i] != c) {
            i--;
        }
        return i;
    }

    /** The bytes of one character; nothing where they would not be read as the same again. */
    private byte @Nullable [] encodedOne(Charset charset, int codePoint) {
        try {
            CharsetEncoder strict = charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer bytes = strict.encode(CharBuffer.wrap(Character.toChars(codePoint)));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            boolean same = decode(encoded, 0, encoded.length).equals(Character.toString(codePoint));
            return same && encoded[0] < 0 ? encoded : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Markup in this encoding; what it lacks becomes a numeric character reference. */
    public byte[] encode(CharSequence markup) {
        String text = markup.toString();
        if (StandardCharsets.UTF_8.equals(encoder)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] ascii = new byte[text.length()];
        for (int i = 0; i < ascii.length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return encodeMixed(text);
            }
            ascii[i] = (byte) c;
        }
        return ascii;
    }

    private byte[] encodeMixed(String text) {
        String referred = referUnencodable(text);
        if (table == null) {
            return referred.getBytes(encoder == null ? StandardCharsets.US_ASCII : encoder);
        }
        byte[] bytes = new byte[referred.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = referred.charAt(i);
            bytes[i] = (byte) (c < 0x80 ? c : indexOf(table, c) | 0x80);
        }
        return bytes;
    }

    /** Markup in which every character that this encoding lacks is a numeric character reference. */
    public String referUnencodable(CharSequence markup) {
        StringBuilder out = new StringBuilder(markup.length() + 16);
        int i = 0;
        while (i < markup.length()) {
            int c = Character.codePointAt(markup, i);
            if (canEncode(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("&#").append(referable(c)).append(';');
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** References to C1 controls mean other characters, and none may name a surrogate. */
    private static int referable(int codePoint) {
        boolean control = codePoint >= 0x80 && codePoint <= 0x9F;
        return control || (codePoint >= 0xD800 && codePoint <= 0xDFFF) ? 0xFFFD : codePoint;
    }

    @Override
    public String toString() {
        return name;
    }
}
