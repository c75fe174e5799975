package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.measure.Pace;
import dev.vitrine.benchmarks.pages.PageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** {@code ./bench.sh rewrite}: the rewriter and its peers without a network. */
public final class RewriteBenchmarks {
    private static final Pace FULL = new Pace(11, Duration.ofSeconds(3), Duration.ofMillis(300));
    private static final Pace QUICK = new Pace(5, Duration.ofMillis(800), Duration.ofMillis(60));

    /** Every how many-th page is enough for a quick look. */
    private static final int QUICK_STEP = 9;

    private final PageSet pages;
    private final Pace pace;
    private final Random random = new Random(20261121);

    /**
     * Prepares a run.
     *
     * @param shared the folder of real pages; need not exist
     * @param quick whether under two minutes are wanted, and rougher figures will do
     */
    public RewriteBenchmarks(Path shared, boolean quick) throws IOException {
        this.pages = PageSet.load(shared).everyNth(quick ? QUICK_STEP : 1);
        this.pace = quick ? QUICK : FULL;
    }

    /** Measures everything, and gives the tables. */
    public String run() throws Exception {
        List<String> tables = new ArrayList<>();
        for (Task task : Task.values()) {
            System.err.println(task.title() + " …");
            tables.add(new TaskTable(task, pages).run(pace, random));
        }
        tables.add(AllocationTable.run(new Pace(5, pace.turn(), pace.turn().dividedBy(4)), random));
        return String.join("\n", tables);
    }
}
