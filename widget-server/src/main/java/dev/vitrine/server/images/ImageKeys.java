package dev.vitrine.server.images;

import dev.vitrine.server.store.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The secrets that picture addresses are signed with: the first one signs, all of them are accepted, so that a new one
 * can be put on top while addresses signed with the old one are still about.
 */
public final class ImageKeys {
    private static final String FILE = "image-keys";
    private static final int BYTES = 32;
    private static final int MOST = 2;

    private final List<byte[]> keys;

    private ImageKeys(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * The keys of this folder, in the file {@code image-keys}: one or two lines of 64 hexadecimal digits. A first one is
     * made where there is none, readable for this user only.
     *
     * @throws IOException where the folder or the file cannot be made or read, or the file holds something else
     */
    public static ImageKeys in(Path folder, SecureRandom random) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            create(file, random);
        }
        return read(file);
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        SecretFile.create(file, HexFormat.of().formatHex(key));
    }

    private static ImageKeys read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = SecretFile.read(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IOException(file + " has vanished", e);
        }
        if (lines.isEmpty()
                || lines.size() > MOST
                || !lines.stream().allMatch(line -> line.matches("[0-9a-fA-F]{64}"))) {
            throw new IOException(
                    file + " must hold one or two lines of 64 hexadecimal digits; delete it to have a new key made");
        }
        return new ImageKeys(lines.stream().map(HexFormat.of()::parseHex).toList());
    }

    /** The secrets, the signing one first. Not to be changed. */
    List<byte[]> all() {
        return keys;
    }
}
