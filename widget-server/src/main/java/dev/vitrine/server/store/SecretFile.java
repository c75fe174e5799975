package dev.vitrine.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only the user of this process may read, from its first byte on. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Makes a file of one line, unless there is one.
     *
     * @return whether it was made; another server on the same folder may have been faster, and its secret is as good
     * @throws IOException where it cannot be made
     */
    public static boolean create(Path file, String line) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole); // of a process that was killed meanwhile
        Files.createFile(whole, ownerOnly());
        try {
            // on the disk before it has its name: after a power cut there would be a file of nothing, and no start
            Files.writeString(whole, line + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(whole, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /**
     * What such a file holds, be it text or not.
     *
     * @throws IOException where it cannot be read; containers make a folder in the place of a file that they do not find
     */
    public static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; take it away to have a file made");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
