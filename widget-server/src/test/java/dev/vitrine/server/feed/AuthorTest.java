package dev.vitrine.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorTest {
    @ParameterizedTest
    @CsvSource({
        "Ada :leaf: Winter :leaf:, Ada Winter",
        ":leaf:, :leaf:",
        "Ada :loaf:, Ada :loaf:",
        "Ada at 16:30:00, Ada at 16:30:00"
    })
    void hasANameWithoutTheWordsThatStandForPictures(String name, String plain) {
        Author.Emoji leaf = new Author.Emoji(
                "leaf", WebUrl.parse("https://example.social/leaf.png").orElseThrow());
        Author author = new Author(name, Optional.empty(), Optional.empty(), Optional.empty(), List.of(leaf));
        assertThat(author.plainName()).isEqualTo(plain);
    }
}
