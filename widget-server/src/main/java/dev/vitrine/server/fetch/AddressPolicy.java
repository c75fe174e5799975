package dev.vitrine.server.fetch;

import dev.vitrine.server.url.WebUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be asked: public ones at the ports of the web, and what the operator lists.
 *
 * <p>An entry of the list is an address ({@code 10.1.2.3}), a block ({@code 10.0.0.0/8}, {@code fc00::/7}), or either
 * with a port ({@code 127.0.0.1:9000}, {@code [::1]:9000}); without a port it opens all ports.
 */
public final class AddressPolicy {
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

    private final List<Allowed> allowed;
    private final Set<Integer> ports;

    private AddressPolicy(List<Allowed> allowed, Set<Integer> ports) {
        this.allowed = List.copyOf(allowed);
        this.ports = Set.copyOf(ports);
    }

    /** Public addresses, ports 80 and 443. */
    public static AddressPolicy publicOnly() {
        return new AddressPolicy(List.of(), WEB_PORTS);
    }

    /**
     * The same policy with these addresses allowed as well.
     *
     * @throws IllegalArgumentException for an entry that is no address or block
     */
    public AddressPolicy allowing(List<String> entries) {
        List<Allowed> all = new ArrayList<>(allowed);
        entries.forEach(entry -> all.add(Allowed.parse(entry)));
        return new AddressPolicy(all, ports);
    }

    /** The same policy with these ports open on public addresses, instead of 80 and 443. */
    public AddressPolicy withPorts(Set<Integer> others) {
        return new AddressPolicy(allowed, others);
    }

    /**
     * Why nothing will be fetched from here, as far as the address itself tells: the name is not looked up. Empty where
     * it may be.
     */
    public Optional<String> refusalOf(WebUrl url) {
        String host = url.host();
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        if (!literal && !host.matches("(.*\\.)?localhost")) {
            return refusal(url);
        }
        try {
            // A literal is not looked up, and every machine knows localhost.
            return refusal(InetAddress.getByName(literal ? host : "127.0.0.1"), url.port());
        } catch (UnknownHostException e) {
            return Optional.of(host + " is no address");
        }
    }

    /** Why this port is not to be asked on any address; empty where it may be. */
    Optional<String> refusal(WebUrl url) {
        int port = url.port();
        boolean open = ports.contains(port) || allowed.stream().anyMatch(entry -> entry.opens(port));
        return open
                ? Optional.empty()
                : Optional.of("port " + port + " is not one of "
                        + ports.stream().sorted().toList());
    }

    /** Why this address is not to be asked at this port; empty where it may be. */
    Optional<String> refusal(InetAddress address, int port) {
        byte[] bytes = address.getAddress();
        if (allowed.stream().anyMatch(entry -> entry.opens(port) && entry.block.contains(bytes))) {
            return Optional.empty();
        }
        Optional<String> special = SpecialAddresses.reason(bytes);
        if (special.isPresent()) {
            return special.map(why -> address.getHostAddress() + " is not public: " + why);
        }
        return ports.contains(port)
                ? Optional.empty()
                : Optional.of("port " + port + " is not one of "
                        + ports.stream().sorted().toList());
    }

    /** An entry of the list; port 0 stands for all. */
    private record Allowed(AddressBlock block, int port) {
        boolean opens(int wanted) {
            return port == 0 || port == wanted;
        }

        static Allowed parse(String entry) {
            String text = entry.strip();
            int colon = text.lastIndexOf(':');
            boolean bracketed = text.startsWith("[");
            boolean hasPort = bracketed ? text.lastIndexOf("]:") > 0 : colon >= 0 && colon == text.indexOf(':');
            String block = (hasPort ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
            int port = hasPort && text.substring(colon + 1).matches("[0-9]{1,5}")
                    ? Integer.parseInt(text.substring(colon + 1))
                    : 0;
            if (hasPort && (port < 1 || port > 65_535)) {
                throw new IllegalArgumentException("\"" + entry + "\" has no port of 1 to 65535 after its colon");
            }
            return AddressBlock.parse(block)
                    .map(parsed -> new Allowed(parsed, port))
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "\"" + entry
                                            + "\" is no address: expected one such as 10.1.2.3, 10.0.0.0/8, fc00::/7 or 127.0.0.1:9000"));
        }
    }
}
