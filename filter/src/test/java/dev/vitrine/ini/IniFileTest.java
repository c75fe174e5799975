package dev.vitrine.ini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

final class IniFileTest {
    private final IniFile file = new IniFile(IniFileTest.class, "sections.ini");

    @Test
    void hasItsSectionsInOrder() {
        assertThat(file.sections()).containsExactly("oven", "empty", "last");
    }

    @Test
    void readsTheValuesOfASectionAsUtf8AndLeavesCommentsOut() {
        assertThat(file.section("oven")).containsExactly(entry("name", "Öfen = 2"), entry("heat", "250"));
        assertThat(file.section("empty")).isEmpty();
        assertThat(file.section("last")).containsExactly(entry("end", "x"));
    }

    @Test
    void readsAFileWhoseLinesEndAsInWindows() {
        IniFile other = new IniFile(IniFileTest.class, "of-windows.ini");
        assertThat(other.sections()).containsExactly("first", "second");
        assertThat(other.section("first")).containsExactly(entry("key", "value"));
    }

    @Test
    void saysWhichFileOrSectionIsAbsent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new IniFile(IniFileTest.class, "none.ini"))
                .withMessageContaining("none.ini");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.section("none"))
                .withMessageContainingAll("sections.ini", "[none]");
    }
}
