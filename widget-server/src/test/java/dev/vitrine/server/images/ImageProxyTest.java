package dev.vitrine.server.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.fetch.FetchRequest;
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
    private static final long HEAP = 256L << 20;

    /** No origin answers, and everybody wants another picture. */
    @Test
    void refusesAtOnceWhatIsBeyondItsPlacesWhenAMillionPicturesAreAskedFor(@TempDir Path folder) throws IOException {
        ImageSigner signer = new ImageSigner(ImageKeys.in(folder, new SecureRandom()), InstantSource.system());
        CountDownLatch end = new CountDownLatch(1);
        ImageOrigin silent = (url, most) -> {
            await(end);
            throw new ImageException(ImageException.Reason.UNREACHABLE, "has not answered");
        };
        List<CompletableFuture<Picture>> waiting = new ArrayList<>();
        try (ImageProxy proxy = new ImageProxy(signer, silent, folder.resolve("images"), 2, WAITING, HEAP)) {
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
        ImageOrigin tooLarge = (url, most) -> {
            tries.incrementAndGet();
            throw new OutOfMemoryError("a picture of a test");
        };
        String address = signer.address(
                        WebUrl.parse("https://pictures.example/1.jpg").orElseThrow(), 400)
                .orElseThrow();
        try (ImageProxy proxy = new ImageProxy(signer, tooLarge, folder.resolve("images"), 2, WAITING, HEAP)) {
            for (int i = 0; i < 3; i++) {
                assertThat(proxy.picture(address, false))
                        .failsWithin(Duration.ofSeconds(30))
                        .withThrowableThat()
                        .withMessageContaining("cannot be made");
            }
        }
        assertThat(tries).hasValue(1);
    }

    @Test
    void holdsAsManyLargeFilesAsTheHeapHasRoomFor(@TempDir Path folder) throws Exception {
        ImageSigner signer = new ImageSigner(ImageKeys.in(folder, new SecureRandom()), InstantSource.system());
        byte[] picture = HostilePicturesTest.picture("jpeg");
        CountDownLatch allHaveAsked = new CountDownLatch(AT_ONCE);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ImageOrigin large = (url, mostBytes) -> {
            if (mostBytes < FetchRequest.IMAGE_BYTES) {
                allHaveAsked.countDown();
                throw new ImageException(ImageException.Reason.TOO_LARGE, "measures more");
            }
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            await(allHaveAsked);
            atOnce.decrementAndGet();
            return picture;
        };
        List<CompletableFuture<Picture>> pictures = new ArrayList<>();
        try (ImageProxy proxy = new ImageProxy(signer, large, folder.resolve("images"), 2, WAITING, 1)) {
            for (int i = 0; i < WAITING; i++) {
                WebUrl url =
                        WebUrl.parse("https://pictures.example/" + i + ".jpg").orElseThrow();
                pictures.add(proxy.picture(signer.address(url, 400).orElseThrow(), false));
            }
            assertThat(pictures).allSatisfy(made -> assertThat(made).succeedsWithin(Duration.ofSeconds(30)));
        }
        assertThat(most).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
