package dev.vitrine.html;

import java.util.Arrays;

/**
 * Finds known tokens in a list that white space separates, such as the value of {@code class}, without making strings of
 * them. A table is built once and asked for every tag.
 */
public final class TokenTable {
    private final boolean anyCase;
    private final String[] tokens;
    private final int[] hashes;
    private final int[] meanings;
    private final int mask;

    /**
     * An empty table.
     *
     * @param anyCase whether capitals in a page count as small letters; the table's own tokens are in lower case then
     * @param capacity how many tokens it will hold at most
     */
    public TokenTable(boolean anyCase, int capacity) {
        this.anyCase = anyCase;
        this.mask = Integer.highestOneBit(Math.max(capacity, 4)) * 4 - 1;
        this.tokens = new String[mask + 1];
        this.hashes = new int[mask + 1];
        this.meanings = new int[mask + 1];
        Arrays.fill(tokens, "");
    }

    /** Adds the tokens of a list; each carries these bits, and those that it was given before. */
    public TokenTable with(int meaning, String list) {
        int begin = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || isSpace(list.charAt(i))) {
                if (i > begin) {
                    add(list.substring(begin, i), meaning);
                }
                begin = i + 1;
            }
        }
        return this;
    }

    private void add(String token, int meaning) {
        int slot = slot(token.hashCode());
        while (!tokens[slot].isEmpty() && !tokens[slot].equals(token)) {
            slot = (slot + 1) & mask;
        }
        tokens[slot] = token;
        hashes[slot] = token.hashCode();
        meanings[slot] |= meaning;
    }

    /** The bits of all known tokens in a list. */
    public int in(CharSequence list) {
        int found = 0;
        int hash = 0;
        int begin = 0;
        int length = list.length();
        for (int i = 0; i < length; i++) {
            char c = list.charAt(i);
            if (isSpace(c)) {
                found |= begin < i ? meaning(list, begin, i, hash) : 0;
                begin = i + 1;
                hash = 0;
            } else {
                hash = 31 * hash + folded(c);
            }
        }
        return begin < length ? found | meaning(list, begin, length, hash) : found;
    }

    private int meaning(CharSequence list, int begin, int end, int hash) {
        for (int slot = slot(hash); !tokens[slot].isEmpty(); slot = (slot + 1) & mask) {
            if (hashes[slot] == hash && equal(tokens[slot], list, begin, end)) {
                return meanings[slot];
            }
        }
        return 0;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & mask;
    }

    private boolean equal(String token, CharSequence list, int begin, int end) {
        if (token.length() != end - begin) {
            return false;
        }
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) != folded(list.charAt(begin + i))) {
                return false;
            }
        }
        return true;
    }

    private char folded(char c) {
        return anyCase && c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
