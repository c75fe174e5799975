package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import dev.vitrine.html.Dom;
import dev.vitrine.html.PageCharset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that the product adds by default, taken out of the tree that a real parser makes of it, leaves the page's own tree. */
class EnhancedPagesTest {
    /** What takes no blocks, and what nothing of ours belongs into. */
    private static final Set<String> NOWHERE =
            Set.of(("script style textarea title template noscript select svg math table "
                            + "p a button label pre span b i em strong h1 h2 h3 h4 h5 h6 ul ol dl")
                    .split(" ", -1));

    @Test
    void changeNothingElseInTheTreeConstructionTests() {
        int insertions = 0;
        for (String document : SharedData.html5libDocuments()) {
            insertions += check(document.getBytes(UTF_8));
            insertions += check(("<!doctype html><head><title>T</title></head><body><article><h1>T</h1>" + document)
                    .getBytes(UTF_8));
        }
        assertThat(insertions).isGreaterThan(900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"original", "stripped"})
    void changeNothingElseInRealPages(String folder) {
        List<String> without = new ArrayList<>();
        int whole = 0;
        int insertions = 0;
        for (Path file : SharedData.sample(SharedData.files("pages/" + folder, ".html"), 9)) {
            byte[] page = SharedData.read(file);
            int found = check(page);
            insertions += found;
            if (isWhole(page)) {
                whole++;
                if (found == 0) {
                    without.add(file.getFileName().toString());
                }
            }
        }
        System.out.println(folder + ": " + insertions + " insertions, none in " + without.size() + " of " + whole
                + " whole pages with a head");
        assertThat(without).hasSizeLessThanOrEqualTo(whole / 20);
    }

    private static boolean isWhole(byte[] page) {
        String text = new String(page, ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains("<head") && text.contains("<body");
    }

    /** Returns how many insertions there were. */
    private static int check(byte[] page) {
        Enhanced enhanced = Enhanced.whole(page, Optional.of(PageCharset.utf8()));
        String before = new String(page, ISO_8859_1);
        assertThat(enhanced.withoutInsertions()).isEqualTo(before);
        Document tree = Jsoup.parse(enhanced.text());
        int found = takeOut(tree, enhanced);
        assertThat(found).as(enhanced.text()).isEqualTo(enhanced.insertions().size());
        assertThat(Dom.difference(Jsoup.parse(before), tree))
                .as(enhanced.text())
                .isEmpty();
        return found;
    }

    /** Removes what stands between the marks, in the order of the page. */
    private static int takeOut(Document tree, Enhanced enhanced) {
        List<Node> between = new ArrayList<>();
        int[] openings = {0};
        boolean[] inside = {false};
        tree.traverse((node, depth) -> {
            boolean opening = isMark(node, Enhanced.OPENING);
            if (opening) {
                openings[0]++;
                assertThat(isWellPlaced(node)).as(enhanced.text()).isTrue();
            }
            inside[0] |= opening;
            boolean implied = node.nodeName().equals("html") || node.nodeName().equals("head");
            if (inside[0] && !implied) {
                between.add(node);
            }
            inside[0] &= !isMark(node, Enhanced.CLOSING);
        });
        assertThat(inside[0]).as(enhanced.text()).isFalse();
        between.forEach(Node::remove);
        return openings[0];
    }

    private static boolean isMark(Node node, String mark) {
        return node instanceof Comment comment && comment.getData().equals(mark);
    }

    private static boolean isWellPlaced(Node opening) {
        Node parent = opening.parent();
        while (parent instanceof Element element && !(parent instanceof Document)) {
            if (NOWHERE.contains(element.normalName())) {
                return false;
            }
            parent = parent.parent();
        }
        return true;
    }
}
