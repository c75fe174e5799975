package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

final class WebpFileTest {
    private static final int PREDICTOR = 0;
    private static final int COLOR = 1;
    private static final int SUBTRACT_GREEN = 2;
    private static final int COLOR_INDEXING = 3;

    @Test
    void leavesEveryPixelOfWhatAnEncoderWrites() throws IOException {
        Random random = new Random(20_260_101);
        for (int i = 0; i < 120; i++) {
            BufferedImage drawn = drawing(random);
            for (byte[] file : List.of(WebpEncoder.lossy(drawn), WebpEncoder.lossless(drawn))) {
                assertThat(pixels(WebpFile.firstPicture(file)))
                        .as("%d x %d, drawing %d", drawn.getWidth(), drawn.getHeight(), i)
                        .isEqualTo(pixels(file));
            }
        }
    }

    @Test
    void takesTheFirstPictureOfAnAnimation() throws IOException {
        byte[] red = WebpEncoder.lossless(filled(Color.RED));
        byte[] blue = WebpEncoder.lossless(filled(Color.BLUE));
        byte[] animation = WebpWriter.file(
                WebpWriter.chunk("VP8X", new byte[] {2, 0, 0, 0, 7, 0, 0, 4, 0, 0}),
                WebpWriter.chunk("ANIM", new byte[6]),
                frame(red),
                frame(blue));

        assertThat(pixels(WebpFile.firstPicture(animation))).isEqualTo(pixels(red));
    }

    @Test
    void keepsTheColoursThatAFileSpeaksOf() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] plain = WebpEncoder.lossless(filled(new Color(90, 120, 30)));
        byte[] profiled = WebpWriter.file(
                WebpWriter.chunk("VP8X", new byte[] {0x20, 0, 0, 0, 7, 0, 0, 4, 0, 0}),
                WebpWriter.chunk("ICCP", profile),
                WebpWriter.chunkOf(plain));

        assertThat(pixels(WebpFile.firstPicture(profiled)))
                .isEqualTo(pixels(profiled))
                .isNotEqualTo(pixels(plain));
    }

    @Test
    void holdsOnePictureOfAFileOfAThousand() throws IOException {
        byte[] one = WebpWriter.chunk(
                "VP8L", WebpWriter.lossless(4_000, 4_000).bits(0, 3).codes(1, 1).toByteArray());
        List<byte[]> chunks = new ArrayList<>();
        chunks.add(WebpWriter.chunk("VP8X", new byte[10]));
        for (int i = 0; i < 1_000; i++) {
            chunks.add(one);
        }

        assertThat(WebpFile.firstPicture(WebpWriter.file(chunks.toArray(byte[][]::new))))
                .isEqualTo(WebpWriter.file(one));
    }

    @Test
    void goesThroughFramesWithinFrames() {
        byte[] nested = WebpWriter.file(
                "ANMF\177\177\177\177................".repeat(200_000).getBytes(ISO_8859_1));

        assertThatThrownBy(() -> WebpFile.firstPicture(nested)).hasMessage("it holds no picture");
    }

    @Test
    void refusesATransformThatComesTwice() throws IOException {
        WebpWriter once = WebpWriter.lossless(600, 400)
                .transform(PREDICTOR)
                .bits(0, 3)
                .picture(3, 0)
                .transform(COLOR)
                .bits(1, 3)
                .picture(0, 0)
                .transform(SUBTRACT_GREEN)
                .transform(COLOR_INDEXING)
                .bits(255, 8)
                .picture(9, 9);
        byte[] accepted = file(once.bits(0, 3).codes(0, 0));
        assertThat(WebpFile.firstPicture(accepted)).isEqualTo(accepted);

        for (int type : new int[] {PREDICTOR, COLOR, SUBTRACT_GREEN, COLOR_INDEXING}) {
            WebpWriter twice = WebpWriter.lossless(600, 400);
            for (int i = 0; i < 2; i++) {
                twice.transform(type);
                if (type != SUBTRACT_GREEN) {
                    twice.bits(0, type == COLOR_INDEXING ? 8 : 3).picture(0, 0);
                }
            }
            assertThatThrownBy(() -> WebpFile.firstPicture(file(twice)))
                    .as("type %d", type)
                    .hasMessage("it has a transform twice");
        }
    }

    @Test
    void refusesMoreGroupsOfCodesThanAnyEncoderMakes() throws IOException {
        byte[] most = file(grouped(2_599));
        assertThat(WebpFile.firstPicture(most)).isEqualTo(most);

        assertThatThrownBy(() -> WebpFile.firstPicture(file(grouped(2_600))))
                .hasMessage("it has 2601 groups of prefix codes, more than 2600");
    }

    @Test
    void looksThroughSeeThroughPartsAsWell() throws IOException {
        byte[] picture = WebpWriter.chunkOf(WebpEncoder.lossy(filled(Color.RED)));
        byte[] alpha = new WebpWriter()
                .bits(1, 8)
                .transform(SUBTRACT_GREEN)
                .transform(SUBTRACT_GREEN)
                .toByteArray();

        assertThatThrownBy(() -> WebpFile.firstPicture(WebpWriter.file(WebpWriter.chunk("ALPH", alpha), picture)))
                .hasMessage("it has a transform twice");
    }

    @Test
    void refusesWhatEndsTooEarlyWhereverThatIs() throws IOException {
        Random random = new Random(7);
        byte[] file = WebpEncoder.lossless(drawing(random));
        int end = 0;
        for (int length = 0; length < 60; length++) {
            byte[] beginning = Arrays.copyOf(file, length);
            try {
                WebpFile.firstPicture(beginning);
            } catch (IOException e) {
                end = length;
                assertThat(e.getMessage()).startsWith("it");
            }
        }
        assertThat(end).isGreaterThan(20);
    }

    private static WebpWriter grouped(int highest) {
        return WebpWriter.lossless(4_000, 4_000)
                .bits(0, 2)
                .bits(1, 1)
                .bits(0, 3)
                .picture(highest & 0xFF, highest >>> 8);
    }

    private static byte[] file(WebpWriter lossless) {
        return WebpWriter.file(WebpWriter.chunk("VP8L", lossless.toByteArray()));
    }

    private static byte[] frame(byte[] file) {
        return WebpWriter.chunk(
                "ANMF", new byte[] {0, 0, 0, 0, 0, 0, 7, 0, 0, 4, 0, 0, 0, 0, 0, 0}, WebpWriter.chunkOf(file));
    }

    private static BufferedImage filled(Color color) {
        BufferedImage image = new BufferedImage(8, 5, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 8, 5);
        graphics.dispose();
        return image;
    }

    /** Of few colours or of many, smooth or noisy, opaque or not: so that an encoder makes use of all that it knows. */
    private static BufferedImage drawing(Random random) {
        int width = 1 + random.nextInt(200);
        int height = 1 + random.nextInt(200);
        boolean opaque = random.nextBoolean();
        BufferedImage image =
                new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        if (random.nextBoolean()) {
            graphics.setPaint(new GradientPaint(0, 0, new Color(random.nextInt()), width, height, Color.ORANGE));
            graphics.fillRect(0, 0, width, height);
        }
        for (int i = random.nextInt(20); i > 0; i--) {
            graphics.setColor(new Color(random.nextInt(), !opaque));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), 40, 30);
        }
        graphics.dispose();
        for (int i = random.nextInt(4) * width * height / 8; i > 0; i--) {
            image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
        }
        return image;
    }

    private static List<Integer> pixels(byte[] file) throws IOException {
        ImageReader reader = SourceFormat.WEBP.reader();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0);
            int[] row = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return Arrays.stream(row).boxed().toList();
        } finally {
            reader.dispose();
        }
    }
}
