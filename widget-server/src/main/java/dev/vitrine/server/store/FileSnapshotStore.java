package dev.vitrine.server.store;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.sanitize.Seal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file a feed, written beside its place, forced to the disk and moved there in one step; a version and a checksum at
 * its head tell a whole one of ours from anything else.
 */
public final class FileSnapshotStore implements SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshotStore.class);
    private static final String BEGINNING = "copy";
    private static final String UNFINISHED = ".new";

    private final Path folder;
    private final SnapshotFormat format;
    private final AtomicBoolean broken = new AtomicBoolean();

    /**
     * A store in a folder, which is made where it is missing.
     *
     * @param sanitizer cleans what comes back from the disk and was not written here, or by other rules
     * @param random makes the key that tells what was written here, where the folder has none
     * @throws IOException where the folder cannot be made or written to
     */
    public FileSnapshotStore(Path folder, Sanitizer sanitizer, SecureRandom random) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.format = new SnapshotFormat(new Seal(SealKey.in(folder, random), sanitizer));
        throwBeginningsAway();
    }

    /** What a process was writing when it died: nobody reads it, but what is forgotten might stand in it. */
    private void throwBeginningsAway() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGINNING + "*" + UNFINISHED)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public Optional<LastGood> load(FeedAddress address) {
        Path file = file(address);
        try {
            Optional<SnapshotFormat.Read> read = format.read(Files.readAllBytes(file), address);
            if (read.isEmpty()) {
                LOG.warn(
                        "The copy of {} in {} is not whole or of another version; starting without it.", address, file);
            }
            read.filter(copy -> !copy.sealed()).ifPresent(copy -> {
                var unused = save(address, copy.good()); // or it is cleaned at the next start, too
            });
            return read.map(SnapshotFormat.Read::good);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The copy of {} in {} cannot be read ({}); starting without it.", address, file, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public boolean save(FeedAddress address, LastGood good) {
        try {
            replace(file(address), format.write(good));
            if (broken.getAndSet(false)) {
                LOG.info("Copies of feeds are kept in {} again.", folder);
            }
            return true;
        } catch (IOException e) {
            if (!broken.getAndSet(true)) {
                LOG.warn(
                        "Copies of feeds cannot be kept in {} ({}); a restart would begin without them.",
                        folder,
                        e.toString());
            }
            return false;
        }
    }

    private void replace(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder); // not more than that: what it lies in may be a disk that is coming back
        }
        Path fresh = Files.createTempFile(folder, BEGINNING, UNFINISHED);
        try {
            write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    @Override
    public void forgetElsewhere(ForgottenPosts forgotten, Collection<FeedAddress> known) {
        Set<Path> others = new HashSet<>();
        known.forEach(address -> others.add(file(address)));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.snapshot")) {
            for (Path file : files) {
                if (!others.contains(file)) {
                    takeOut(forgotten, file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Old copies in {} cannot be looked through ({}).", folder, e.toString());
        }
    }

    /** A copy that nobody can read may hold what is to be forgotten, and is of no use. */
    private void takeOut(ForgottenPosts forgotten, Path file) {
        try {
            byte[] before = Files.readAllBytes(file);
            Optional<byte[]> after = format.without(before, forgotten);
            if (after.isEmpty()) {
                Files.delete(file);
            } else if (!Arrays.equals(after.get(), before)) {
                replace(file, after.get());
            }
        } catch (IOException e) {
            LOG.warn(
                    "Nothing can be taken out of the copy {} ({}); delete it by hand if it holds what is to be forgotten.",
                    file,
                    e.toString());
        }
    }

    private Path file(FeedAddress address) {
        return folder.resolve(address.id() + ".snapshot");
    }
}
