package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageSignerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final WebUrl PICTURE = url("https://harbour.example/ferry.jpg?size=large");

    @Test
    void knowsItsOwnAddressesAgain(@TempDir Path folder) throws IOException {
        ImageSigner signer = signer(folder, NOW);
        assertThat(signer.read(address(signer, PICTURE, 640))).contains(new ImageSigner.Wanted(PICTURE, 640));
    }

    @Test
    void refusesEveryAddressInWhichOneBitIsChanged(@TempDir Path folder) throws IOException {
        ImageSigner signer = signer(folder, NOW);
        int refused = 0;
        for (int picture = 0; picture < 100; picture++) {
            byte[] address = address(signer, url("https://harbour.example/p/" + picture), 64)
                    .getBytes(ISO_8859_1);
            for (int bit = 0; bit < 8 * address.length; bit++) {
                byte[] changed = address.clone();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                assertThat(signer.read(new String(changed, ISO_8859_1))).isEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(51_200);
    }

    @Test
    void letsAnAddressEndAfterOneToTwoWeeks(@TempDir Path folder) throws IOException {
        String address = address(signer(folder, NOW), PICTURE, 64);
        assertThat(signer(folder, NOW.plus(Duration.ofDays(7))).read(address)).isPresent();
        assertThat(signer(folder, NOW.plus(Duration.ofDays(14))).read(address)).isEmpty();
    }

    @Test
    void acceptsTheOlderOfTwoKeysButSignsWithTheNewer(@TempDir Path folder) throws IOException {
        String old = address(signer(folder, NOW), PICTURE, 64);
        Path file = folder.resolve("image-keys");
        Files.writeString(file, "0123456789abcdef".repeat(4) + "\n" + Files.readString(file));
        ImageSigner rotated = signer(folder, NOW);
        assertThat(rotated.read(old)).isPresent();
        assertThat(address(rotated, PICTURE, 64)).isNotEqualTo(old);
    }

    @Test
    void knowsNoAddressOfAnotherServer(@TempDir Path folder, @TempDir Path other) throws IOException {
        assertThat(signer(folder, NOW).read(address(signer(other, NOW), PICTURE, 64)))
                .isEmpty();
    }

    @Test
    void refusesAKeyFileThatHoldsSomethingElse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("image-keys"), "secret\n");
        assertThatThrownBy(() -> ImageKeys.in(folder, new SecureRandom()))
                .hasMessage(file
                        + " must hold one or two lines of 64 hexadecimal digits; delete it to have a new key made");
    }

    private static ImageSigner signer(Path folder, Instant now) throws IOException {
        return new ImageSigner(ImageKeys.in(folder, new SecureRandom()), InstantSource.fixed(now));
    }

    private static String address(ImageSigner signer, WebUrl picture, int width) {
        return signer.address(picture, width).orElseThrow();
    }

    private static WebUrl url(String text) {
        return WebUrl.parse(text).orElseThrow();
    }
}
