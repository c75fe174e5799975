package dev.vitrine.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However html5lib's documents are cut, the result is the same. */
class EveryCutTest {
    @Test
    void neverShows() {
        List<String> documents = SharedData.html5libDocuments();
        Rewriting rewriting = Rewriting.with(MarkingEditor::new);
        Rewriting unheld = rewriting.holding(HoldWindow.none());
        long splits = 0;
        for (String document : documents) {
            String page = document.length() > 500 ? document.substring(0, 500) : document;
            rewriting.everyWay(page);
            unheld.everyWay("<!doctype html><title>T</title><article><h1>é</h1>" + page);
            splits += page.getBytes(StandardCharsets.UTF_8).length;
        }
        assertThat(splits).isGreaterThan(20_000);
    }
}
