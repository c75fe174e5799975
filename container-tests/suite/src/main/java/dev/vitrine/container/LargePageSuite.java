package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page larger than the heap, {@code -Dvitrine.page-megabytes=1024} for one of a gigabyte, goes through 64 MiB of it. */
public abstract class LargePageSuite {
    private final Class<?> container;

    /** @param container has a method {@code start}, as a {@link Container.Launcher} */
    protected LargePageSuite(Class<?> container) {
        this.container = container;
    }

    @Test
    void aPageLargerThanTheHeapArrivesWhole() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargePage.class.getName(),
                        container.getName(),
                        System.getProperty("vitrine.page-megabytes", "96")))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines()).as(said).contains("whole");
    }
}
