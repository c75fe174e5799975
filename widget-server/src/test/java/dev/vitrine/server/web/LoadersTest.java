package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LoadersTest {
    private static final Path KEPT = Path.of("src/main/resources/dev/vitrine/server/web/loaders/0.1.0.js");

    /**
     * The loader of the version that is being made is kept as it is served. After a change of it,
     * {@code -Dvitrine.keep-loader=true} writes it anew; what was released is never written again.
     */
    @Test
    void keepsTheLoaderOfThisVersion() throws IOException {
        Loaders.Loader current = new Loaders().current();
        if (Boolean.getBoolean("vitrine.keep-loader")) {
            Files.writeString(KEPT, current.script());
        }
        assertThat(KEPT)
                .as("run this test with -Dvitrine.keep-loader=true")
                .content()
                .isEqualTo(current.script());
    }

    @Test
    void namesALoaderByItsContent() {
        Loaders.Loader loader = new Loaders.Loader("alert(1)\n");
        assertThat(loader.path()).isEqualTo("/embed-MaeD7tQk_YNyd6Pm9J12.js");
        assertThat(loader.integrity())
                .isEqualTo("sha384-Vak0Zcr3bxd8tq03epnMvktUZupI6KlqYOa+TS7L9/HvJHvuB6S2m74oday+ttbz");
    }
}
