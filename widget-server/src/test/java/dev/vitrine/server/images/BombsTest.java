package dev.vitrine.server.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class BombsTest {
    private static final int MOST_MILLIS = 2000;
    private static final int MOST_KILOBYTES = 32 * 1024;

    @Test
    void refusesEveryBombSoonAndWithoutGrowing() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "memory can be told on Linux only");
        List<String[]> bombs = JavaProcess.run(
                        List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"), "dev.vitrine.server.images.Bombs")
                .lines()
                .filter(line -> line.startsWith("bomb|"))
                .map(line -> line.split("\\|", -1))
                .toList();
        bombs.forEach(it ->
                System.out.printf("| %s | %s | %s ms, %s ms of work | %s KiB |%n", it[1], it[2], it[3], it[4], it[5]));
        assertThat(bombs).hasSize(20).allSatisfy(it -> {
            assertThat(it[2]).as(it[1]).isIn("refused", "malformed", "too-large", "upstream-error", "read, 0 posts");
            assertThat(Integer.parseInt(it[4]))
                    .as(it[1] + ": milliseconds of work")
                    .isLessThan(MOST_MILLIS);
            assertThat(Integer.parseInt(it[5])).as(it[1] + ": kilobytes").isLessThan(MOST_KILOBYTES);
        });
    }
}
