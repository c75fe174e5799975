package dev.vitrine.filter;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells our own counters, and then the application's meter, which may fail. */
final class SharedMeter implements FilterMeter {
    private final FilterMeter ours;
    private final FilterMeter theirs;
    private final AtomicBoolean said = new AtomicBoolean();

    SharedMeter(FilterMeter ours, FilterMeter theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    @Override
    public void looked() {
        ours.looked();
        tell(theirs::looked);
    }

    @Override
    public void rewritten(long bytes, long nanos) {
        ours.rewritten(bytes, nanos);
        tell(() -> theirs.rewritten(bytes, nanos));
    }

    @Override
    public void leftAlone(String reason) {
        ours.leftAlone(reason);
        tell(() -> theirs.leftAlone(reason));
    }

    @Override
    public void failed() {
        ours.failed();
        tell(theirs::failed);
    }

    private void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            if (!said.getAndSet(true)) {
                VitrineFilter.log().log(
                        Level.WARNING, "The meter of the application failed; its figures will be too small.", e);
            }
        }
    }
}
