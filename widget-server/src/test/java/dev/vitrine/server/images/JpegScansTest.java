package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

final class JpegScansTest {
    @Test
    void letsThroughWhatAnEncoderWrites() throws IOException {
        for (boolean progressive : new boolean[] {false, true}) {
            assertThatCode(() -> JpegScans.check(encoded(progressive))).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesMoreScansThanAnyEncoderMakes() throws IOException {
        assertThatCode(() -> JpegScans.check(progressive(64, 64, 49))).doesNotThrowAnyException();

        assertThatThrownBy(() -> JpegScans.check(progressive(64, 64, 50)))
                .isInstanceOf(IOException.class)
                .hasMessage("it comes in more than 50 scans");
    }

    @Test
    void looksNoFurtherThanThePicture() throws IOException {
        byte[] film = new byte[4 << 20];
        new Random(1).nextBytes(film);

        assertThatCode(() -> JpegScans.check(HostilePicturesTest.joined(encoded(false), film)))
                .doesNotThrowAnyException();
    }

    @Test
    void looksBehindTablesThatStandAlone() throws IOException {
        byte[] tables = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};

        assertThatThrownBy(() -> JpegScans.check(HostilePicturesTest.joined(tables, progressive(64, 64, 50))))
                .hasMessage("it comes in more than 50 scans");
    }

    @Test
    void refusesScansThatTakeTooMuchMemoryToPutTogether() throws IOException {
        assertThatCode(() -> JpegScans.check(progressive(7_000, 7_000, 0))).doesNotThrowAnyException();

        assertThatThrownBy(() -> JpegScans.check(progressive(8_000, 7_000, 0)))
                .hasMessage("it takes 112 MB to put its scans together, more than 100");
    }

    /** A grey picture, and so many scans behind its first in which nothing becomes finer. */
    static byte[] progressive(int width, int height, int more) {
        var bytes = new ByteArrayOutputStream();
        write(bytes, 0xFF, 0xD8);
        write(bytes, 0xFF, 0xDB, 0, 67, 0);
        bytes.writeBytes("\1".repeat(64).getBytes(ISO_8859_1));
        write(bytes, 0xFF, 0xC2, 0, 11, 8, height >> 8, height & 0xFF, width >> 8, width & 0xFF, 1, 1, 0x11, 0);
        int endOfFourteenBits = 0xE0;
        for (int[] table : new int[][] {{0x00, 0}, {0x10, endOfFourteenBits}}) {
            write(bytes, 0xFF, 0xC4, 0, 20, table[0], 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, table[1]);
        }
        int blocks = ((width + 7) / 8) * ((height + 7) / 8);
        write(bytes, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0);
        bytes.writeBytes(new byte[(blocks + 7) / 8]);
        for (int i = 0; i < more; i++) {
            write(bytes, 0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 63, 0);
            for (int left = blocks; left > 0; left -= 0x7FFF) {
                write(bytes, 0x7F, 0xFE); // a bit of the code, and as many blocks as fourteen bits say
            }
        }
        write(bytes, 0xFF, 0xD9);
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, int... values) {
        for (int value : values) {
            bytes.write(value);
        }
    }

    private static byte[] encoded(boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
