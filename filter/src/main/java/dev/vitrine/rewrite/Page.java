package dev.vitrine.rewrite;

import dev.vitrine.html.Scan;

/** The page in an editor's hands. */
public interface Page extends Scan {
    /**
     * Inserts markup before the unit at this position. Of several insertions at one position, the earlier asked comes
     * first.
     *
     * @param position not before {@link #firstHeld()}: the beginning of a tag is allowed while its name is reported, unless
     *     that is longer than 30 units; its end in {@code startTag} and {@code endTag}, and the end of any other token
     * @param markup in any characters; those that the page's charset lacks leave as numeric references
     * @return false where the position has left already, where the page is passed through, and where browsers, which look
     *     for a charset among the first bytes, would find another one; nothing is inserted then
     */
    boolean insert(long position, CharSequence markup);

    /** The first position that has not left yet. */
    long firstHeld();

    /**
     * Gives the page up: what is held leaves as it came, and so does the rest.
     *
     * @param reason a short phrase for the counters, such as {@code "frameset"}
     */
    void leaveAlone(String reason);
}
