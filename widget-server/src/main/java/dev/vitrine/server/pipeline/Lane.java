package dev.vitrine.server.pipeline;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A part of an executor: runs so many tasks at once and lets the others wait, so that tasks of one kind, such as readings
 * of upstreams that hang, cannot take all its threads.
 */
final class Lane implements Executor {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    /** @param width how many tasks run at once, at least 1 */
    Lane(Executor executor, int width) {
        this.executor = executor;
        this.free = width;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(task);
                return;
            }
            free--;
        }
        start(task);
    }

    private void start(Runnable task) {
        try {
            executor.execute(() -> run(task));
        } catch (RuntimeException | Error e) {
            release(); // it is closing, or the system gives us no thread
            throw e;
        }
    }

    /** Goes on with those that wait: they need no thread of their own, which may not be to be had. */
    private void run(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        free += next == null ? 1 : 0;
        return next;
    }

    private synchronized void release() {
        free++;
    }
}
