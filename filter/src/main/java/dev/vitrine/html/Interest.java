package dev.vitrine.html;

import java.util.Arrays;

/**
 * Which tags, and which elements' ends, a handler is told of: by name, so that all others cost it nothing. Made once and
 * shared by all pages.
 *
 * <p>Names are told apart as far as the tree builder's table knows them. All that are not in it count as one: who asks for
 * one of those is told of every other.
 */
public final class Interest {
    static final int START = 1;
    static final int END = 2;
    static final int CLOSED = 4;

    /** Most tags of a page are of few names: who is told of more than this many is told of most tags. */
    private static final int FEW = 48;

    /** Everything. */
    public static final Interest ALL = new Interest(filled(START | END | CLOSED));

    /** No tag, and no element's end. */
    public static final Interest NONE = new Interest(filled(0));

    /** Flags by the number of an element. */
    private final byte[] told;

    private final boolean selective;

    private Interest(byte[] told) {
        this.told = told;
        int names = 0;
        for (byte flags : told) {
            names += flags == 0 ? 0 : 1;
        }
        this.selective = names < FEW;
    }

    private static byte[] filled(int flags) {
        byte[] told = new byte[1 << Byte.SIZE];
        Arrays.fill(told, (byte) flags);
        return told;
    }

    /** With the start tags of these names. */
    public Interest withStartTags(String... names) {
        return with(START, names);
    }

    /** With the end tags of these names. */
    public Interest withEndTags(String... names) {
        return with(END, names);
    }

    /** With the ends of these elements, by whatever tag. */
    public Interest withClosed(String... names) {
        return with(CLOSED, names);
    }

    private Interest with(int flag, String... names) {
        byte[] more = told.clone();
        for (String name : names) {
            more[Elements.number(Elements.row(Elements.key(name)))] |= (byte) flag;
        }
        return new Interest(more);
    }

    /** Whether most tags of a page are of names that it is not told of. */
    boolean selective() {
        return selective;
    }

    /** Whether it is told of this, one of the flags, at an element with this row. */
    boolean has(int row, int flag) {
        return (told[Elements.number(row)] & flag) != 0;
    }
}
