package dev.vitrine.benchmarks.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.benchmarks.pages.Insertions;
import dev.vitrine.benchmarks.pages.OwnPages;
import dev.vitrine.benchmarks.pages.SavedPage;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A contender that does less than the others would win unfairly. */
class PeerTest {
    private static final int SIZE = 5_000;

    @ParameterizedTest
    @MethodSource("readers")
    void findsWhatThereIsToFind(Peer peer, Task task) throws Exception {
        assertThat(peer.perform(task, OwnPages.article(SIZE), new PageSink())).isPositive();
    }

    @ParameterizedTest
    @MethodSource("rewriters")
    void putsEveryInsertionInItsPlace(Peer peer, Task task) throws Exception {
        SavedPage page = OwnPages.article(SIZE);
        PageSink sink = new PageSink();
        peer.perform(task, page, sink);
        assertThat(comparable(sink.text(page.charset()))).isEqualTo(expected(page.text(), task));
    }

    private static String expected(String page, Task task) {
        String head = page.replace("<meta charset=\"utf-8\">", "<meta charset=\"utf-8\">" + Insertions.HEAD);
        if (task == Task.REWRITE_HEAD) {
            return comparable(head);
        }
        return comparable(head.replace("</h1>\n<p class", "</h1>" + Insertions.BAR + "\n<p class")
                .replace("</article>\n", Insertions.NOTE + "</article>\n"));
    }

    /** jsoup writes its tree and not the page: what that may change without loss is made alike. */
    private static String comparable(String page) {
        Document document = Jsoup.parse(page);
        document.outputSettings().prettyPrint(false);
        return document.outerHtml().replaceAll("\\s+", "");
    }

    private static Stream<Arguments> readers() {
        return pairs(false);
    }

    private static Stream<Arguments> rewriters() {
        return pairs(true);
    }

    private static Stream<Arguments> pairs(boolean rewriting) {
        return Stream.of(Task.values())
                .filter(task -> task.rewrites() == rewriting)
                .flatMap(task -> Peer.all().stream()
                        .filter(peer -> peer.does(task) && !(peer instanceof CopyPeer))
                        .map(peer -> Arguments.of(peer, task)));
    }
}
