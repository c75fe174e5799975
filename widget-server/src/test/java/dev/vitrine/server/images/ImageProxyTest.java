package dev.vitrine.server.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageProxyTest {
    private static final int WAITING = 20;
    private static final int AT_ONCE = 8;

    /** No origin answers, and everybody wants another picture. */
    @Test
    void refusesAtOnceWhatIsBeyondItsPlacesWhenAMillionPicturesAreAskedFor(@TempDir Path folder) throws IOException {
        ImageSigner signer = new ImageSigner(ImageKeys.in(folder, new SecureRandom()), InstantSource.system());
        CountDownLatch end = new CountDownLatch(1);
        ImageOrigin silent = url -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new ImageException(ImageException.Reason.UNREACHABLE, "has not answered");
        };
        List<CompletableFuture<Picture>> waiting = new ArrayList<>();
        try (ImageProxy proxy = new ImageProxy(signer, silent, folder.resolve("images"), 2, WAITING)) {
            for (int i = 0; i < 1_000_000; i++) {
                WebUrl url =
                        WebUrl.parse("https://pictures.example/" + i + ".jpg").orElseThrow();
                String address = signer.address(url, 400).orElseThrow();
                CompletableFuture<Picture> picture = proxy.picture(address, false);
                if (!picture.isDone()) {
                    waiting.add(picture);
                }
            }
            assertThat(waiting).hasSizeLessThanOrEqualTo(WAITING + AT_ONCE);
            assertThat(proxy.work().refused()).isEqualTo(1_000_000 - waiting.size());
            end.countDown();
        }
    }

    @Test
    void triesAPictureThatWasTooMuchForItOnlyOnceInAWhile(@TempDir Path folder) throws Exception {
        ImageSigner signer = new ImageSigner(ImageKeys.in(folder, new SecureRandom()), InstantSource.system());
        AtomicInteger tries = new AtomicInteger();
        ImageOrigin tooLarge = url -> {
            tries.incrementAndGet();
            throw new OutOfMemoryError("a picture of a test");
        };
        String address = signer.address(
                        WebUrl.parse("https://pictures.example/1.jpg").orElseThrow(), 400)
                .orElseThrow();
        try (ImageProxy proxy = new ImageProxy(signer, tooLarge, folder.resolve("images"), 2, WAITING)) {
            for (int i = 0; i < 3; i++) {
                assertThat(proxy.picture(address, false))
                        .failsWithin(Duration.ofSeconds(30))
                        .withThrowableThat()
                        .withMessageContaining("cannot be made");
            }
        }
        assertThat(tries).hasValue(1);
    }
}
