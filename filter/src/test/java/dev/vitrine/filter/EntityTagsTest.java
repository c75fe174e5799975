package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {
    private final EntityTags tags = new EntityTags("1234abcd");

    @Test
    void marksStrongAndWeakTagsAlike() {
        assertThat(tags.marked("\"a\"")).isEqualTo("\"a-vt1234abcd\"");
        assertThat(tags.marked("W/\"a\"")).isEqualTo("W/\"a-vt1234abcd\"");
    }

    @Test
    void leavesWhatIsNoTag() {
        assertThat(tags.marked("a")).isEqualTo("a");
    }

    @Test
    void takesItsMarkOffAndKeepsTheOthers() {
        assertThat(tags.unmarked("\"a-vt1234abcd\", W/\"b-vt1234abcd\", \"c\"", false))
                .contains("\"a\", W/\"b\", \"c\"");
    }

    @Test
    void dropsTagsOfPagesAsTheyWereBefore() {
        assertThat(tags.unmarked("\"a\", \"b-vtffffffff\"", true)).isEmpty();
        assertThat(tags.unmarked("*", true)).contains("*");
    }
}
