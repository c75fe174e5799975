package dev.vitrine.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of containers in docs/install.md, which {@code ./compat.sh containers} prints, against the modules there are. */
class CompatibilityTableTest {
    private static final Path DOCUMENT = Path.of("../../docs/install.md");
    private static final Path MODULES = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern CONTAINER = Pattern.compile("<container>(.+?)</container>");
    private static final Pattern VERSION = Pattern.compile("\\$\\{(.+?)}");
    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|]+) \\| (\\d+) of (\\d+) \\| (?:none|(\\d+): .+) \\|$", Pattern.MULTILINE);

    @Test
    void theDocumentedTableHasEveryContainerOfOursInTheVersionThatRuns() throws IOException {
        String versions = Files.readString(Path.of("../../pom.xml"));
        Stream<String> named = MODULE.matcher(Files.readString(MODULES.resolve("pom.xml")))
                .results()
                .map(module -> MODULES.resolve(module.group(1)).resolve("pom.xml"))
                .flatMap(CompatibilityTableTest::container)
                .map(name -> VERSION.matcher(name).replaceAll(property -> value(versions, property.group(1))));

        assertThat(rows().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        named.flatMap(CompatibilityTableTest::withItsServers).toList());
    }

    @Test
    void whatDoesNotPassIsNamed() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(number(row, 2) + (row.group(4) == null ? 0 : number(row, 4)))
                        .as(row.group())
                        .isEqualTo(number(row, 3)));
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT)).results();
    }

    private static int number(MatchResult row, int group) {
        return Integer.parseInt(row.group(group));
    }

    private static Stream<String> container(Path module) {
        try {
            return CONTAINER.matcher(Files.readString(module)).results().map(name -> name.group(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String value(String project, String property) {
        return Pattern.compile("<" + Pattern.quote(property) + ">(.+?)<")
                .matcher(project)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static Stream<String> withItsServers(String container) {
        return container.startsWith("Spring Boot")
                ? Stream.of(container + ", Jetty", container + ", Tomcat")
                : Stream.of(container);
    }
}
