package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DryRunTest {
    @Test
    void leadsThroughTheWholeFilterWithoutAFailure() throws Exception {
        VitrineFilter filter = VitrineFilter.rehearsal(FilterSettings.defaults());

        DryRun.run(filter);

        FilterCounts counts = filter.counts().orElseThrow();
        assertThat(counts.responses()).isPositive();
        assertThat(counts.rewritten()).isEqualTo(counts.responses());
        assertThat(counts.failures()).isZero();
    }
}
