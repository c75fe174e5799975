package dev.vitrine.server.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The secret by which a server knows its own copies of feeds, in the file {@code seal-key} beside them. */
final class SealKey {
    private static final String FILE = "seal-key";
    private static final int BYTES = 32;

    private SealKey() {}

    /** The key of this folder. One is made where there is none to be read: without it, copies are but cleaned once more. */
    static byte[] in(Path folder, SecureRandom random) throws IOException {
        Path file = folder.resolve(FILE);
        Optional<byte[]> known = read(file);
        if (known.isEmpty()) {
            byte[] fresh = new byte[BYTES];
            random.nextBytes(fresh);
            Files.deleteIfExists(file);
            SecretFile.create(file, HexFormat.of().formatHex(fresh));
            known = read(file);
        }
        return known.orElseThrow(() -> new IOException(file + " cannot be read back; two processes share this folder"));
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        String line = Files.exists(file) ? new String(Files.readAllBytes(file), US_ASCII).strip() : "";
        return line.matches("[0-9a-f]{64}") ? Optional.of(HexFormat.of().parseHex(line)) : Optional.empty();
    }
}
