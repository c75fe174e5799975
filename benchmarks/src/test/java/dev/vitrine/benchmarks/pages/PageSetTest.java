package dev.vitrine.benchmarks.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSetTest {
    @TempDir
    private Path folder;

    @Test
    void takesPagesOfItsOwnWhereThereAreNoOthers() throws Exception {
        PageSet pages = PageSet.load(folder);
        assertThat(pages.pages())
                .hasSize(16)
                .allSatisfy(page -> assertThat(page.size()).isGreaterThan(13_000));
        assertThat(pages.description()).isEqualTo("16 pages of our own (real ones: -Dvitrine.shared=DIR)");
    }

    @Test
    void readsEachPageInItsOwnCharset() throws Exception {
        Path pages = Files.createDirectories(folder.resolve("pages/original"));
        Files.write(pages.resolve("a.html"), new byte[] {'K', 'a', (byte) 0xe9});
        Files.writeString(pages.resolve("b.html"), "Kaé");
        assertThat(PageSet.load(folder).pages()).extracting(SavedPage::text).containsExactly("Kaé", "Kaé");
    }

    @Test
    void findsThePageNearestToASize() throws Exception {
        assertThat(OwnPages.set().nearest(107_000).size()).isBetween(106_000, 109_000);
    }
}
