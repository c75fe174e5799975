package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.CutPlan;
import dev.vitrine.SharedData;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a page is cut into writes, the result is the same. */
class EveryCutTest {
    private static final Rewriting HELD = Rewriting.with(MarkingEditor::new);
    private static final Rewriting UNHELD = HELD.holding(HoldWindow.none());

    @Test
    void neverShowsInTheTreeConstructionTests() {
        long splits = 0;
        for (String document : SharedData.html5libDocuments()) {
            splits += everySplit(HELD, document);
            splits += everySplit(UNHELD, "<!doctype html><title>T</title><article><h1>é</h1>" + document);
        }
        System.out.println("two-way splits of html5lib's documents: " + splits);
        assertThat(splits).isGreaterThan(130_000);
    }

    /** Returns how many two-way splits there were, of bytes. */
    private static long everySplit(Rewriting rewriting, String page) {
        rewriting.everyWay(page);
        return Math.max(0, page.getBytes(UTF_8).length - 1);
    }

    @Test
    void neverShowsInRealPages() {
        Random random = new Random(1);
        for (Path file : SharedData.sample(SharedData.files("pages/original", ".html"), 15)) {
            byte[] page = SharedData.read(file);
            byte[] whole = HELD.whole(page);
            assertThat(HELD.inChunks(page, 1)).as("%s byte by byte", file).isEqualTo(whole);
            for (int most : new int[] {5, 300, 20_000}) {
                CutPlan plan = CutPlan.random(random, most);
                assertThat(HELD.cut(page, plan)).as("%s cut at %s", file, plan).isEqualTo(whole);
            }
        }
    }
}
