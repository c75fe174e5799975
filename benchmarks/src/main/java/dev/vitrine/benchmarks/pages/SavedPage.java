package dev.vitrine.benchmarks.pages;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A page as a server would send it. The array is shared and must not be changed.
 *
 * @param name of its file
 * @param bytes as they stand in the file
 * @param charset the one to read it in
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: a copy would be measured with the rest
public record SavedPage(String name, byte[] bytes, Charset charset) {
    /** A page whose charset is UTF-8 where its bytes are, and windows-1252 elsewhere. */
    public static SavedPage of(String name, byte[] bytes) {
        return new SavedPage(name, bytes, isUtf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
    }

    /** Its size in bytes. */
    public int size() {
        return bytes.length;
    }

    /** Its text. */
    public String text() {
        return new String(bytes, charset);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
