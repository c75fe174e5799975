package dev.vitrine.server.fetch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that do not lead to somebody else's public server: what the IANA special-purpose registries for
 * <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a> and
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a> do not call globally reachable,
 * multicast, what is not assigned to anybody, and every IPv6 form that carries such an IPv4 address.
 */
final class SpecialAddresses {
    private static final List<Special> V4_EXCEPTIONS =
            List.of(new Special("192.0.0.9/32", "PCP anycast"), new Special("192.0.0.10/32", "TURN anycast"));

    private static final List<Special> V4 = List.of(
            new Special("0.0.0.0/8", "this network"),
            new Special("10.0.0.0/8", "private"),
            new Special("100.64.0.0/10", "shared by carriers"),
            new Special("127.0.0.0/8", "loopback"),
            new Special("169.254.0.0/16", "link-local"),
            new Special("172.16.0.0/12", "private"),
            new Special("192.0.0.0/24", "protocol assignments"),
            new Special("192.0.2.0/24", "documentation"),
            new Special("192.88.99.0/24", "6to4 relay anycast"),
            new Special("192.168.0.0/16", "private"),
            new Special("198.18.0.0/15", "benchmarking"),
            new Special("198.51.100.0/24", "documentation"),
            new Special("203.0.113.0/24", "documentation"),
            new Special("224.0.0.0/4", "multicast"),
            new Special("240.0.0.0/4", "reserved"));

    private static final List<Special> V6_EXCEPTIONS = List.of(
            new Special("2001:1::1/128", "PCP anycast"),
            new Special("2001:1::2/128", "TURN anycast"),
            new Special("2001:1::3/128", "DNS-SD anycast"),
            new Special("2001:3::/32", "AMT"),
            new Special("2001:4:112::/48", "AS112"),
            new Special("2001:20::/28", "ORCHIDv2"),
            new Special("2001:30::/28", "drone identifiers"));

    private static final List<Special> V6 = List.of(
            new Special("::/128", "unspecified"),
            new Special("::1/128", "loopback"),
            new Special("64:ff9b:1::/48", "local translation"),
            new Special("100::/64", "discard only"),
            new Special("100:0:0:1::/64", "dummy prefix"),
            new Special("2001::/23", "protocol assignments"),
            new Special("2001:db8::/32", "documentation"),
            new Special("2002::/16", "6to4"),
            new Special("3fff::/20", "documentation"),
            new Special("5f00::/16", "segment routing"),
            new Special("fc00::/7", "unique local"),
            new Special("fe80::/10", "link-local"),
            new Special("fec0::/10", "site-local"),
            new Special("ff00::/8", "multicast"));

    private static final AddressBlock V6_UNICAST = AddressBlock.of("2000::/3");
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

    private SpecialAddresses() {}

    /** Why an address of 4 or 16 bytes is not public; empty where it is. */
    static Optional<String> reason(byte[] address) {
        return address.length == 4 ? v4(address) : v6(address);
    }

    private static Optional<String> v4(byte[] address) {
        return find(V4_EXCEPTIONS, address).isPresent() ? Optional.empty() : find(V4, address);
    }

    private static Optional<String> v6(byte[] address) {
        if (NAT64.contains(address)) {
            return v4(Arrays.copyOfRange(address, 12, 16)).map(why -> why + ", within IPv6");
        }
        // The JDK itself hands these out as IPv4; whoever builds one by hand is not to be trusted.
        if (isMapped(address)) {
            return Optional.of("::ffff:0:0/96 (IPv4-mapped)");
        }
        if (find(V6_EXCEPTIONS, address).isPresent()) {
            return Optional.empty();
        }
        Optional<String> special = find(V6, address);
        if (special.isPresent()) {
            return special;
        }
        if (!V6_UNICAST.contains(address)) {
            return Optional.of("outside 2000::/3 (not assigned)");
        }
        return isatap(address)
                ? v4(Arrays.copyOfRange(address, 12, 16)).map(why -> why + ", within IPv6")
                : Optional.empty();
    }

    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == -1 && address[11] == -1;
    }

    /** An interface identifier that carries an IPv4 address, see <a href="https://www.rfc-editor.org/rfc/rfc5214">RFC 5214</a>. */
    private static boolean isatap(byte[] address) {
        return (address[8] & 0xFC) == 0 && address[9] == 0 && address[10] == 0x5E && address[11] == (byte) 0xFE;
    }

    private static Optional<String> find(List<Special> blocks, byte[] address) {
        return blocks.stream()
                .filter(special -> special.block.contains(address))
                .findFirst()
                .map(special -> special.block.label() + " (" + special.use + ")");
    }

    private record Special(AddressBlock block, String use) {
        Special(String block, String use) {
            this(AddressBlock.of(block), use);
        }
    }
}
