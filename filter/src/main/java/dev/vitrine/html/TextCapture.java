package dev.vitrine.html;

/**
 * Keeps text of the page from marks that a handler sets, up to a limit, so that nothing is copied while nobody listens.
 * Captures nest: an outer one includes the text of the inner ones. Tags leave no trace; call {@link #separate} where one
 * parts words.
 */
public interface TextCapture {
    /**
     * Begins a capture at the end of the token being reported.
     *
     * @return the mark to close it with
     */
    int open();

    /** Adds a space to what is being captured, where a tag parts words ({@code br}, a block's end). */
    void separate();

    /** How many units have been captured since the mark, as a measure of length; no decoding. */
    int length(int mark);

    /** Whether nothing but white space has been captured since the mark; no decoding. */
    boolean isBlank(int mark);

    /** Ends the capture and gives its text up to the beginning of the token being reported, references resolved. */
    String close(int mark);

    /** As {@link #close}, without resolving references: for the text of {@code script} and {@code style}. */
    String closeRaw(int mark);

    /** Ends the capture and forgets its text. */
    void cancel(int mark);

    /** The same, and those around it never see its text either. */
    void drop(int mark);
}
