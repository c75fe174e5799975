package dev.vitrine.server.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a document of uncertain encoding. What speaks first wins, see
 * <a href="https://www.rfc-editor.org/rfc/rfc7303#section-3">RFC 7303</a>: byte order mark, HTTP header, declaration; but
 * none is believed whose decoding fails, since feeds in the wild announce what they are not.
 *
 * <p>An encoding of one byte a character never fails, so servers that announce ISO-8859-1 for whatever they send would
 * always be believed, and "café" shown as "cafÃ©". Therefore bytes that are {@linkplain #isEvident evidently} UTF-8 count
 * more than such an announcement. That text in any of these encodings is good UTF-8 by chance takes a capital letter and a
 * sign behind it wherever there is anything but ASCII.
 */
final class DocumentText {
    private static final Pattern HEADER_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern C1_REFERENCE =
            Pattern.compile("&#(?:[xX]0{0,4}([89][0-9a-fA-F])|0{0,4}(1(?:2[89]|[345][0-9])));");
    /** Letters beyond Latin-1 that one meets in a text of few words, if it is in a language that has any. */
    private static final int MANY = 3;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Labels for which browsers use a larger set that contains the named one. */
    private static final Map<String, String> WIDER = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "gb2312", "gb18030",
            "gbk", "gb18030",
            "euc-kr", "x-windows-949",
            "ks_c_5601-1987", "x-windows-949",
            "shift_jis", "windows-31j",
            "iso-8859-9", "windows-1254");

    private DocumentText() {}

    /** Decodes the bytes; never fails, at worst with U+FFFD in places. */
    static String decode(byte[] bytes, Optional<String> contentType) {
        return withoutC1Controls(decoded(bytes, contentType));
    }

    /**
     * No feed means the controls U+0080 to U+009F: they are bytes of windows-1252 that somebody took for Unicode, also in
     * references such as <code>&amp;#146;</code>, which browsers read so as well.
     */
    private static String withoutC1Controls(String text) {
        String plain = C1_REFERENCE.matcher(text).replaceAll(reference -> {
            boolean hex = reference.group(1) != null;
            int code = hex ? Integer.parseInt(reference.group(1), 16) : Integer.parseInt(reference.group(2));
            return Matcher.quoteReplacement(String.valueOf(windows1252((char) code)));
        });
        if (plain.chars().noneMatch(c -> c >= 0x80 && c <= 0x9F)) {
            return plain;
        }
        StringBuilder out = new StringBuilder(plain.length());
        plain.chars().forEach(c -> out.append(windows1252((char) c)));
        return out.toString();
    }

    private static char windows1252(char c) {
        return c >= 0x80 && c <= 0x9F
                ? WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {(byte) c})).get()
                : c;
    }

    private static String decoded(byte[] bytes, Optional<String> contentType) {
        Optional<Mark> mark = Mark.of(bytes);
        Set<Charset> candidates = new LinkedHashSet<>();
        mark.ifPresent(it -> candidates.add(it.charset));
        contentType.flatMap(DocumentText::headerCharset).ifPresent(candidates::add);
        Optional<Charset> guessed = guessedByZeros(bytes);
        guessed.ifPresent(candidates::add);
        declared(bytes, guessed.orElse(StandardCharsets.ISO_8859_1)).ifPresent(candidates::add);
        candidates.add(StandardCharsets.UTF_8);
        int offset = mark.map(it -> it.length).orElse(0);
        ByteBuffer content = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        Optional<String> evident = Optional.of(candidates.iterator().next())
                .filter(DocumentText::isOneByteEach)
                .flatMap(misleading -> strictly(content.duplicate(), StandardCharsets.UTF_8))
                .filter(DocumentText::isEvident);
        if (evident.isPresent()) {
            return evident.get();
        }
        for (Charset candidate : candidates) {
            Optional<String> text = strictly(content.duplicate(), candidate);
            if (text.isPresent() && (bytes.length == 0 || mayBeDocument(text.get()))) {
                return withoutMark(text.get());
            }
        }
        return withoutMark(leniently(content, candidates));
    }

    private static boolean isOneByteEach(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    /**
     * Whether it is no accident that text decodes as UTF-8. "Spaß…" in windows-1252 does, too, as "Spa" and a letter of the
     * N'Ko script; but "é" or a curly quote that comes out is one that went in, and so are several letters of which each is
     * rare.
     */
    private static boolean isEvident(String text) {
        return text.codePoints().anyMatch(c -> (c >= 0xA0 && c <= 0xFF) || c >= 0x800)
                || text.codePoints().filter(c -> c > 0xFF).distinct().count() >= MANY;
    }

    /** Nearly all bytes are good UTF-16; but then they are no document. */
    private static boolean mayBeDocument(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('{') >= 0 || text.indexOf('[') >= 0;
    }

    /** What nobody decodes without fault is read in the encoding in which it makes most sense. */
    private static String leniently(ByteBuffer content, Set<Charset> candidates) {
        Charset first = candidates.iterator().next();
        boolean wide = first.name().startsWith("UTF-16") || first.name().startsWith("UTF-32");
        String utf8 = StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        long broken = utf8.chars().filter(c -> c == '\uFFFD').count();
        long beyondAscii = utf8.chars().filter(c -> c >= 0x80).count();
        if (!wide && candidates.contains(StandardCharsets.UTF_8) && broken * 4 <= beyondAscii) {
            return utf8; // mostly right: a cut character or a stray byte
        }
        return (wide || !first.equals(StandardCharsets.UTF_8) ? first : WINDOWS_1252)
                .decode(content)
                .toString();
    }

    private static Optional<String> strictly(ByteBuffer content, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(content);
            return Optional.of(text.toString());
        } catch (CharacterCodingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<Charset> headerCharset(String contentType) {
        Matcher matcher = HEADER_CHARSET.matcher(contentType);
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> declared(byte[] bytes, Charset readable) {
        String start = new String(bytes, 0, Math.min(bytes.length, 1024), readable);
        Matcher matcher = DECLARATION.matcher(withoutMark(start));
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(WIDER.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** UTF-16 and UTF-32 without a mark show in the zeros around the first {@code <}. */
    private static Optional<Charset> guessedByZeros(byte[] bytes) {
        if (bytes.length < 4) {
            return Optional.empty();
        }
        int pattern =
                (bytes[0] == 0 ? 8 : 0) | (bytes[1] == 0 ? 4 : 0) | (bytes[2] == 0 ? 2 : 0) | (bytes[3] == 0 ? 1 : 0);
        return switch (pattern) {
            case 0b1010 -> Optional.of(StandardCharsets.UTF_16BE);
            case 0b0101 -> Optional.of(StandardCharsets.UTF_16LE);
            case 0b1110 -> named("UTF-32BE");
            case 0b0111 -> named("UTF-32LE");
            default -> Optional.empty();
        };
    }

    private record Mark(Charset charset, int length) {
        static Optional<Mark> of(byte[] bytes) {
            if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
                return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
            }
            if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
                return Optional.of(new Mark(Charset.forName("UTF-32BE"), 4));
            }
            if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
                return Optional.of(new Mark(Charset.forName("UTF-32LE"), 4));
            }
            if (starts(bytes, 0xFE, 0xFF)) {
                return Optional.of(new Mark(StandardCharsets.UTF_16BE, 2));
            }
            return starts(bytes, 0xFF, 0xFE) ? Optional.of(new Mark(StandardCharsets.UTF_16LE, 2)) : Optional.empty();
        }

        private static boolean starts(byte[] bytes, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
