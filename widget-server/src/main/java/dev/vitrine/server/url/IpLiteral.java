package dev.vitrine.server.url;

import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses written as numbers, in all the spellings that browsers take: see the
 * <a href="https://url.spec.whatwg.org/#concept-ipv4-parser">IPv4</a> and
 * <a href="https://url.spec.whatwg.org/#concept-ipv6-parser">IPv6</a> parsers.
 */
final class IpLiteral {
    private static final int PIECES = 8;

    private IpLiteral() {}

    /** See <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">ends in a number</a>. */
    static boolean endsInNumber(String name) {
        String[] parts = name.split("\\.", -1);
        int last = parts.length - 1;
        if (parts[last].isEmpty()) {
            if (last == 0) {
                return false;
            }
            last--;
        }
        String part = parts[last];
        return (!part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9')) || number(part) >= 0;
    }

    /** The four bytes. */
    static Optional<byte[]> v4(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length > 1 && parts[parts.length - 1].isEmpty()) {
            parts = Arrays.copyOf(parts, parts.length - 1);
        }
        if (parts.length > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long number = number(parts[i]);
            boolean last = i == parts.length - 1;
            long limit = last ? 1L << (8 * (5 - parts.length)) : 256;
            if (number < 0 || number >= limit) {
                return Optional.empty();
            }
            address += last ? number : number << (8 * (3 - i));
        }
        return Optional.of(
                new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address});
    }

    /** A number in decimal, octal or hexadecimal; -1 where it is none or far too large. */
    private static long number(String part) {
        if (part.isEmpty()) {
            return -1;
        }
        int radix = 10;
        String digits = part;
        if (part.startsWith("0x") || part.startsWith("0X")) {
            radix = 16;
            digits = part.substring(2);
        } else if (part.length() > 1 && part.startsWith("0")) {
            radix = 8;
            digits = part.substring(1);
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * radix + digit, 1L << 40); // too large already; longer must not wrap around
        }
        return value;
    }

    /** The sixteen bytes of what stands between the brackets. */
    static Optional<byte[]> v6(String input) {
        int[] pieces = new int[PIECES];
        int piece = 0;
        int compress = -1;
        int at = 0;
        if (input.startsWith(":")) {
            if (!input.startsWith("::")) {
                return Optional.empty();
            }
            at = 2;
            compress = ++piece;
        }
        while (at < input.length()) {
            if (piece == PIECES) {
                return Optional.empty();
            }
            if (input.charAt(at) == ':') {
                if (compress >= 0) {
                    return Optional.empty();
                }
                at++;
                compress = ++piece;
                continue;
            }
            int end = hexEnd(input, at);
            if (end < input.length() && input.charAt(end) == '.') {
                if (end == at || piece > 6 || !embedV4(input.substring(at), pieces, piece)) {
                    return Optional.empty();
                }
                piece += 2;
                break;
            }
            if (end == at || (end < input.length() && (input.charAt(end) != ':' || end + 1 == input.length()))) {
                return Optional.empty();
            }
            pieces[piece++] = Integer.parseInt(input.substring(at, end), 16);
            at = end < input.length() ? end + 1 : end;
        }
        if (compress < 0 && piece != PIECES) {
            return Optional.empty();
        }
        return Optional.of(bytes(expanded(pieces, piece, compress)));
    }

    private static int hexEnd(String input, int from) {
        int at = from;
        while (at < input.length()
                && at < from + 4
                && input.charAt(at) < 0x80
                && Character.digit(input.charAt(at), 16) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean embedV4(String text, int[] pieces, int piece) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean decimal =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!decimal || (part.length() > 1 && part.startsWith("0")) || Integer.parseInt(part) > 255) {
                return false;
            }
            pieces[piece + i / 2] = (pieces[piece + i / 2] << 8) | Integer.parseInt(part);
        }
        return true;
    }

    /** Moves what follows the double colon to the end. */
    private static int[] expanded(int[] pieces, int count, int compress) {
        if (compress < 0) {
            return pieces;
        }
        int[] whole = new int[PIECES];
        System.arraycopy(pieces, 0, whole, 0, compress);
        System.arraycopy(pieces, compress, whole, PIECES - (count - compress), count - compress);
        return whole;
    }

    private static byte[] bytes(int[] pieces) {
        byte[] address = new byte[2 * PIECES];
        for (int i = 0; i < PIECES; i++) {
            address[2 * i] = (byte) (pieces[i] >> 8);
            address[2 * i + 1] = (byte) pieces[i];
        }
        return address;
    }

    /** The canonical spelling: dotted decimal, or the shortest IPv6 in brackets. */
    static String serialise(byte[] address) {
        return address.length == 4 ? dotted(address) : "[" + colons(address) + "]";
    }

    private static String dotted(byte[] address) {
        return (address[0] & 0xFF) + "." + (address[1] & 0xFF) + "." + (address[2] & 0xFF) + "." + (address[3] & 0xFF);
    }

    private static String colons(byte[] address) {
        int[] pieces = new int[PIECES];
        for (int i = 0; i < PIECES; i++) {
            pieces[i] = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
        }
        int start = 0;
        int length = 1; // a single zero is not compressed
        for (int i = 0; i < PIECES; i++) {
            int run = zeros(pieces, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PIECES; i++) {
            if (length > 1 && i == start) {
                text.append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }
            text.append(Integer.toHexString(pieces[i]));
            if (i < PIECES - 1) {
                text.append(':');
            }
        }
        return text.toString();
    }

    private static int zeros(int[] pieces, int from) {
        int at = from;
        while (at < PIECES && pieces[at] == 0) {
            at++;
        }
        return at - from;
    }
}
