package dev.vitrine.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
    @Test
    void keepsScalarsAsTheirText() {
        assertThat(JsonReader.read("{\"price\": 19.90, \"open\": true, \"none\": null}"))
                .containsExactly(
                        new Json.Members(Map.of("price", new Json.Text("19.90"), "open", new Json.Text("true"))));
    }

    @Test
    void readsWhatTemplatesWrite() {
        String sloppy = """
                //<![CDATA[
                { "name": "A "quoted" name", /* comment */ 'other': 'single',
                  "text": "two
                lines", "list": [1, 2, ,], }
                //]]>
                """;
        Json.Members members = (Json.Members) JsonReader.read(sloppy).get(0);
        assertThat(members.values())
                .containsEntry("name", new Json.Text("A \"quoted\" name"))
                .containsEntry("other", new Json.Text("single"))
                .containsEntry("text", new Json.Text("two\nlines"))
                .containsEntry("list", new Json.Sequence(List.of(new Json.Text("1"), new Json.Text("2"))));
    }

    @Test
    void readsObjectsInObjects() {
        assertThat(JsonReader.read("{\"author\": {\"name\": \"Ada\"}, \"image\": [\"a\", {\"url\": \"b\"}]}"))
                .containsExactly(new Json.Members(Map.of(
                        "author", new Json.Members(Map.of("name", new Json.Text("Ada"))),
                        "image",
                                new Json.Sequence(List.of(
                                        new Json.Text("a"), new Json.Members(Map.of("url", new Json.Text("b"))))))));
    }

    @Test
    void endsAtItsLimits() {
        assertThat(JsonReader.read("[".repeat(1_000_000))).hasSizeLessThan(2);
        assertThat(JsonReader.read("{\"a\":".repeat(200_000))).hasSizeLessThan(2);
    }

    @Test
    void acceptsEveryValidDocumentAndSurvivesAllOthers() throws IOException {
        Path folder = Path.of(System.getProperty("vitrine.shared", "../shared/data"), "json");
        assumeTrue(Files.isDirectory(folder), "no JSON cases in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String text = Files.readString(file, ISO_8859_1);
                List<Json> values = JsonReader.read(new String(text.getBytes(ISO_8859_1), UTF_8));
                boolean structured = text.stripLeading().startsWith("{")
                        || text.stripLeading().startsWith("[");
                if (file.getFileName().toString().startsWith("y_") && structured) {
                    assertThat(values).as(file.toString()).hasSize(1);
                }
            }
        }
    }
}
