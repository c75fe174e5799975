package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures that want something else than to be looked at. */
final class HostilePicturesTest {
    private static final String SCRIPT = "<html><body><script>alert(1)</script></body></html>";

    /** Started in a JVM of its own with a small heap: tells of each bomb what became of it. */
    public static void main(String[] args) throws IOException {
        ImageScaler scaler = new ImageScaler(1L << 30);
        for (Map.Entry<String, byte[]> bomb : bombs().entrySet()) {
            String end;
            try {
                ImageScalerTest.scaled(scaler, bomb.getValue(), 640, false);
                end = "made";
            } catch (ImageException e) {
                end = "refused";
            } catch (OutOfMemoryError e) {
                end = "out of memory";
            }
            System.out.println(bomb.getKey() + " " + end);
        }
    }

    @Test
    void refusesBombsWithSixteenMegabytesOfHeap() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostilePicturesTest.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), ISO_8859_1)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines)
                .containsExactlyElementsOf(
                        bombs().keySet().stream().map(name -> name + " refused").toList());
    }

    /** Small files that ask for a lot of memory. */
    private static Map<String, byte[]> bombs() throws IOException {
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        bombs.put("png-30000x30000", png(30_000, 30_000, new byte[0]));
        bombs.put("png-1x2147483647", png(1, Integer.MAX_VALUE, new byte[0]));
        bombs.put("png-2147483647x2147483647", png(Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[0]));
        bombs.put("png-0x0", png(0, 0, new byte[0]));
        bombs.put("png-text-of-4gb-claimed", png(16, 16, "zTXtcomment\0\0".getBytes(ISO_8859_1)));
        bombs.put("gif-65535x65535", gif(65_535, 65_535));
        bombs.put("jpeg-65500x65500", jpeg(65_500, 65_500));
        bombs.put("png-25000000x1", png(25_000_000, 1, new byte[0]));
        bombs.put("jpeg-in-1000-scans", JpegScansTest.progressive(4_000, 4_000, 1_000));
        bombs.put("webp-16383x16383", webp(16_383, 16_383));
        bombs.put("webp-of-a-transform-1000-times", transformed(1_000));
        bombs.put("webp-of-65536-groups", grouped());
        return bombs;
    }

    @Test
    void makesAPictureOrNothingOfFortyPolyglots() throws Exception {
        List<byte[]> polyglots = new ArrayList<>();
        byte[] jpeg = picture("jpeg");
        byte[] png = picture("png");
        byte[] gif = picture("gif");
        for (byte[] picture : List.of(jpeg, png, gif)) {
            for (String text :
                    List.of(SCRIPT, "<?php system($_GET[0]); ?>", "*/=1;alert(1)/*", "%PDF-1.4\n", "PK\3\4")) {
                polyglots.add(joined(picture, text.getBytes(ISO_8859_1)));
                polyglots.add(joined(text.getBytes(ISO_8859_1), picture));
            }
        }
        for (String magic :
                List.of("GIF89a/*", "GIF87a=1;", "\u00ff\u00d8\u00ff", "RIFF\0\0\0\0WEBP", "\u0089PNG\r\n\u001a\n")) {
            polyglots.add((magic + SCRIPT).getBytes(ISO_8859_1));
            polyglots.add((magic + "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").getBytes(ISO_8859_1));
        }
        assertThat(polyglots).hasSize(40);
        ImageScaler scaler = new ImageScaler(1L << 30);
        int made = 0;
        for (byte[] polyglot : polyglots) {
            try {
                for (Picture picture : List.of(
                        ImageScalerTest.scaled(scaler, polyglot, 64, false),
                        ImageScalerTest.scaled(scaler, polyglot, 64, true))) {
                    assertThat(SourceFormat.of(picture.bytes())).isPresent();
                    assertThat(new String(picture.bytes(), ISO_8859_1))
                            .doesNotContain("<script", "<?php", "alert(1)", "%PDF", "PK\3\4");
                }
                made++;
            } catch (ImageException e) {
                assertThat(e.reason()).isEqualTo(ImageException.Reason.REFUSED);
            }
        }
        assertThat(made).isEqualTo(15);
    }

    static byte[] picture(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    /** @param extra a chunk's type and content, put behind the header */
    private static byte[] png(int width, int height, byte[] extra) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
        var header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 2, 0, 0, 0});
        chunk(bytes, header.toByteArray());
        if (extra.length > 0) {
            var packed = new ByteArrayOutputStream();
            packed.writeBytes(extra);
            try (DeflaterOutputStream zeros = new DeflaterOutputStream(packed)) {
                for (int i = 0; i < 64 * 1024; i++) {
                    zeros.write(new byte[1024]);
                }
            }
            chunk(bytes, packed.toByteArray());
        }
        var data = new ByteArrayOutputStream();
        data.writeBytes("IDAT".getBytes(ISO_8859_1));
        chunk(bytes, data.toByteArray());
        chunk(bytes, "IEND".getBytes(ISO_8859_1));
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream to, byte[] typeAndData) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        CRC32 crc = new CRC32();
        crc.update(typeAndData);
        out.writeInt(typeAndData.length - 4);
        out.write(typeAndData);
        out.writeInt((int) crc.getValue());
    }

    private static byte[] gif(int width, int height) {
        byte[] gif =
                "GIF89a\0\0\0\0\u0080\0\0\0\0\0\u00ff\u00ff\u00ff,\0\0\0\0\0\0\0\0\0\2\2D\1\0;".getBytes(ISO_8859_1);
        for (int at : new int[] {6, 24}) {
            gif[at] = (byte) width;
            gif[at + 1] = (byte) (width >> 8);
            gif[at + 2] = (byte) height;
            gif[at + 3] = (byte) (height >> 8);
        }
        return gif;
    }

    /** A real one, whose frame header claims another size. */
    private static byte[] jpeg(int width, int height) throws IOException {
        byte[] jpeg = picture("jpeg");
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                jpeg[i + 5] = (byte) (height >> 8);
                jpeg[i + 6] = (byte) height;
                jpeg[i + 7] = (byte) (width >> 8);
                jpeg[i + 8] = (byte) width;
                break;
            }
        }
        return jpeg;
    }

    private static byte[] transformed(int times) {
        WebpWriter webp = WebpWriter.lossless(5_000, 5_000);
        for (int i = 0; i < times; i++) {
            webp.transform(2);
        }
        return WebpWriter.file(
                WebpWriter.chunk("VP8L", webp.bits(0, 3).codes(0, 0).toByteArray()));
    }

    private static byte[] grouped() {
        WebpWriter webp = WebpWriter.lossless(5_000, 5_000)
                .bits(0, 2)
                .bits(1, 1)
                .bits(0, 3)
                .picture(0xFF, 0xFF);
        for (int i = 0; i < 65_536; i++) {
            webp.codes(0, 0);
        }
        return WebpWriter.file(WebpWriter.chunk("VP8L", webp.toByteArray()));
    }

    private static byte[] webp(int width, int height) {
        byte[] webp = "RIFF\u001a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1);
        int bits = (width - 1) | ((height - 1) << 14);
        for (int i = 0; i < 4; i++) {
            webp[21 + i] = (byte) (bits >> (8 * i));
        }
        return webp;
    }
}
