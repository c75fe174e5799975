package dev.vitrine.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTableTest {
    private final TokenTable table =
            new TokenTable(true, 4).with(1, "side-bar menu").with(2, "menu body");

    @Test
    void findsWholeTokensInAnyCaseAndNoPartsOfThem() {
        assertThat(table.in(" a\tSide-Bar\n")).isEqualTo(1);
        assertThat(table.in("MENU body")).isEqualTo(3);
        assertThat(table.in("side-bars sidebar menubody")).isZero();
        assertThat(table.in("")).isZero();
    }

    @Test
    void regardsTheCaseWhereItIsTold() {
        assertThat(new TokenTable(false, 4).with(1, "hidden").in("Hidden")).isZero();
    }

    @Test
    void findsTheSameInWhatATagIsGlancedAtAndInItsText() {
        String page = "<p class='menu x'><p CLASS=\"b&#111;dy\"><p class><p><p class=m\u00e9nu><p class='\r\nmenu'>";

        assertThat(classes(page)).containsExactly("menu x", "body", "", "", "m\u00e9nu", "\nmenu");
    }

    private static List<String> classes(String page) {
        List<String> classes = new ArrayList<>();
        HtmlTokenizer tokenizer = new HtmlTokenizer(
                new TokenHandler() {
                    @Override
                    public int startTagName(long name, long position) {
                        return ATTRIBUTES;
                    }

                    @Override
                    public void startTag(StartTag tag) {
                        CharSequence value = tag.peek("class");
                        assertThat(value.toString())
                                .isEqualTo(tag.attribute("class").orElse(""))
                                .hasSameSizeAs(value);
                        classes.add(value.toString());
                    }

                    @Override
                    public int endTagName(long name, long position) {
                        return IGNORE;
                    }

                    @Override
                    public void endTag(long name, long position, long end) {}
                },
                PageCharset.utf8());
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        tokenizer.write(bytes, 0, bytes.length);
        return classes;
    }
}
