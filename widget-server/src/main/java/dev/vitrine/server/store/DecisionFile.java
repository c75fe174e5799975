package dev.vitrine.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of decisions. A line is on the disk before {@link #append} returns; one that is being written when the process dies
 * is cut off at the next start, as nobody was told that it is there. For one thread at a time, and one process.
 */
final class DecisionFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionFile.class);
    private static final String NAME = "decisions";

    private final Path folder;
    private final Path path;
    private final FileChannel lock;
    private FileChannel file;

    /** How much of the file is whole lines; the rest is to be cut off before anything is written. */
    private long length;

    private DecisionFile(Path folder, FileChannel lock) throws IOException {
        this.folder = folder;
        this.path = folder.resolve(NAME);
        this.lock = lock;
        this.file = Files.exists(path) ? FileChannel.open(path, StandardOpenOption.WRITE) : replaced(List.of());
    }

    /**
     * The file of this folder, which need not be there yet.
     *
     * @throws IOException where it cannot be had, or another server has it
     */
    static DecisionFile open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isLocked(lock)) {
                throw new IOException("another server uses it; give each a folder of its own with the key data");
            }
            return new DecisionFile(folder, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * All decisions that are whole.
     *
     * @throws IOException where the file is none of ours
     */
    List<Decision> read() throws IOException {
        String text = Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(DecisionFormat.HEAD)) {
            throw new IOException(path + " is not of this version; expected \"" + DecisionFormat.HEAD + "\" on top");
        }
        int end = text.lastIndexOf('\n') + 1;
        boolean torn = end < text.length();
        List<Decision> decisions = new ArrayList<>();
        int damaged = 0;
        for (String line : lines.subList(1, lines.size() - (torn ? 1 : 0))) {
            Optional<Decision> decision = DecisionFormat.read(line);
            if (decision.isPresent()) {
                decisions.add(decision.get());
            } else {
                damaged++;
            }
        }
        length = end;
        if (damaged > 0) {
            setAside(damaged);
            rewrite(decisions);
        }
        return decisions;
    }

    private void setAside(int damaged) throws IOException {
        Path copy = folder.resolve(NAME + ".damaged");
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("{} of the decisions in {} are damaged and left out; the file as it was is {}.", damaged, path, copy);
    }

    /**
     * Writes a decision down.
     *
     * @throws IOException where that fails; then it is not there
     */
    void append(Decision decision) throws IOException {
        cutOff();
        long before = length;
        try {
            length += write(file, length, DecisionFormat.line(decision) + '\n');
            checkPlace();
        } catch (IOException e) {
            length = before;
            try {
                cutOff();
            } catch (IOException again) {
                e.addSuppressed(again); // it is tried again before the next one
            }
            throw e;
        }
    }

    /** Whether nobody would find it: somebody took the file or its folder away. */
    boolean isGone() {
        return !Files.exists(path);
    }

    /** What is written to a file that has another one in its place is lost with the process. */
    private void checkPlace() throws IOException {
        if (Files.size(path) != length) {
            throw new IOException(
                    path + " was exchanged while the server runs, and is left alone; start the server anew"
                            + " to have it go on with what is there");
        }
    }

    private void cutOff() throws IOException {
        if (file.size() != length) {
            file.truncate(length);
            file.force(true);
        }
    }

    /** Writes a text there, and gives how long it is once it is on the disk. */
    private static int write(FileChannel file, long at, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes, at + bytes.position());
        }
        file.force(true);
        return bytes.limit();
    }

    /**
     * Puts other decisions in the place of all; a process that dies meanwhile leaves either the old ones or the new ones.
     *
     * @throws IOException where that fails; then the old ones are there
     */
    void rewrite(List<Decision> decisions) throws IOException {
        FileChannel old = file;
        file = replaced(decisions);
        length = file.size();
        old.close();
    }

    /** The new file, which stays open: if it could not be opened again, decisions would go to the one that is no more. */
    private FileChannel replaced(List<Decision> decisions) throws IOException {
        String text = Stream.concat(
                        Stream.of(DecisionFormat.HEAD), decisions.stream().map(DecisionFormat::line))
                .collect(Collectors.joining("\n", "", "\n"));
        Path fresh = folder.resolve(NAME + ".new");
        FileChannel whole = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            write(whole, 0, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            whole.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
        forceFolder();
        return whole;
    }

    /** The new name has to be on the disk as well; systems that open no folders see to that themselves. */
    private void forceFolder() {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            LOG.debug("The folder {} cannot be forced to the disk.", folder, e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        lock.close();
    }
}
