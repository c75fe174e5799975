package dev.vitrine.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signal by which servers are asked to look at their settings again: SIGHUP, where the system has it. */
final class HangUp {
    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

    private final CompletableFuture<Runnable> answer = new CompletableFuture<>();

    /** From now on the signal no longer ends the process; one that comes before it does anything does it then. */
    void hear() {
        // Every JDK has these classes and none of them promises to, so they are not named at compile time.
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object runs = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        var unused = answer.thenAccept(Runnable::run);
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), runs);
        } catch (ReflectiveOperationException e) {
            Throwable why = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            LOG.info("No SIGHUP here ({}); the settings are looked at when their file changes.", why.toString());
        }
    }

    /** What the signal does. */
    void does(Runnable task, Executor executor) {
        answer.complete(() -> executor.execute(task));
    }
}
