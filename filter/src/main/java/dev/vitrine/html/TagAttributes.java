package dev.vitrine.html;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The start tag at hand. What stands between its name and its {@code >} is kept as it came, up to 16 Ki units, and read
 * only when somebody asks.
 */
final class TagAttributes implements StartTag {
    private static final int LIMIT = 16 * 1024;
    private static final byte[] NO_UNITS = new byte[0];
    private static final int[] NOTHING_READ = new int[0];

    private final Piece piece;
    private final UnitBuffer kept = new UnitBuffer(LIMIT);
    private final PageCharset charset;

    private long name;
    private long position;
    private long end;
    private boolean selfClosing;

    /** Where in the piece the attributes begin and end, if all of them are in it. */
    private int from;

    private int to;
    private boolean inPiece;
    private boolean read;

    /** The borders of each attribute: begin and end of its name, begin and end of its value; the latter -1 without one. */
    private int[] borders = NOTHING_READ;

    /** The hash of each attribute's name in lower case, as a {@link String} would have it. */
    private int[] hashes = NOTHING_READ;

    /** A bit for each hash, so that most questions are answered with no by one look. */
    private long names;

    private int count;

    /** The attributes where they are not all in the piece. */
    private byte[] gathered = NO_UNITS;

    TagAttributes(Piece piece, PageCharset charset) {
        this.piece = piece;
        this.charset = charset;
    }

    /** Begins a tag. */
    void begin() {
        kept.truncate(0);
    }

    /** Keeps attributes beyond the end of the piece. */
    void keep(int from, int to) {
        kept.add(piece, from, to);
    }

    /** Ends the tag; its last attributes stand here in the piece. */
    void complete(long name, long position, int from, int to, boolean selfClosing) {
        this.name = name;
        this.position = position;
        this.end = piece.position(to + 1);
        this.selfClosing = selfClosing;
        inPiece = kept.length() == 0;
        if (inPiece) {
            this.from = from;
            this.to = Math.min(to, from + LIMIT);
        } else {
            kept.add(piece, from, to);
            this.from = 0;
            this.to = kept.length();
        }
        read = false;
    }

    @Override
    public long name() {
        return name;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public boolean selfClosing() {
        return selfClosing;
    }

    @Override
    public boolean has(String attribute) {
        return find(attribute) >= 0;
    }

    @Override
    public Optional<String> attribute(String attribute) {
        int found = find(attribute);
        return found < 0 ? Optional.empty() : Optional.of(value(found));
    }

    @Override
    public CharSequence peek(String attribute) {
        int found = find(attribute);
        if (found < 0 || borders[4 * found + 2] < 0) {
            return "";
        }
        int begin = borders[4 * found + 2];
        int stop = borders[4 * found + 3];
        return AsciiText.isPlain(units(), begin, stop) ? new AsciiText(units(), begin, stop) : value(found);
    }

    @Override
    public void forEachAttribute(BiConsumer<String, String> visitor) {
        readAll();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String lower = lowerCase(text(borders[4 * i], borders[4 * i + 1]).replace('\0', '\uFFFD'));
            if (seen.add(lower)) {
                visitor.accept(lower, value(i));
            }
        }
    }

    static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c | 0x20));
            }
        }
        return lower.toString();
    }

    private int find(String attribute) {
        readAll();
        int hash = attribute.hashCode();
        if ((names >>> hash & 1) == 0) {
            return -1;
        }
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && isNamed(i, attribute)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(int index, String attribute) {
        byte[] units = units();
        int begin = borders[4 * index];
        int length = borders[4 * index + 1] - begin;
        if (length != attribute.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower(units[begin + i]) != attribute.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte unit) {
        return unit >= 'A' && unit <= 'Z' ? unit | 0x20 : unit & 0xFF;
    }

    private String value(int index) {
        int begin = borders[4 * index + 2];
        if (begin < 0) {
            return "";
        }
        String raw = text(begin, borders[4 * index + 3]);
        return CharacterReferences.resolveInAttribute(normalize(raw));
    }

    /** Newlines and U+0000 as a parser would deliver them. */
    private static String normalize(String raw) {
        if (raw.indexOf('\r') < 0 && raw.indexOf('\0') < 0) {
            return raw;
        }
        return raw.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD');
    }

    /** What the borders are indices of: bytes, or for chars their projection. */
    private byte[] units() {
        return inPiece ? piece.bytes() : gathered;
    }

    private String text(int begin, int stop) {
        return inPiece ? piece.text(begin, stop - begin, charset) : kept.text(begin, stop, charset);
    }

    /**
     * Cuts the attributes apart, by the states of
     * <a href="https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state">the tokenizer</a>. The last
     * one is left out where the limit cut it off.
     */
    private void readAll() {
        if (read) {
            return;
        }
        read = true;
        count = 0;
        names = 0;
        gathered = inPiece ? NO_UNITS : kept.projected();
        byte[] units = units();
        boolean cut = to - from == LIMIT;
        int i = from;
        while (true) {
            while (i < to && (isSpace(units[i]) || units[i] == '/')) {
                i++;
            }
            if (i == to) {
                return;
            }
            i = readOne(units, i);
            if (cut && i == to) {
                count--;
                return;
            }
        }
    }

    private int readOne(byte[] units, int begin) {
        int i = begin; // the first character belongs to the name even if it is "="
        int hash = 0;
        do {
            hash = 31 * hash + lower(units[i]);
            i++;
        } while (i < to && !isSpace(units[i]) && units[i] != '/' && units[i] != '=');
        int nameEnd = i;
        while (i < to && isSpace(units[i])) {
            i++;
        }
        if (i == to || units[i] != '=') {
            add(hash, begin, nameEnd, -1, -1);
            return i;
        }
        i++;
        while (i < to && isSpace(units[i])) {
            i++;
        }
        return readValue(units, hash, begin, nameEnd, i);
    }

    private int readValue(byte[] units, int hash, int begin, int nameEnd, int valueBegin) {
        int i = valueBegin;
        if (i < to && (units[i] == '"' || units[i] == '\'')) {
            i = ByteSearch.indexOf(units, i + 1, to, units[i]);
            add(hash, begin, nameEnd, valueBegin + 1, i);
            return Math.min(i + 1, to);
        }
        while (i < to && !isSpace(units[i])) {
            i++;
        }
        add(hash, begin, nameEnd, valueBegin, i);
        return i;
    }

    private void add(int hash, int begin, int nameEnd, int valueBegin, int valueEnd) {
        int free = 4 * count;
        if (free == borders.length) {
            borders = Arrays.copyOf(borders, Math.max(32, 2 * free));
            hashes = Arrays.copyOf(hashes, borders.length / 4);
        }
        borders[free] = begin;
        borders[free + 1] = nameEnd;
        borders[free + 2] = valueBegin;
        borders[free + 3] = valueEnd;
        hashes[count] = hash;
        names |= 1L << hash;
        count++;
    }

    static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r' || unit == '\f';
    }
}
