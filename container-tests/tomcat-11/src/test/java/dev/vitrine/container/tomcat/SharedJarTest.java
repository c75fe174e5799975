package dev.vitrine.container.tomcat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.filter.VitrineInitializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.juli.ClassLoaderLogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar in Tomcat's own {@code lib}, for all webapps: each of them has a log of its own, which ends with it. */
class SharedJarTest {
    @Test
    void goesOnSayingWhatItDoesWhenAWebappHasStopped(@TempDir Path folder) throws IOException, InterruptedException {
        Path settings = Files.writeString(
                folder.resolve("logging.properties"),
                "handlers = java.util.logging.ConsoleHandler\n.handlers = java.util.logging.ConsoleHandler\n");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.manager=" + ClassLoaderLogManager.class.getName(),
                        "-Djava.util.logging.config.file=" + settings,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Restart.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("adds to the pages of /app ")))
                .as(said)
                .hasSize(2);
    }

    /** Starts a webapp twice, both times with the same classes of the filter. */
    static final class Restart {
        private Restart() {}

        public static void main(String[] arguments) throws Exception {
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(Files.createTempDirectory(new File("target").toPath(), "tomcat")
                    .toString());
            Context context = tomcat.addContext("/app", null);
            context.addServletContainerInitializer(new VitrineInitializer(), Set.of());
            tomcat.start();
            context.stop();
            context.start();
            tomcat.stop();
            tomcat.destroy();
        }
    }
}
