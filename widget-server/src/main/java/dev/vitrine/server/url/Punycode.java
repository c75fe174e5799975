package dev.vitrine.server.url;

import java.util.Optional;

/** The letters of a name in ASCII and back, see <a href="https://www.rfc-editor.org/rfc/rfc3492">RFC 3492</a>. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private Punycode() {}

    /** Encodes a label, without the {@code xn--}; empty where it is too long to be a name. */
    static Optional<String> encode(String label) {
        int[] input = label.codePoints().toArray();
        if (input.length > 255) {
            return Optional.empty();
        }
        StringBuilder output = new StringBuilder();
        for (int c : input) {
            if (c < INITIAL_N) {
                output.append((char) c);
            }
        }
        int basic = output.length();
        if (basic > 0) {
            output.append('-');
        }
        int n = INITIAL_N;
        long delta = 0;
        int bias = INITIAL_BIAS;
        for (int handled = basic; handled < input.length; ) {
            int next = Integer.MAX_VALUE;
            for (int c : input) {
                if (c >= n && c < next) {
                    next = c;
                }
            }
            delta += (long) (next - n) * (handled + 1);
            n = next;
            for (int c : input) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    append(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return Optional.of(output.toString());
    }

    private static void append(StringBuilder output, long delta, int bias) {
        long q = delta;
        for (int k = BASE; ; k += BASE) {
            int t = threshold(k, bias);
            if (q < t) {
                output.append(digit((int) q));
                return;
            }
            output.append(digit((int) (t + (q - t) % (BASE - t))));
            q = (q - t) / (BASE - t);
        }
    }

    /** Decodes what follows {@code xn--}; empty where it is no Punycode. */
    static Optional<String> decode(String encoded) {
        if (encoded.length() > 255) {
            return Optional.empty();
        }
        int delimiter = encoded.lastIndexOf('-');
        StringBuilder output = new StringBuilder(encoded.substring(0, Math.max(0, delimiter)));
        int length = output.length();
        int n = INITIAL_N;
        long i = 0;
        int bias = INITIAL_BIAS;
        for (int at = delimiter < 0 ? 0 : delimiter + 1; at < encoded.length(); ) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int value = at < encoded.length() ? value(encoded.charAt(at++)) : -1;
                i += value * weight;
                if (value < 0 || i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                int t = threshold(k, bias);
                if (value < t) {
                    break;
                }
                weight *= BASE - t;
                if (weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            length++;
            bias = adapt(i - before, length, before == 0);
            n += (int) (i / length);
            i %= length;
            if (n > Character.MAX_CODE_POINT || (n >= 0xD800 && n <= 0xDFFF)) {
                return Optional.empty();
            }
            output.insert(output.offsetByCodePoints(0, (int) i), Character.toChars(n));
            i++;
        }
        return Optional.of(output.toString());
    }

    private static int threshold(int k, int bias) {
        return Math.max(T_MIN, Math.min(T_MAX, k - bias));
    }

    private static int adapt(long delta, int points, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int value(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0' + 26;
        }
        return digit >= 'a' && digit <= 'z' ? digit - 'a' : -1;
    }
}
