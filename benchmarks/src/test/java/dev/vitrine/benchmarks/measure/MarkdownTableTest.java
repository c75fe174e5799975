package dev.vitrine.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
    @Test
    void writesFiguresToTheRight() {
        MarkdownTable table = new MarkdownTable("", "req/s", "CPU");
        table.add("bare", MarkdownTable.figure(12345.6), MarkdownTable.figure(63.25));
        table.add("filtered", MarkdownTable.figure(987.6), MarkdownTable.plusMinus(0.034));
        assertThat(table).hasToString("""
                |  | req/s | CPU |
                |---|--:|--:|
                | bare | 12346 | 63.3 |
                | filtered | 988 | ±3 % |""");
    }
}
