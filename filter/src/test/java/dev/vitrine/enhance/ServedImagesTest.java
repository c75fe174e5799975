package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServedImagesTest {
    private static final PublicAddress ADDRESS =
            PublicAddress.of(SiteSettings.DEFAULT, PageRequest.anonymous("http", "localhost", 8080, "/page"));

    private final List<String> opened = new ArrayList<>();

    private ServedImages files(Map<String, byte[]> files) {
        return new ServedImages(
                path -> {
                    opened.add(path);
                    byte[] bytes = files.get(path);
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                },
                Clock.systemUTC());
    }

    @Test
    void takesAPictureThatCannotBeOpenedForNone() {
        var images = new ServedImages(
                path -> {
                    throw new IllegalStateException(path);
                },
                Clock.systemUTC());

        assertThat(images.header("http://localhost:8080/loaf.png", ADDRESS)).isEmpty();
    }

    private static byte[] picture(String format, int width, int height) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, 1), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void readsTheSizeFromTheBeginningOfAFile(String format) {
        assertThat(ImageHeader.of(picture(format, 1_200, 630)))
                .contains(new ImageHeader("image/" + format, 1_200, 630));
    }

    /** The smallest pictures of 3 by 2 pixels that cwebp makes: lossy, lossless, and with an alpha channel. */
    @ParameterizedTest
    @CsvSource({
        "52494646240000005745425056503820180000003001009d012a0300020002003425a400037000fefbfd5000, 3, 2",
        "524946461a000000574542505650384c0e0000002f0240000007d0fffef7ff8888ff0100, 3, 2",
        "524946461a000000574542505650385800000000000000000200000100000000, 3, 2"
    })
    void readsTheSizesOfWebp(String hex, int width, int height) {
        byte[] padded = Arrays.copyOf(HexFormat.of().parseHex(hex), 64);

        assertThat(ImageHeader.of(padded)).contains(new ImageHeader("image/webp", width, height));
    }

    @Test
    void turnsAPhotographAsItsCameraWasTurned() {
        byte[] plain = picture("jpeg", 40, 30);
        byte[] exif = HexFormat.of()
                .parseHex("ffe1001e" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000");
        var turned = new ByteArrayOutputStream();
        turned.write(plain, 0, 2);
        turned.writeBytes(exif);
        turned.write(plain, 2, plain.length - 2);

        assertThat(ImageHeader.of(turned.toByteArray())).contains(new ImageHeader("image/jpeg", 30, 40));
    }

    @Test
    void makesNothingOfWhatIsNoPicture() {
        byte[] gif = picture("gif", 4, 4);
        for (int length = 0; length < 10; length++) {
            assertThat(ImageHeader.of(Arrays.copyOf(gif, length))).isEmpty();
        }
        assertThat(ImageHeader.of("<svg width=3 height=2>".getBytes(UTF_8))).isEmpty();
        assertThat(ImageHeader.of(Base64.getDecoder().decode("/9j/4QD/4QD/4QD/4QAA")))
                .isEmpty();
    }

    @Test
    void putsTheSizeOfAFileRightBehindThePagesOwnTag() {
        String page = "<!doctype html><html><head><title>A loaf</title>"
                + "<meta property=\"og:image\" content=\"http://localhost:8080/a%20loaf.png?v=3\"></head><body>";
        Enhancing files = Enhancing.PLAIN.images(files(Map.of("/a loaf.png", picture("png", 300, 300))));

        assertThat(files.pageEveryWay(page)).contains("""
                <meta property="og:image" content="http://localhost:8080/a%20loaf.png?v=3">
                <meta property="og:image:width" content="300">
                <meta property="og:image:height" content="300">
                <meta property="og:image:type" content="image/png"></head>""");
        assertThat(files.contents(page, "twitter:card")).containsExactly("summary");
        assertThat(opened).containsOnlyOnce("/a loaf.png");
    }

    @Test
    void believesTheFileRatherThanTheMarkup() {
        String page = "<!doctype html><html><head><title>A loaf</title></head><body><main><h1>A loaf</h1>"
                + "<img src=/loaf.jpg width=900 height=600 alt='A loaf on a board'></main></body>";
        Enhancing files = Enhancing.PLAIN.images(files(Map.of("/loaf.jpg", picture("jpeg", 1_800, 1_200))));

        assertThat(files.contents(page, "og:image:width")).containsExactly("1800");
    }

    @Test
    void letsNoPictureStandForThePageWhoseFileIsTooSmall() {
        String page = "<!doctype html><html><head><title>A loaf of rye</title></head><body><main><h1>A loaf of rye</h1>"
                + "<p><a href=#more>More <img src=/out.png></a> about the loaf that we have baked for so many years.</p>"
                + "<p><img src=/oven.png></p></main></body>";

        Enhancing small = Enhancing.PLAIN.images(files(Map.of("/out.png", picture("png", 6, 6))));
        assertThat(small.contents(page, "og:image")).containsExactly("http://localhost:8080/oven.png");

        Enhancing both = Enhancing.PLAIN.images(
                files(Map.of("/out.png", picture("png", 6, 6), "/oven.png", picture("png", 700, 110))));
        assertThat(both.contents(page, "og:image")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/WEB-INF/secret.png",
                "http://localhost:8080/%57EB-INF/secret.png",
                "http://localhost:8080/a/%2e%2e/secret.png",
                "http://localhost:8080/loaf.png?width=300",
                "http://localhost:8080/loaf.txt",
                "http://localhost:80801/loaf.png",
                "http://localhost/loaf.png",
                "https://elsewhere.example/loaf.png"
            })
    void opensOnlyPicturesThatTheWebappShowsToAnybody(String url) {
        ServedImages images = files(Map.of());

        assertThat(images.header(url, ADDRESS)).isEqualTo(Optional.empty());
        assertThat(opened).isEmpty();
    }
}
