package dev.vitrine.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** What stands in files at one moment, to see later whether they have changed; nothing where there is no file. */
final class Contents {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Map<Path, ByteBuffer> byFile = new HashMap<>();

    /** Takes note of a file, which is to be read right afterwards, so that no edit is missed. */
    void note(Path file) {
        byFile.computeIfAbsent(file, named -> read(named, NOTHING));
    }

    /** What stands in the same files now. One that cannot be looked at, for want of descriptors, has not changed yet. */
    Contents now() {
        Contents now = new Contents();
        byFile.forEach((file, before) -> now.byFile.put(file, read(file, before)));
        return now;
    }

    private static ByteBuffer read(Path file, ByteBuffer otherwise) {
        try {
            if (Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
                return NOTHING; // a pipe gives what it has only once, and not to us
            }
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException | AccessDeniedException e) {
            return NOTHING;
        } catch (IOException e) {
            return otherwise;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contents contents && byFile.equals(contents.byFile);
    }

    @Override
    public int hashCode() {
        return byFile.keySet().hashCode();
    }
}
