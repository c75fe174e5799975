package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import dev.vitrine.rewrite.Rewriting;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that passes two filters, one behind the other, is the page that passed the first. */
class SecondPassTest {
    private static final PageRequest REQUEST = PageRequest.anonymous("http", "localhost", 8080, "/a/page.html");

    @ParameterizedTest
    @ValueSource(strings = {"stripped", "original"})
    void changesNoByteOfARealPage(String level) {
        Rewriting filter = Rewriting.with(() -> new PageEnhancer(SiteSettings.DEFAULT, REQUEST))
                .declaring(Optional.empty());
        int changed = 0;
        for (Path file : SharedData.files("pages/" + level, ".html")) {
            byte[] page = SharedData.read(file);
            byte[] once = filter.whole(page);

            assertThat(filter.whole(once)).as(file.toString()).isEqualTo(once);
            changed += once.length == page.length ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(100);
    }
}
