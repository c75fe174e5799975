package dev.vitrine.server.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads to wait for upstreams on: virtual ones where the JVM has them (21 and later), else as many as are needed. */
public final class Workers {
    /** How many readings run at once: most of them wait for somebody. */
    static final int AT_ONCE = 64;

    private static final long IDLE_SECONDS = 30;

    private Workers() {}

    /** An executor for readings. */
    public static ExecutorService start() {
        try {
            MethodHandle virtual = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) virtual.invokeExact();
        } catch (NoSuchMethodException | IllegalAccessException e) {
            ThreadPoolExecutor platform = new ThreadPoolExecutor(
                    AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons());
            platform.allowCoreThreadTimeOut(true);
            return platform;
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
