package dev.vitrine.metadata;

import dev.vitrine.html.CharacterReferences;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value pipeline: turns what stands in a page into a line of plain text, or into nothing where a template left no
 * value there.
 */
public final class PlainText {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** What programs write where they have nothing to say. */
    private static final Set<String> PLACEHOLDERS =
            Set.of("null", "undefined", "nan", "[object object]", "none", "n/a", "(null)", "false", "true");

    private static final int LONGEST_PLACEHOLDER = 15;

    /** No preview shows what is behind this. */
    private static final int LONGEST = 16 * 1024;

    /** Markup inside of values: known elements only, since {@code a <b} and {@code List<String>} are text. */
    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|abbr|article|b|big|blockquote|br|center|cite|code|div|em|figure|figcaption|font|h[1-6]|hr|i|iframe"
                    + "|img|ins|li|mark|nobr|noscript|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody"
                    + "|td|th|time|tr|tt|u|ul|wbr|o:p)(?:\\s[^<>]{0,2000})?/?>|<!--(?:(?!<!--).){0,2000}?-->|<!\\[CDATA\\[|]]>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern INLINE_TAG = Pattern.compile(
            "</?(?:a|abbr|b|big|cite|code|em|font|i|ins|mark|nobr|q|s|small|span|strike|strong|sub|sup|time|tt|u|wbr)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int FIRST_RARE_LATIN = 0x250;

    /** The dash that is a hyphen; dashes, quotes and the ellipsis follow it. */
    private static final int FIRST_PUNCTUATION = 0x2010;

    private PlainText() {}

    /** The text of a value that templates wrote: references and markup resolved, tidied, placeholders refused. */
    static Optional<String> of(String value) {
        return said(withoutMarkup(value));
    }

    /** The text of an element as it is seen: what looks like a tag in it is written about. */
    static Optional<String> shown(String text) {
        return said(decoded(text));
    }

    private static String decoded(String value) {
        String beginning = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        return beginning.indexOf('&') < 0 ? beginning : CharacterReferences.decodeText(beginning);
    }

    /** The text of a value that is known to be plain: tidied, placeholders refused, no character taken for markup. */
    public static Optional<String> said(String value) {
        String tidy = tidy(value);
        return isPlaceholder(tidy) ? Optional.empty() : Optional.of(tidy);
    }

    private static boolean isPlaceholder(String text) {
        return text.isEmpty()
                || (text.length() <= LONGEST_PLACEHOLDER && PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT)))
                || (text.indexOf('{') >= 0 && (text.contains("{{") || text.contains("${") || text.contains("{%")))
                || text.contains("<%");
    }

    private static String withoutMarkup(String value) {
        String text = decoded(value);
        if (text.indexOf('<') < 0) {
            return text;
        }
        return TAG.matcher(text)
                .replaceAll(tag -> INLINE_TAG.matcher(tag.group()).matches() ? "" : " ");
    }

    /**
     * Normalizes to NFC, turns every run of white space into one space, and leaves out what has no place in a line of
     * text: control characters, zero-width ones, the private ones that fonts of icons use, and those that reorder the text
     * around them. The joiners stay where scripts and emoji need them.
     */
    static String tidy(String value) {
        int length = tidyBeginning(value);
        if (length == value.length()) {
            return value;
        }
        char[] line = value.toCharArray(); // what has been tidied never outgrows what has been read
        boolean space = false;
        boolean composed = true;
        for (int i = length; i < line.length; ) {
            int c = line[i];
            if (isPlain(c)) {
                i++;
                if (space) {
                    line[length++] = ' ';
                    space = false;
                }
                line[length++] = (char) c;
                continue;
            }
            if (c == ' ' || c == '\n') {
                i++;
                space = length > 0;
                continue;
            }
            c = Character.codePointAt(line, i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                space = length > 0;
            } else if (!(isInvisible(c) || (isJoiner(c) && (length == 0 || space)))) {
                if (space) {
                    line[length++] = ' ';
                    space = false;
                }
                length += Character.toChars(c, line, length);
                composed = false;
            }
        }
        while (length > 0 && isJoiner(line[length - 1])) {
            length--;
        }
        String tidy = new String(line, 0, length);
        return composed ? tidy : Normalizer.normalize(tidy, Normalizer.Form.NFC);
    }

    /** How much of a value, from its beginning, is as it should be, whatever follows; all of it, where nothing is to be done. */
    private static int tidyBeginning(String value) {
        char last = ' ';
        int i = 0;
        while (i < value.length()) {
            char c = value.charAt(i);
            if (!isPlain(c) && (c != ' ' || last == ' ')) {
                break;
            }
            last = c;
            i++;
        }
        return last == ' ' && i > 0 ? i - 1 : i;
    }

    /**
     * Whether a character is seen, and whatever plain ones stand beside it, in Unicode's form C: those that most texts in
     * Latin, Greek, Cyrillic, Chinese, Japanese and Korean letters consist of, but for spaces.
     */
    private static boolean isPlain(int c) {
        if (c < FIRST_RARE_LATIN) {
            return c > ' ' && (c < 0x7f || (c > 0xa0 && c != 0xad));
        }
        if (c < FIRST_PUNCTUATION) {
            return (c >= 0x400 && c <= 0x481) || (c >= 0x391 && c <= 0x3ce && c != 0x3a2);
        }
        return c <= 0x2027
                || (c >= 0x3001 && c <= 0x3020)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30a1 && c <= 0x30fa)
                || (c >= 0x4e00 && c <= 0x9fcc)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xff01 && c <= 0xff5e);
    }

    private static boolean isSpace(int c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == 0x85
                || c == 0xa0
                || (c > 0xff && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    private static boolean isInvisible(int c) {
        if (c < 0x7f) {
            return c < ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
            case Character.UNASSIGNED -> c >> 12 != 0x1f; // where each Unicode has more emoji than the runtime's
            case Character.FORMAT -> !isJoiner(c) && !isTagOfEmoji(c) && !isVisibleFormat(c);
            default -> c == 0x2800 || c == 0x3164 || c == 0x115f || c == 0x1160 || c == 0xffa0;
        };
    }

    private static boolean isJoiner(int c) {
        return c == 0x200c || c == 0x200d;
    }

    /** The tag characters that spell the flags of England, Scotland and Wales. */
    private static boolean isTagOfEmoji(int c) {
        return c >= 0xe0020 && c <= 0xe007f;
    }

    /** The number signs of Arabic, Syriac and Kaithi count as format characters, but are seen. */
    private static boolean isVisibleFormat(int c) {
        return (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f || c == 0x8e2 || c == 0x110bd || c == 0x110cd;
    }

    /** The text, cut between two words and closed with an ellipsis where it has more than {@code limit} characters. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        Matcher grapheme = GRAPHEME.matcher(text);
        int end = 0;
        for (int count = 0; count < limit - 1 && grapheme.find(); count++) {
            end = grapheme.end();
        }
        return !grapheme.find() || grapheme.end() == text.length() ? text : cutAt(text, end);
    }

    private static String cutAt(String text, int end) {
        int space = text.lastIndexOf(' ', end);
        int word = space > end / 2 ? space : end;
        while (word > 1 && isLoose(text.charAt(word - 1))) {
            word--;
        }
        return text.substring(0, word) + '…';
    }

    /** What should not stand before an ellipsis. */
    private static boolean isLoose(char c) {
        return c == ' ' || c == ',' || c == ';' || c == ':' || c == '-' || c == '–' || c == '—' || c == '(' || c == '.';
    }
}
