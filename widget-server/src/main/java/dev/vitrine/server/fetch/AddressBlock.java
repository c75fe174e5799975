package dev.vitrine.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** All addresses that begin with the same bits, written {@code 10.0.0.0/8} or {@code fc00::/7}. */
public final class AddressBlock {
    private final byte[] prefix;
    private final int bits;
    private final String label;

    private AddressBlock(byte[] prefix, int bits, String label) {
        this.prefix = prefix;
        this.bits = bits;
        this.label = label;
    }

    /** Reads a block, or a single address; empty where the text is neither. */
    public static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // Only numbers, so that no name is ever looked up here.
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*") || address.startsWith(".")) {
            return Optional.empty();
        }
        try {
            byte[] prefix = InetAddress.getByName(address).getAddress();
            int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1));
            boolean whole = address.indexOf(':') >= 0 || address.split("\\.", -1).length == 4;
            return whole && bits >= 0 && bits <= prefix.length * 8
                    ? Optional.of(new AddressBlock(prefix, bits, text))
                    : Optional.empty();
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static AddressBlock of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no address block: " + text));
    }

    /** The block as it is written. */
    public String label() {
        return label;
    }

    /** Whether it is one of these: 4 or 16 bytes. */
    public boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((address[i / 8] & mask) != (prefix[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock block && label.equals(block.label);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    @Override
    public String toString() {
        return label;
    }
}
