package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the first picture out of a
 * <a href="https://www.rfc-editor.org/rfc/rfc9649#name-webp-container-specification">WebP file</a> and puts it into a file of
 * its own, with its colours and its see-through parts. A decoder that is given the whole one decodes every chunk that calls
 * itself a picture, and believes what the file says of their size.
 */
final class WebpFile {
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    private static final int LOSSY_HEADER = 10;
    private static final int START_CODE = 0x2A019D;
    private static final int LOSSLESS_HEADER = 5;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int SIZE = 0x3FFF;
    private static final int PACKED = 1;

    private static final int SEE_THROUGH = 0x10;
    private static final int PROFILED = 0x20;

    private final ByteBuffer file;

    private WebpFile(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A part of the file; its content goes from the one index up to the other. */
    private record Chunk(String name, int from, int end) {
        int length() {
            return end - from;
        }
    }

    /**
     * A file of the first picture alone.
     *
     * @throws IOException where there is none, where it is broken, and where it asks for more than its size needs
     */
    static byte[] firstPicture(byte[] file) throws IOException {
        return new WebpFile(file).firstPicture();
    }

    /** What is noted of how it was taken; empty where nothing is. */
    static Optional<ByteBuffer> exif(byte[] file) {
        WebpFile webp = new WebpFile(file);
        int at = FILE_HEADER;
        while (file.length - at > CHUNK_HEADER) {
            Chunk chunk = webp.chunk(at, file.length);
            if (chunk.name.equals("EXIF")) {
                return Optional.of(
                        ByteBuffer.wrap(file, chunk.from, chunk.length()).slice());
            }
            at = chunk.end + (chunk.length() & 1);
        }
        return Optional.empty();
    }

    private byte[] firstPicture() throws IOException {
        List<Chunk> before = new ArrayList<>();
        int at = FILE_HEADER;
        int end = file.limit();
        while (end - at > CHUNK_HEADER) {
            Chunk chunk = chunk(at, end);
            switch (chunk.name) {
                case "VP8 " -> {
                    return lossy(before, chunk);
                }
                case "VP8L" -> {
                    return lossless(before, chunk);
                }
                case "ICCP", "ALPH" -> {
                    if (before.stream().noneMatch(other -> other.name.equals(chunk.name))) {
                        before.add(chunk);
                    }
                }
                default -> {}
            }
            if (chunk.name.equals("ANMF")) {
                at = Math.min(chunk.end, chunk.from + FRAME_HEADER);
                end = chunk.end;
            } else {
                at = chunk.end + (chunk.length() & 1);
            }
        }
        throw new IOException("it holds no picture");
    }

    private Chunk chunk(int at, int end) {
        String name = new String(file.array(), at, 4, ISO_8859_1);
        int from = at + CHUNK_HEADER;
        return new Chunk(name, from, (int) Math.min(end, from + Integer.toUnsignedLong(file.getInt(at + 4))));
    }

    private byte[] lossy(List<Chunk> before, Chunk picture) throws IOException {
        if (picture.length() < LOSSY_HEADER || (file.getInt(picture.from + 3) & 0xFFFFFF) != START_CODE) {
            throw new IOException("its picture does not begin as one");
        }
        int width = file.getShort(picture.from + 6) & SIZE;
        int height = file.getShort(picture.from + 8) & SIZE;
        int flags = 0;
        for (Chunk chunk : before) {
            flags |= chunk.name.equals("ALPH") ? SEE_THROUGH : PROFILED;
            if (chunk.name.equals("ALPH") && chunk.length() > 0 && (file.get(chunk.from) & 3) == PACKED) {
                LosslessWebp.check(file.array(), chunk.from + 1, chunk.end, width, height);
            }
        }
        return file(flags, width, height, before, picture);
    }

    private byte[] lossless(List<Chunk> before, Chunk picture) throws IOException {
        if (picture.length() < LOSSLESS_HEADER || file.get(picture.from) != LOSSLESS_SIGNATURE) {
            throw new IOException("its picture does not begin as one");
        }
        int header = file.getInt(picture.from + 1);
        int width = (header & SIZE) + 1;
        int height = (header >>> 14 & SIZE) + 1;
        LosslessWebp.check(file.array(), picture.from + LOSSLESS_HEADER, picture.end, width, height);
        List<Chunk> profile =
                before.stream().filter(chunk -> chunk.name.equals("ICCP")).toList();
        int flags = (header >>> 28 & 1) * SEE_THROUGH | (profile.isEmpty() ? 0 : PROFILED);
        return file(flags, width, height, profile, picture);
    }

    private byte[] file(int flags, int width, int height, List<Chunk> before, Chunk picture) {
        List<Chunk> chunks = new ArrayList<>(before);
        chunks.add(picture);
        int length = chunks.stream()
                .mapToInt(chunk -> CHUNK_HEADER + chunk.length() + (chunk.length() & 1))
                .sum();
        int extended = before.isEmpty() ? 0 : CHUNK_HEADER + 10;
        ByteBuffer out = ByteBuffer.allocate(FILE_HEADER + extended + length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(name("RIFF")).putInt(out.capacity() - CHUNK_HEADER).put(name("WEBP"));
        if (!before.isEmpty()) {
            out.put(name("VP8X")).putInt(10).putInt(flags);
            out.putShort((short) (width - 1)).put((byte) 0);
            out.putShort((short) (height - 1)).put((byte) 0);
        }
        for (Chunk chunk : chunks) {
            out.put(name(chunk.name)).putInt(chunk.length()).put(file.array(), chunk.from, chunk.length());
            out.position(out.position() + (chunk.length() & 1));
        }
        return out.array();
    }

    private static byte[] name(String name) {
        return name.getBytes(ISO_8859_1);
    }
}
