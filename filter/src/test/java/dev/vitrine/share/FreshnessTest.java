package dev.vitrine.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Keeps the catalogue true: an entry that nobody has looked at for long is named, and one that nobody has looked at for
 * half a year fails the build that says which day it is ({@code -Dvitrine.today=2026-12-24}; {@code ./verify.sh} does).
 */
class FreshnessTest {
    private static final int WARNED_AFTER_DAYS = 120;
    private static final int STALE_AFTER_DAYS = 180;

    @Test
    @EnabledIfSystemProperty(named = "vitrine.today", matches = "\\d{4}-\\d{2}-\\d{2}")
    void noEntryIsStaleToday() {
        LocalDate today = LocalDate.parse(System.getProperty("vitrine.today"));
        List<String> ageing = uncheckedFor(WARNED_AFTER_DAYS, today);
        if (!ageing.isEmpty()) {
            System.err.println("WARNING: look again whether these networks are as networks.ini says, before they are "
                    + STALE_AFTER_DAYS + " days old: " + ageing);
        }

        assertThat(uncheckedFor(STALE_AFTER_DAYS, today))
                .as("entries of networks.ini to look at again; then set their \"checked\" to today")
                .isEmpty();
    }

    @Test
    void entryIsNamedOnceItIsTooOld() {
        LocalDate checked = ShareNetworks.find("mastodon").orElseThrow().checked();

        assertThat(uncheckedFor(STALE_AFTER_DAYS, checked.plusDays(STALE_AFTER_DAYS)))
                .doesNotContain("mastodon");
        assertThat(uncheckedFor(STALE_AFTER_DAYS, checked.plusDays(STALE_AFTER_DAYS + 1)))
                .contains("mastodon");
    }

    private static List<String> uncheckedFor(int days, LocalDate today) {
        return ShareNetworks.all().stream()
                .filter(network -> network.status() != Status.DEAD)
                .filter(network -> ChronoUnit.DAYS.between(network.checked(), today) > days)
                .map(ShareNetwork::id)
                .toList();
    }
}
