package dev.vitrine.server.images;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The kinds of picture that are read, known by their first bytes; what the upstream calls them does not matter. */
enum SourceFormat {
    JPEG("jpeg") {
        @Override
        byte[] decodable(byte[] file) throws IOException {
            JpegScans.check(file);
            return file;
        }

        @Override
        boolean begins(byte[] bytes) {
            return starts(bytes, 0, 0xFF, 0xD8, 0xFF);
        }
    },
    PNG("png") {
        @Override
        boolean begins(byte[] bytes) {
            return starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
        }
    },
    GIF("gif") {
        @Override
        boolean begins(byte[] bytes) {
            return starts(bytes, 0, 'G', 'I', 'F', '8');
        }
    },
    WEBP("webp") {
        @Override
        ImageReader reader() throws IOException {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }

        @Override
        byte[] decodable(byte[] file) throws IOException {
            return WebpFile.firstPicture(file);
        }

        @Override
        boolean begins(byte[] bytes) {
            return starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P');
        }
    };

    private final String name;

    SourceFormat(String name) {
        this.name = name;
    }

    /** What decodes it: in Java, as these are files of anybody's. */
    ImageReader reader() throws IOException {
        return ImageIO.getImageReadersByFormatName(name).next();
    }

    /**
     * What of such a file is decoded.
     *
     * @throws IOException where decoding it would take more than its pixels need
     */
    byte[] decodable(byte[] file) throws IOException {
        return file;
    }

    abstract boolean begins(byte[] bytes);

    /** The kind of this file; empty for every other, SVG among them, as it is a document that runs scripts. */
    static Optional<SourceFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.begins(bytes)).findFirst();
    }

    /** What a file of no such kind looks like, for the log. */
    static String describe(byte[] bytes) {
        String beginning = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        return "\"" + beginning.replaceAll("[^ -~]", ".") + "\"";
    }

    private static boolean starts(byte[] bytes, int at, int... magic) {
        if (bytes.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
