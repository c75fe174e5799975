package dev.vitrine.server.url;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Parses the host of a URL, see <a href="https://url.spec.whatwg.org/#host-parsing">host parsing</a>. Names beyond ASCII
 * are mapped with the JDK's Unicode tables, which are not those of UTS 46: where the two may differ the name is refused,
 * so that no name is ever read as another one than a browser's.
 */
final class Host {
    private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|%\u007F";

    private Host() {}

    /** The serialised host; empty where browsers refuse it, or we cannot be sure that they agree. */
    static Optional<String> parse(String input) {
        if (input.startsWith("[")) {
            return input.endsWith("]")
                    ? IpLiteral.v6(input.substring(1, input.length() - 1)).map(IpLiteral::serialise)
                    : Optional.empty();
        }
        return percentDecoded(input).flatMap(Host::toAscii).flatMap(Host::nameOrAddress);
    }

    private static Optional<String> nameOrAddress(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= 0x1F || FORBIDDEN.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return IpLiteral.endsInNumber(name) ? IpLiteral.v4(name).map(IpLiteral::serialise) : Optional.of(name);
    }

    private static Optional<String> percentDecoded(String input) {
        if (input.indexOf('%') < 0) {
            return Optional.of(input);
        }
        byte[] bytes = PercentEncoding.decode(input);
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // would become U+FFFD, which no name may have
        }
    }

    /** <a href="https://url.spec.whatwg.org/#concept-domain-to-ascii">Domain to ASCII</a>, not strict. */
    private static Optional<String> toAscii(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        boolean ascii = domain.chars().allMatch(c -> c < 0x80);
        if (ascii && !lower.startsWith("xn--") && !lower.contains(".xn--")) {
            return Optional.of(lower);
        }
        List<String> labels = new ArrayList<>();
        for (String label : mapped(domain).split("\\.", -1)) {
            Optional<String> encoded = label(label);
            if (encoded.isEmpty()) {
                return Optional.empty();
            }
            labels.add(encoded.get());
        }
        return Optional.of(String.join(".", labels));
    }

    /** What UTS 46 maps: case, width, compatibility forms, full stops; and what it ignores. */
    private static String mapped(String domain) {
        String seen = domain.replaceAll("[\u00AD\u200B\u2060\uFEFF\uFE00-\uFE0F\u034F\u180B-\u180D]", "")
                .replaceAll("[\u3002\uFF0E\uFF61]", ".")
                .replace('\u1E9E', '\u00DF'); // capital sharp s
        String folded = Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static Optional<String> label(String label) {
        if (label.startsWith("xn--")) {
            return Punycode.decode(label.substring(4))
                    .filter(decoded -> decoded.chars().anyMatch(c -> c >= 0x80))
                    .filter(decoded -> mapped(decoded).equals(decoded) && valid(decoded))
                    .map(decoded -> label);
        }
        if (label.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(label);
        }
        return valid(label) ? Punycode.encode(label).map("xn--"::concat) : Optional.empty();
    }

    private static boolean valid(String label) {
        int first = label.codePointAt(0);
        int kind = Character.getType(first);
        boolean mark = kind == Character.NON_SPACING_MARK
                || kind == Character.COMBINING_SPACING_MARK
                || kind == Character.ENCLOSING_MARK;
        return !mark && !label.startsWith("xn--") && label.codePoints().allMatch(Host::allowed) && oneDirection(label);
    }

    private static boolean allowed(int c) {
        if (c < 0x80) {
            return c > 0x20 && FORBIDDEN.indexOf(c) < 0;
        }
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !Character.isISOControl(c) && c != 0xFFFD && c != 0x2260 && c != 0x226E && c != 0x226F;
        };
    }

    /** The bidi rule of RFC 5893 made simple: right-to-left labels hold no left-to-right letters and begin with a letter. */
    private static boolean oneDirection(String label) {
        boolean right = label.codePoints().anyMatch(Host::rightToLeft);
        if (!right) {
            return true;
        }
        boolean left = label.codePoints()
                .anyMatch(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        return !left && rightToLeft(label.codePointAt(0));
    }

    private static boolean rightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
