package dev.vitrine.server.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/** Looks a name up once for a connection, and lets only those of its addresses through that may be asked. */
final class CheckedResolver implements SocketAddressResolver {
    private final HostResolver resolver;
    private final Supplier<AddressPolicy> policy;
    private final Executor executor;
    private final Duration patience;

    /** @param patience how long a look-up may take */
    CheckedResolver(HostResolver resolver, Supplier<AddressPolicy> policy, Executor executor, Duration patience) {
        this.patience = patience;
        this.resolver = resolver;
        this.policy = policy;
        this.executor = executor;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        CompletableFuture<List<InetSocketAddress>> found = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    found.complete(addresses(host, port));
                } catch (UnknownHostException | AddressRefusedException | RuntimeException e) {
                    found.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            found.completeExceptionally(e);
        }
        var unused = found.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((addresses, failure) -> {
            if (failure == null) {
                promise.succeeded(addresses);
            } else {
                promise.failed(failure);
            }
        });
    }

    private List<InetSocketAddress> addresses(String host, int port)
            throws UnknownHostException, AddressRefusedException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> found = resolver.addresses(bare);
        List<InetSocketAddress> usable = found.stream()
                .filter(address -> policy.get().refusal(address, port).isEmpty())
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (!usable.isEmpty()) {
            return usable;
        }
        Optional<String> refusal =
                found.stream().findFirst().flatMap(first -> policy.get().refusal(first, port));
        if (refusal.isPresent()) {
            throw new AddressRefusedException(refusal.get());
        }
        throw new UnknownHostException(host);
    }
}
