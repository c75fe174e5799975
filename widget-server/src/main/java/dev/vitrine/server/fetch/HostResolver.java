package dev.vitrine.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface HostResolver {
    /** The resolver of the system. */
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * The addresses of a name, in the order to try them.
     *
     * @param host a name in ASCII, or an address in numbers, IPv6 without brackets
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
