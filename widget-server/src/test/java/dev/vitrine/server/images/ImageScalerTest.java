package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageScalerTest {
    private final ImageScaler scaler = new ImageScaler(1L << 30);

    @Test
    void scalesDownAndNeverUp() throws Exception {
        byte[] file = file("jpeg", halves(1200, 800));
        assertThat(size(scaled(scaler, file, 300, false))).isEqualTo("300x200");
        assertThat(size(scaled(scaler, file, 2000, false))).isEqualTo("1200x800");
        assertThat(scaled(scaler, file, 300, false).format()).isEqualTo(Picture.Format.JPEG);
    }

    @Test
    void keepsWhatIsSeeThrough() throws Exception {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        Picture picture = scaled(scaler, file("png", image), 50, false);
        assertThat(picture.format()).isEqualTo(Picture.Format.PNG);
        assertThat(read(picture).getRGB(10, 10) >>> 24).isZero();
    }

    @Test
    void writesWebPForThoseWhoTakeItAndNeedsFewerBytes() throws Exception {
        byte[] file = file("jpeg", halves(1200, 800));
        Picture webp = scaled(scaler, file, 300, true);
        assertThat(webp.format()).isEqualTo(Picture.Format.WEBP);
        assertThat(SourceFormat.of(webp.bytes())).contains(SourceFormat.WEBP);
        assertThat(size(webp)).isEqualTo("300x200");
        assertThat(new Color(read(webp).getRGB(20, 20)).getRed()).isGreaterThan(200);
        assertThat(webp.bytes().length)
                .isLessThan(scaled(scaler, file, 300, false).bytes().length);
    }

    @Test
    void keepsInWebPWhatIsSeeThrough() throws Exception {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(99, 99, 0xFF00FF00);
        for (int width : new int[] {50, 100}) {
            Picture picture = scaled(scaler, file("png", image), width, true);
            assertThat(picture.format()).isEqualTo(Picture.Format.WEBP);
            assertThat(read(picture).getRGB(10, 10) >>> 24).isZero();
        }
    }

    @Test
    void keepsEveryPixelOfADrawingThatIsShownAsLargeAsItIs() throws Exception {
        BufferedImage drawing = halves(120, 80);
        BufferedImage shown = read(scaled(scaler, file("png", drawing), 120, true));
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 120; x++) {
                assertThat(shown.getRGB(x, y)).as("%d, %d", x, y).isEqualTo(drawing.getRGB(x, y));
            }
        }
    }

    @Test
    void writesNoWebPThatWouldBeTooHighForIt() throws Exception {
        byte[] tower = file("png", halves(10, WebpEncoder.HIGHEST + 1));
        assertThat(scaled(scaler, tower, 300, true).format()).isNotEqualTo(Picture.Format.WEBP);
    }

    @Test
    void readsNothingByNativeCode() throws Exception {
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(format.reader().getClass().getName()).doesNotStartWith("com.luciad");
        }
    }

    @Test
    void readsWebP() throws Exception {
        byte[] webp = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        assertThat(size(scaled(scaler, webp, 50, false))).isEqualTo("1x1");
    }

    /** The same red, as inks or as their luminance: as Photoshop stores the colours of print. */
    @ParameterizedTest
    @CsvSource({"0, 255, 0, 0, 255", "2, 179, 171, 1, 255"})
    void showsAPhotographInTheColoursOfPrint(int transform, int first, int second, int third, int black)
            throws Exception {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 32, 4, null);
        for (int i = 0; i < 64 * 32; i++) {
            inks.setPixel(i % 64, i / 64, new int[] {first, second, third, black});
        }
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        }
        byte[] plain = bytes.toByteArray();
        byte[] adobe = ("\u00FF\u00EE\0\16Adobe\0\144\0\0\0\0" + (char) transform).getBytes(ISO_8859_1);
        byte[] file = ByteBuffer.allocate(plain.length + adobe.length)
                .put(plain, 0, 2)
                .put(adobe)
                .put(plain, 2, plain.length - 2)
                .array();
        Color shown = new Color(read(scaled(scaler, file, 32, false)).getRGB(9, 9));
        assertThat(shown.getRed()).isGreaterThan(245);
        assertThat(shown.getGreen()).isLessThan(10);
        assertThat(shown.getBlue()).isLessThan(10);
    }

    @Test
    void turnsAPhotographAsItsCameraSays() throws Exception {
        byte[] upright = file("jpeg", halves(400, 200));
        Picture turned = scaled(scaler, withOrientation(upright, 6), 200, false);
        assertThat(size(turned)).isEqualTo("200x400");
        assertThat(new Color(read(turned).getRGB(100, 20)).getRed()).isGreaterThan(200);
        assertThat(new Color(read(turned).getRGB(100, 380)).getBlue()).isGreaterThan(200);
    }

    /** What makes a WebP of a photograph may leave its pixels as they are. */
    @Test
    void turnsPicturesOfOtherFormatsAsTheySayThemselves() throws Exception {
        byte[] exif = tiff(6);
        byte[] png = file("png", halves(400, 200));
        CRC32 crc = new CRC32();
        ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length).putInt(exif.length);
        chunk.put("eXIf".getBytes(ISO_8859_1)).put(exif);
        crc.update(chunk.array(), 4, 4 + exif.length);
        chunk.putInt((int) crc.getValue());
        int header = 8 + 25;
        ByteBuffer noted = ByteBuffer.allocate(png.length + chunk.capacity()).put(png, 0, header);
        noted.put(chunk.array()).put(png, header, png.length - header);
        assertThat(size(scaled(scaler, noted.array(), 200, false))).isEqualTo("200x400");

        byte[] webp = WebpEncoder.lossless(halves(400, 200));
        for (String before : new String[] {"", "Exif\0\0"}) {
            int length = before.length() + exif.length;
            ByteBuffer whole = ByteBuffer.allocate(webp.length + 8 + length).put(webp);
            whole.put("EXIF".getBytes(ISO_8859_1)).putInt(Integer.reverseBytes(length));
            whole.put(before.getBytes(ISO_8859_1)).put(exif);
            Picture turned = scaled(scaler, whole.array(), 200, false);
            assertThat(size(turned)).isEqualTo("200x400");
            assertThat(new Color(read(turned).getRGB(100, 20)).getRed()).isGreaterThan(200);
        }
    }

    /** A chunk whose length leads back to where it stands. */
    @ParameterizedTest
    @EnumSource(
            value = SourceFormat.class,
            names = {"PNG", "WEBP"})
    @Timeout(30)
    void readsNoNoteForEver(SourceFormat format) {
        ByteBuffer file = ByteBuffer.allocate(64);
        for (int at = 0; at < file.capacity(); at += 4) {
            file.putInt(at, format == SourceFormat.PNG ? -12 : Integer.reverseBytes(-8));
        }
        assertThat(ExifOrientation.of(format, file.array())).isEqualTo(ExifOrientation.UPRIGHT);
    }

    @Test
    void leavesNothingOfWhatStoodBesideThePicture() throws Exception {
        byte[] file = withOrientation(file("jpeg", halves(400, 200)), 1);
        byte[] script = "<script>alert(1)</script>".getBytes(ISO_8859_1);
        byte[] polyglot = Arrays.copyOf(file, file.length + script.length);
        System.arraycopy(script, 0, polyglot, file.length, script.length);
        String made = new String(scaled(scaler, polyglot, 200, false).bytes(), ISO_8859_1);
        assertThat(made).doesNotContain("script").doesNotContain("Exif");
    }

    @Test
    void refusesByItsHeaderWhatWouldFillTheMemory() {
        assertThatThrownBy(() -> scaled(scaler, png(20_000, 20_000), 300, false))
                .isInstanceOf(ImageException.class)
                .hasMessage("has 20000 x 20000 pixels, more than 25 million");
    }

    @Test
    void refusesARowThatWouldFillTheMemory() {
        assertThatThrownBy(() -> scaled(scaler, png(25_000_000, 1), 300, false))
                .isInstanceOf(ImageException.class)
                .hasMessage("has 25000000 x 1 pixels, more than 65535 on a side");
    }

    @Test
    void takesOfALongAndNarrowPictureFewerPixelsRatherThanMoreMemory() throws Exception {
        assertThat(size(scaled(scaler, file("png", halves(300, 40_000)), 640, false)))
                .isEqualTo("150x20000");
    }

    @Test
    void decodesAWebPOnlyWhereTheHeapHasRoomForIt() throws Exception {
        byte[] webp = WebpEncoder.lossless(halves(1200, 800));
        assertThat(size(scaled(new ImageScaler(24L * 1200 * 800), webp, 300, false)))
                .isEqualTo("300x200");
        assertThatThrownBy(() -> scaled(new ImageScaler(24L * 1200 * 800 - 24), webp, 300, false))
                .hasMessage("has 1200 x 800 pixels, more than the 0 million of a WebP that this heap has room for;"
                        + " -Xmx gives it more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<!DOCTYPE html><p>Sign in</p>",
                "BM6",
                "\u0089PNG\r\n\u001a\n<script>",
                "\u00ff\u00d8\u00ff\u00e0broken",
                "GIF89a",
                "RIFF\0\0\0\0WEBPVP8 "
            })
    void refusesWhatIsNoPicture(String file) {
        assertThatThrownBy(() -> scaled(scaler, file.getBytes(ISO_8859_1), 300, false))
                .isInstanceOf(ImageException.class);
    }

    static Picture scaled(ImageScaler scaler, byte[] file, int width, boolean webp) throws ImageException {
        return scaler.scale(scaler.open(file), width, webp);
    }

    /** Red on the left, blue on the right. */
    private static BufferedImage halves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] file(String format, BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static BufferedImage read(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    }

    private static String size(Picture picture) throws IOException {
        BufferedImage image = read(picture);
        return image.getWidth() + "x" + image.getHeight();
    }

    /** The same file with a note of its camera, right after the start marker. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes(ISO_8859_1));
        exif.put(tiff(orientation));
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + exif.capacity());
        whole.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    /** The note of a camera by itself. */
    private static byte[] tiff(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).put("MM\0*".getBytes(ISO_8859_1));
        tiff.putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return tiff.array();
    }

    /** The beginning of a PNG of this size. */
    private static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(ISO_8859_1));
        header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        ByteBuffer file = ByteBuffer.allocate(64);
        file.put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1)).putInt(13).put(header.array());
        return file.putInt((int) crc.getValue()).array();
    }
}
