package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.List;

/** Cuts lists that white space separates, as {@code rel} and {@code itemprop} have; nearly all have one token. */
final class TokenList {
    private TokenList() {}

    /** The tokens of a list in their order; none where it is blank. */
    static List<String> of(String list) {
        int begin = behindSpace(list, 0);
        int end = endOfToken(list, begin);
        if (behindSpace(list, end) == list.length()) {
            return begin == end ? List.of() : List.of(list.substring(begin, end));
        }
        List<String> tokens = new ArrayList<>();
        while (begin < end) {
            tokens.add(list.substring(begin, end));
            begin = behindSpace(list, end);
            end = endOfToken(list, begin);
        }
        return tokens;
    }

    private static int behindSpace(String list, int from) {
        int i = from;
        while (i < list.length() && isSpace(list.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int endOfToken(String list, int from) {
        int i = from;
        while (i < list.length() && !isSpace(list.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
