package dev.vitrine.server.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Escapes bytes of URLs, see <a href="https://url.spec.whatwg.org/#percent-encoded-bytes">percent-encoded bytes</a>. */
final class PercentEncoding {
    static final String FRAGMENT = " \"<>`";
    static final String SPECIAL_QUERY = " \"#<>'";
    static final String PATH = " \"#<>?^`{}";
    static final String USERINFO = PATH + "/:;=@[\\]|";
    static final String COMPONENT = USERINFO + "$%&+,";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Escapes controls, what is beyond ASCII (as UTF-8), and the characters of {@code set}. */
    static String encode(String text, String set) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c <= 0x1F || c >= 0x7F || set.indexOf(c) >= 0) {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                out.append((char) c);
            }
        }
        return out.toString();
    }

    /** Undoes the escapes that are whole; all else stays. */
    static byte[] decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }
}
