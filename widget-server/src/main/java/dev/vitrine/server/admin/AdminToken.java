package dev.vitrine.server.admin;

import dev.vitrine.server.store.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The token of a server whose operator has set none.
 *
 * @param fresh whether it was made just now, so that somebody is to be told
 */
public record AdminToken(String value, boolean fresh) {
    private static final String FILE = "admin-token";
    private static final int BYTES = 32;

    /**
     * The token of this folder, in the file {@code admin-token}. A first one is made where there is none, readable for this
     * user only.
     *
     * @throws IOException where the folder or the file cannot be made or read
     */
    public static AdminToken in(Path folder, SecureRandom random) throws IOException {
        Path file = file(folder);
        boolean fresh = false;
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            fresh = SecretFile.create(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
        String value = SecretFile.read(file).strip();
        if (!value.matches("[!-~]{16,}")) {
            throw new IOException(
                    file
                            + " must hold one line of at least 16 letters, digits and signs; delete it to have a new token made");
        }
        return new AdminToken(value, fresh);
    }

    /** The file of that folder in which it is kept. */
    public static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /** Says that there is one, and nothing of it. */
    @Override
    public String toString() {
        return "AdminToken[fresh=" + fresh + "]";
    }
}
