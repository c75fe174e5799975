package dev.vitrine.server.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmojiNamesTest {
    private static final List<Author.Emoji> LEAF = List.of(new Author.Emoji(
            "leaf", WebUrl.parse("https://example.social/leaf.png").orElseThrow()));

    @Test
    void putsPicturesBetweenTheWords() {
        assertThat(parts("Ada :leaf: Winter :loaf:"))
                .containsExactly(text("Ada "), new PostView.NamePart(":leaf:", "leaf.png"), text(" Winter :loaf:"));
    }

    @Test
    void showsAsMuchOfANameAsAnybodyReads() {
        assertThat(parts("Ada" + ":leaf:".repeat(10_000))).hasSize(41).endsWith(text("\u2026"));
        assertThat(parts("A".repeat(10_000))).containsExactly(text("A".repeat(80) + "\u2026"));
    }

    @Test
    void namesWithoutPicturesWhoHasPassedAPostOn() {
        assertThat(EmojiNames.plain(author("Ada :leaf: " + ":loaf:".repeat(10_000))))
                .hasSizeLessThan(100);
        assertThat(EmojiNames.plain(author(":leaf:"))).isEqualTo(":leaf:");
    }

    private static List<PostView.NamePart> parts(String name) {
        return EmojiNames.parts(author(name), image -> Optional.of(image.href().replaceFirst(".*/", "")));
    }

    private static PostView.NamePart text(String text) {
        return new PostView.NamePart(text, null);
    }

    private static Author author(String name) {
        return new Author(name, Optional.empty(), Optional.empty(), Optional.empty(), LEAF);
    }
}
