package dev.vitrine.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgottenPostsTest {
    /** Somebody asked for it, was told that it failed, made room and asked again. */
    @Test
    void areWrittenDownWhenTheyAreAskedForAgainAfterAFailure(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("data/forgotten");
        ForgottenPosts posts = ForgottenPosts.in(file);
        assertThatThrownBy(() -> posts.add("one")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> posts.add("one")).isInstanceOf(IOException.class);
        Files.createDirectory(folder.resolve("data"));
        posts.add("two");
        posts.add("one");
        assertThat(ForgottenPosts.in(file).hasName("one")).isTrue();
        assertThat(ForgottenPosts.in(file).hasName("two")).isTrue();
    }

    /** The disk was full, or the power went. */
    @Test
    void areAllThereAfterALineThatBrokeOff(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("forgotten");
        ForgottenPosts.in(file).add("one");
        String line = Files.readString(file);
        Files.writeString(file, line + line.substring(0, 7));
        ForgottenPosts.in(file).add("two");
        assertThat(ForgottenPosts.in(file).hasName("one")).isTrue();
        assertThat(ForgottenPosts.in(file).hasName("two")).isTrue();
    }

    /** They would all be back after the next start. */
    @Test
    void areAllWrittenDownAgainWhereSomebodyTookTheirFileAway(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("forgotten");
        ForgottenPosts posts = ForgottenPosts.in(file);
        posts.add("one");
        posts.add("two");
        Files.delete(file);
        posts.add("two");
        assertThat(ForgottenPosts.in(file).hasName("one")).isTrue();
        assertThat(ForgottenPosts.in(file).hasName("two")).isTrue();
    }

    /** Whoever has the token may ask for as many as they like. */
    @Test
    void takeAHundredThousandOfAMillionAndSaySoOfTheOthers() {
        ForgottenPosts posts = ForgottenPosts.inMemory();
        int refused = 0;
        for (int i = 0; i < 1_000_000; i++) {
            try {
                posts.add("post " + i);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(900_000);
        assertThat(posts.hasName("post 0")).isTrue();
        assertThat(posts.hasName("post 100000")).isFalse();
    }
}
