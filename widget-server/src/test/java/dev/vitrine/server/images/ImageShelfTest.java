package dev.vitrine.server.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures that were kept are what they were, or are made again. */
final class ImageShelfTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Picture.Format.class)
    void isNotMisledByWhatAPowerCutLeaves(Picture.Format format) throws Exception {
        byte[] bytes = picture(format);
        shelf().put("ferry-400", new Picture(format, bytes));
        assertThat(shelf().onDisk("ferry-400").orElseThrow().bytes()).isEqualTo(bytes);
        byte[] zeros = Arrays.copyOf(Arrays.copyOf(bytes, bytes.length / 2), bytes.length);
        for (byte[] torn : List.of(new byte[0], Arrays.copyOf(bytes, bytes.length - 1), zeros)) {
            if (format == Picture.Format.WEBP && torn == zeros) {
                continue; // only its length can be told from outside
            }
            Files.write(folder.resolve("ferry-400." + format.suffix()), torn);
            ImageShelf shelf = shelf();
            assertThat(shelf.onDisk("ferry-400")).isEmpty();
            shelf.put("ferry-400", new Picture(format, bytes));
            assertThat(shelf().onDisk("ferry-400").orElseThrow().bytes()).isEqualTo(bytes);
        }
    }

    /** A folder cannot be replaced by a file, whatever the user may do. */
    @Test
    void leavesNoBeginningsOfPicturesBehind() throws Exception {
        ImageShelf shelf = shelf();
        Files.createDirectories(folder.resolve("ferry-400.png/in-the-way"));
        shelf.put("ferry-400", new Picture(Picture.Format.PNG, picture(Picture.Format.PNG)));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("ferry-400.png"));
        }
        assertThat(shelf.inMemory("ferry-400")).isPresent();
    }

    /** An author changes the picture under its address, and the server is started anew each night. */
    @Test
    void keepsNoPictureForLongerBecauseTheServerIsStartedAnew() throws Exception {
        byte[] bytes = picture(Picture.Format.PNG);
        shelf().put("ferry-400", new Picture(Picture.Format.PNG, bytes));
        Path file = folder.resolve("ferry-400.png");
        AtomicLong days = new AtomicLong(6);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        ImageShelf again = shelf(days);
        assertThat(again.onDisk("ferry-400")).isPresent();
        days.set(8);
        assertThat(again.onDisk("ferry-400")).isEmpty();
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThat(shelf(days).onDisk("ferry-400")).isEmpty();
        assertThat(file).doesNotExist();
    }

    private ImageShelf shelf() {
        return new ImageShelf(folder, 1_000_000, 1_000_000, Ticker.systemTicker(), InstantSource.system());
    }

    /** One for which so many days have passed since 1970. */
    private ImageShelf shelf(AtomicLong days) {
        return new ImageShelf(
                folder,
                1_000_000,
                1_000_000,
                () -> Duration.ofDays(days.get()).toNanos(),
                () -> Instant.EPOCH.plus(Duration.ofDays(days.get())));
    }

    private static byte[] picture(Picture.Format format) throws IOException, ImageException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", png);
        byte[] made = ImageScalerTest.scaled(
                        new ImageScaler(1L << 30), png.toByteArray(), 64, format == Picture.Format.WEBP)
                .bytes();
        if (format != Picture.Format.JPEG) {
            return made;
        }
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        return jpeg.toByteArray();
    }
}
