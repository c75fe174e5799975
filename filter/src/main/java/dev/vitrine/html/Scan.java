package dev.vitrine.html;

/** What a handler may ask of the scan that feeds it. */
public interface Scan {
    /** The stack of open elements at the token being reported. */
    OpenElements elements();

    /** Where the texts of a page are kept as they pass. */
    TextCapture text();

    /**
     * Says which tags and ends of elements are wanted from now on; {@link Interest#ALL} at the beginning. Others may still be
     * reported, where somebody else listens as well.
     */
    void reportTags(Interest which);

    /** Turns {@link TokenHandler#nonBlankText} on or off; off at the beginning. */
    void reportText(boolean on);

    /** Says that no further token is wanted: what follows may pass without being cut. */
    void stop();
}
