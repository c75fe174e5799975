package dev.vitrine.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ForgottenPostsTest {
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
