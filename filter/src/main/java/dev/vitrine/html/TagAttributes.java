package dev.vitrine.html;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The start tag at hand. What stands between its name and its {@code >} is kept as it came, up to 16 Ki units, and read
 * only when somebody asks.
 */
final class TagAttributes implements StartTag {
    private static final int LIMIT = 16 * 1024;

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
    private int[] borders = new int[32];

    private int count;

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
    public void forEachAttribute(BiConsumer<String, String> visitor) {
        readAll();
        for (int i = 0; i < count; i++) {
            String lower = lowerCase(text(borders[4 * i], borders[4 * i + 1]).replace('\0', '\uFFFD'));
            int first = find(lower);
            if (first == i || first < 0) {
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
        for (int i = 0; i < count; i++) {
            if (isNamed(i, attribute)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(int index, String attribute) {
        int begin = borders[4 * index];
        int length = borders[4 * index + 1] - begin;
        if (length != attribute.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int unit = unit(begin + i);
            if ((unit >= 'A' && unit <= 'Z' ? unit | 0x20 : unit) != attribute.charAt(i)) {
                return false;
            }
        }
        return true;
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

    private int unit(int index) {
        return inPiece ? piece.bytes()[index] & 0xFF : kept.unit(index);
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
        boolean cut = to - from == LIMIT;
        int i = from;
        while (true) {
            while (i < to && (isSpace(unit(i)) || unit(i) == '/')) {
                i++;
            }
            if (i == to) {
                return;
            }
            i = readOne(i);
            if (cut && i == to) {
                count--;
                return;
            }
        }
    }

    private int readOne(int begin) {
        int i = begin + 1; // the first character belongs to the name even if it is "="
        while (i < to && !isSpace(unit(i)) && unit(i) != '/' && unit(i) != '=') {
            i++;
        }
        int nameEnd = i;
        while (i < to && isSpace(unit(i))) {
            i++;
        }
        if (i == to || unit(i) != '=') {
            add(begin, nameEnd, -1, -1);
            return i;
        }
        i++;
        while (i < to && isSpace(unit(i))) {
            i++;
        }
        return readValue(begin, nameEnd, i);
    }

    private int readValue(int begin, int nameEnd, int valueBegin) {
        int i = valueBegin;
        if (i < to && (unit(i) == '"' || unit(i) == '\'')) {
            int quote = unit(i);
            i++;
            while (i < to && unit(i) != quote) {
                i++;
            }
            add(begin, nameEnd, valueBegin + 1, i);
            return Math.min(i + 1, to);
        }
        while (i < to && !isSpace(unit(i))) {
            i++;
        }
        add(begin, nameEnd, valueBegin, i);
        return i;
    }

    private void add(int begin, int nameEnd, int valueBegin, int valueEnd) {
        int free = 4 * count;
        if (free == borders.length) {
            borders = Arrays.copyOf(borders, 2 * free);
        }
        borders[free] = begin;
        borders[free + 1] = nameEnd;
        borders[free + 2] = valueBegin;
        borders[free + 3] = valueEnd;
        count++;
    }

    static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r' || unit == '\f';
    }
}
