package dev.vitrine.html;

/** What a handler may ask of the scan that feeds it. */
public interface Scan {
    /** The stack of open elements at the token being reported. */
    OpenElements elements();

    /** Where the texts of a page are kept as they pass. */
    TextCapture text();

    /** Turns {@link TokenHandler#nonBlankText} on or off; off at the beginning. */
    void reportText(boolean on);

    /** Says that no further token is wanted: what follows may pass without being cut. */
    void stop();
}
