package dev.vitrine.server.images;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes pictures as <a href="https://www.rfc-editor.org/rfc/rfc9649">WebP</a>. The work is done by native code, which gets
 * nothing but pixels that were decoded in Java. Where it cannot be loaded, pictures leave in other formats.
 */
final class WebpEncoder {
    private static final Logger LOG = LoggerFactory.getLogger(WebpEncoder.class);

    /** The format's own limit, in pixels. */
    static final int HIGHEST = 16_383;

    /** Looks as a JPEG of quality 0.82 does. */
    private static final float QUALITY = 0.8f;

    private WebpEncoder() {}

    /** Whether this system can. */
    static boolean isAvailable() {
        return Loaded.OK;
    }

    /** As photographs are best written: not every pixel as it was, but none that would be missed. See-through parts stay. */
    static byte[] lossy(BufferedImage image) throws IOException {
        return write(image, CompressionType.Lossy, QUALITY);
    }

    /** As drawings and screenshots are best written: every pixel as it was. */
    static byte[] lossless(BufferedImage image) throws IOException {
        return write(image, CompressionType.Lossless, 0.5f);
    }

    private static byte[] write(BufferedImage image, CompressionType type, float quality) throws IOException {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            WebPWriteParam param = new WebPWriteParam(null);
            param.setCompressionType(type);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Asked for once, when the first picture is wanted. */
    private static final class Loaded {
        static final boolean OK = load();

        @SuppressWarnings("CatchingUnchecked") // whatever a loader of native code may throw
        private static boolean load() {
            Path unpacked = Path.of(System.getProperty("java.io.tmpdir", ""));
            if (!Files.isWritable(unpacked)) {
                return missing("java.io.tmpdir, which is " + unpacked + ", cannot be written to");
            }
            try {
                // The loader keeps to itself that it found nothing; only who encodes is told.
                return lossless(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)).length > 0;
            } catch (Exception | LinkageError e) {
                return missing(e.toString());
            }
        }

        private static boolean missing(String why) {
            LOG.warn("WebP can't be written here, so pictures leave as JPEG and PNG, which are larger: {}", why);
            return false;
        }
    }
}
