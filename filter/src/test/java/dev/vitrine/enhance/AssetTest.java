package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetTest {
    @Test
    void isFoundByItsPathAndByThatOfAnotherVersion() {
        assertThat(Asset.find(Asset.STYLE.path())).isEqualTo(Optional.of(Asset.STYLE));
        assertThat(Asset.find("/0123456789/share.js")).isEqualTo(Optional.of(Asset.SCRIPT));
        assertThat(Asset.find("/share.js/../share.css")).isEmpty();
        assertThat(Asset.find("/go/share.txt")).isEmpty();
    }

    @Test
    void isSealedByTheHashOfWhatIsServed() throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Asset.SCRIPT.bytes());

        assertThat(Asset.SCRIPT.integrity())
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(digest));
        assertThat(Asset.SCRIPT.path()).startsWith("/" + HexFormat.of().formatHex(digest, 0, 5) + "/");
    }

    @Test
    void carriesNoComments() {
        assertThat(new String(Asset.STYLE.bytes(), UTF_8)).doesNotContain("/*");
        assertThat(new String(Asset.SCRIPT.bytes(), UTF_8)).doesNotContain("//");
    }
}
