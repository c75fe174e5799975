package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.PageSet;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same tasks under JMH, for looking closely at one of them (with its profilers, for example). For comparing, take the
 * tables: they let everyone take turns within one run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageBenchmark {
    /** What is done. */
    @Param({"SCAN", "HEAD_ONLY", "METADATA", "REWRITE_HEAD", "REWRITE_PAGE"})
    public Task task = Task.SCAN;

    /** Who does it: how the name in the tables begins. */
    @Param({"Vitrine, one write", "jsoup", "Jericho", "attoparser", "SiteMesh", "System.arraycopy"})
    public String peer = "";

    /** Every how many-th page. */
    @Param("9")
    public int step = 1;

    private PeerPass pass = new PeerPass(new CopyPeer(), Task.SCAN, List.of());

    /** Finds the peer. */
    @Setup
    public void prepare() throws Exception {
        PageSet pages = PageSet.load(Path.of(System.getProperty("vitrine.shared", "../shared/data")))
                .everyNth(step);
        Peer found = Peer.all().stream()
                .filter(each -> each.name().startsWith(peer) && each.does(task))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(peer + " can't do " + task));
        pass = new PeerPass(
                found,
                task,
                pages.where(page -> PeerPass.survives(found, task, page)).pages());
    }

    /** One pass over all pages. */
    @Benchmark
    public long pages() throws Exception {
        pass.run();
        return pass.result();
    }
}
