package dev.vitrine.server.fetch;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Promise;

/**
 * Connects only to addresses that may be asked. The resolver has checked them before; this is the last gate in front of
 * the socket, so that no other way to an address can ever pass by the check.
 */
final class CheckedConnector extends ClientConnector {
    private final Supplier<AddressPolicy> policy;

    CheckedConnector(Supplier<AddressPolicy> policy) {
        this.policy = policy;
    }

    @Override
    public void connect(SocketAddress address, Map<String, Object> context) {
        Optional<String> refusal = refusal(address);
        if (refusal.isPresent()) {
            if (context.get(CONNECTION_PROMISE_CONTEXT_KEY) instanceof Promise<?> waiting) {
                waiting.failed(new AddressRefusedException(refusal.get()));
            }
            return;
        }
        super.connect(address, context);
    }

    private Optional<String> refusal(SocketAddress address) {
        if (address instanceof InetSocketAddress internet && !internet.isUnresolved()) {
            return policy.get().refusal(internet.getAddress(), internet.getPort());
        }
        return Optional.of(address + " is no resolved internet address");
    }
}
