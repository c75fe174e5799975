package dev.vitrine.server.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads to wait for upstreams on: virtual ones where the JVM has them (21 and later), else a fixed number. */
public final class Workers {
    private Workers() {}

    /** An executor for readings; {@code platformThreads} of them run at once where there are no virtual threads. */
    public static ExecutorService start(int platformThreads) {
        try {
            MethodHandle virtual = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) virtual.invokeExact();
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Executors.newFixedThreadPool(platformThreads, daemons());
        } catch (Throwable e) {
            throw new IllegalStateException("virtual threads are there but do not start", e);
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "feed-reader-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
