package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadyPagesTest {
    private final ReadyPages pages = new ReadyPages(1_000);
    private final List<Integer> dropped = new ArrayList<>();

    @Test
    void keepTheirLimitWhenAMillionPagesCome() {
        long most = 0;
        for (int i = 0; i < 1_000_000; i++) {
            pages.keep(new Numbered(i), 1 + i % 100);
            most = Math.max(most, pages.bytes());
        }
        assertThat(most).isLessThanOrEqualTo(1_000);
        assertThat(dropped).hasSizeGreaterThan(999_000);
    }

    @Test
    void letGoWhatNobodyHasAskedForLately() {
        List<Numbered> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(new Numbered(i));
            pages.keep(all.get(i), 250);
        }
        all.get(0).ask();
        all.get(2).ask();
        pages.keep(new Numbered(4), 500);
        assertThat(dropped).containsExactly(1, 3);
    }

    @Test
    void countAPageOnceHoweverOftenItIsMadeAnew() {
        Numbered page = new Numbered(0);
        for (int i = 0; i < 100; i++) {
            pages.keep(page, 700 + i);
        }
        assertThat(pages.bytes()).isEqualTo(799);
        assertThat(dropped).isEmpty();
    }

    @Test
    void keepTheOneThatHasJustBeenMadeEvenWhereItIsTooLargeForAllOthers() {
        pages.keep(new Numbered(0), 400);
        pages.keep(new Numbered(1), 5_000);
        assertThat(dropped).containsExactly(0);
    }

    private final class Numbered extends ReadyPages.Page {
        private final int number;

        Numbered(int number) {
            this.number = number;
        }

        @Override
        void drop() {
            dropped.add(number);
        }
    }
}
