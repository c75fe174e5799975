package dev.vitrine.server.images;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps finished pictures in a folder, up to a number of bytes, and the most wanted ones in memory. Losing it costs
 * nothing but the work of making them again, so a full or broken disk is logged and otherwise ignored.
 */
final class ImageShelf {
    private static final Logger LOG = LoggerFactory.getLogger(ImageShelf.class);
    private static final Duration KEEP = Duration.ofDays(7);

    private final Path folder;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final Cache<String, Picture> memory;
    private final Cache<String, Integer> disk;

    /**
     * @param folder is made where it is not there
     * @param diskBytes how much of the disk may be used
     * @param memoryBytes how much of the heap may be used
     * @param clock tells how old the pictures of an earlier run are
     */
    ImageShelf(Path folder, long diskBytes, long memoryBytes, Ticker ticker, InstantSource clock) {
        this.folder = folder;
        this.memory = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEEP)
                .maximumWeight(memoryBytes)
                .weigher((String name, Picture picture) -> picture.bytes().length)
                .build();
        this.disk = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfter(Expiry.<String, Integer>writing((name, size) -> KEEP))
                .maximumWeight(diskBytes)
                .weigher((String name, Integer size) -> size)
                .executor(Runnable::run) // a file must be gone before another one of its name is written
                .removalListener((name, size, cause) -> removed(name, cause))
                .build();
        findAgain(clock);
    }

    /** The picture if it is in memory; never waits for the disk. */
    Optional<Picture> inMemory(String name) {
        return Optional.ofNullable(memory.getIfPresent(name));
    }

    /** The picture if it is in the folder. */
    Optional<Picture> onDisk(String name) {
        for (Picture.Format format : Picture.Format.values()) {
            String file = file(name, format);
            if (disk.getIfPresent(file) != null) {
                try {
                    Picture picture = new Picture(format, Files.readAllBytes(folder.resolve(file)));
                    if (picture.isWhole()) {
                        memory.put(name, picture);
                        return Optional.of(picture);
                    }
                } catch (IOException e) {
                    // It is made again.
                }
                disk.invalidate(file);
            }
        }
        return Optional.empty();
    }

    /** Keeps a picture under a name, which must be fit to be a file's. */
    void put(String name, Picture picture) {
        memory.put(name, picture);
        String file = file(name, picture.format());
        try {
            write(folder.resolve(file), picture.bytes());
            disk.put(file, picture.bytes().length);
            if (broken.getAndSet(false)) {
                LOG.info("Pictures are kept in {} again.", folder);
            }
        } catch (IOException e) {
            if (!broken.getAndSet(true)) {
                LOG.warn("Pictures cannot be kept in {} ({}); they are made again each time.", folder, e.toString());
            }
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder);
        }
        Path temporary = Files.createTempFile(folder, "new", ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary); // a full disk would be full of the beginnings of pictures
        }
    }

    /** Throws away every picture whose name is such. */
    void removeIf(Predicate<String> name) {
        memory.asMap().keySet().removeIf(name);
        for (String file : List.copyOf(disk.asMap().keySet())) {
            if (name.test(file.replaceFirst("\\..*", ""))) {
                disk.invalidate(file);
                removed(file, RemovalCause.EXPLICIT); // now, not when the cache comes to it
            }
        }
    }

    private static String file(String name, Picture.Format format) {
        return name + "." + format.suffix();
    }

    private void removed(@Nullable String file, RemovalCause cause) {
        if (file == null || cause == RemovalCause.REPLACED) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            LOG.warn("Unable to delete {} from {}: {}.", file, folder, e.toString());
        }
    }

    /** What an earlier run left, for the rest of its time; unfinished files are thrown away. */
    private void findAgain(InstantSource clock) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    Duration left = left(file, clock);
                    if (name.endsWith(".tmp") || left.isNegative()) {
                        Files.deleteIfExists(file);
                    } else {
                        int size = (int) Math.min(Files.size(file), Integer.MAX_VALUE);
                        var unused =
                                disk.policy().expireVariably().orElseThrow().put(name, size, left);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Unable to use {} for pictures: {}; they are kept in memory only.", folder, e.toString());
        }
    }

    /** How long a picture is still kept: one whose file is of a time to come as long as a new one. */
    private static Duration left(Path file, InstantSource clock) throws IOException {
        Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
        return age.isNegative() ? KEEP : KEEP.minus(age);
    }
}
