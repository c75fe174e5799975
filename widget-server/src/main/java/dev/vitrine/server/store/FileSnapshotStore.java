package dev.vitrine.server.store;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.sanitize.SafeHtml;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file a feed, written beside its place, forced to the disk and moved there in one step; a version and a checksum at
 * its head tell a whole one of ours from anything else.
 */
public final class FileSnapshotStore implements SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshotStore.class);

    private final Path folder;
    private final SnapshotFormat format;
    private final AtomicBoolean broken = new AtomicBoolean();

    /**
     * A store in a folder, which is made where it is missing.
     *
     * @param sanitizer cleans what comes back from the disk, as if it came from the network
     * @throws IOException where the folder cannot be made
     */
    public FileSnapshotStore(Path folder, Function<String, SafeHtml> sanitizer) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.format = new SnapshotFormat(sanitizer);
    }

    @Override
    public Optional<LastGood> load(FeedAddress address) {
        Path file = file(address);
        try {
            Optional<LastGood> good = format.read(Files.readAllBytes(file), address);
            if (good.isEmpty()) {
                LOG.warn(
                        "The copy of {} in {} is not whole or of another version; starting without it.", address, file);
            }
            return good;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The copy of {} in {} cannot be read ({}); starting without it.", address, file, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void save(FeedAddress address, LastGood good) {
        Path file = file(address);
        try {
            Path fresh = Files.createTempFile(folder, address.id(), ".new");
            try {
                write(fresh, format.write(good));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            if (broken.getAndSet(false)) {
                LOG.info("Copies of feeds are kept in {} again.", folder);
            }
        } catch (IOException e) {
            if (!broken.getAndSet(true)) {
                LOG.warn(
                        "Copies of feeds cannot be kept in {} ({}); a restart would begin without them.",
                        folder,
                        e.toString());
            }
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
    public void forget(FeedAddress address) {
        delete(file(address));
    }

    @Override
    public void forgetAllBut(Collection<FeedAddress> addresses) {
        Set<Path> known = new HashSet<>();
        addresses.forEach(address -> known.add(file(address)));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.snapshot")) {
            for (Path file : files) {
                if (!known.contains(file)) {
                    delete(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Old copies in {} cannot be looked for ({}).", folder, e.toString());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The copy {} cannot be deleted ({}); delete it by hand.", file, e.toString());
        }
    }

    private Path file(FeedAddress address) {
        return folder.resolve(address.id() + ".snapshot");
    }
}
