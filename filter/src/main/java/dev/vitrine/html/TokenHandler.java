package dev.vitrine.html;

/**
 * Receives the tokens of a page in the order in which the tokenizer cuts them.
 *
 * <p>Positions count the units of the page (bytes of a byte stream, chars of a char stream) from 0. A tag is reported in
 * two steps, so that a handler may still act before the tag when only its name is known: {@link #startTagName} as soon
 * as the name is complete, {@link #startTag} at the closing {@code >}. Names are packed, see {@link TagName}.
 *
 * <p>What stands in foreign content ({@code svg}, {@code math}) and inside {@code template} is not reported, only the
 * outermost tags of those. Tags inside raw text (script, style, title, textarea …) do not exist, as in
 * <a href="https://html.spec.whatwg.org/multipage/parsing.html#tokenization">WHATWG tokenization</a>.
 */
public interface TokenHandler {
    /** Nothing more is wanted of this tag. */
    int IGNORE = 0;

    /** The tag is to be reported at its {@code >}, without attributes. */
    int END = 1;

    /** The tag is to be reported at its {@code >}, with its attributes. */
    int ATTRIBUTES = 2;

    /**
     * The name of a start tag is complete. The open elements are those before this tag takes effect.
     *
     * @param position where its {@code <} stands
     * @return {@link #IGNORE}, {@link #END} or {@link #ATTRIBUTES}
     */
    int startTagName(long name, long position);

    /** A start tag is complete, and the open elements hold it. Called only where {@link #startTagName} asked for it. */
    default void startTag(StartTag tag) {}

    /**
     * The name of an end tag is complete. The open elements are those before this tag takes effect.
     *
     * @return {@link #IGNORE} or {@link #END}
     */
    default int endTagName(long name, long position) {
        return IGNORE;
    }

    /** An end tag is complete. Called only where {@link #endTagName} asked for it. {@code end} is behind its {@code >}. */
    default void endTag(long name, long position, long end) {}

    /**
     * An element has left the stack of open elements, by its own end tag or because another tag implies its end.
     *
     * @param name the element's name
     * @param depth the index it had on the stack
     * @param position where the token that closed it begins
     */
    default void elementClosed(long name, int depth, long position) {}

    /** The first character of a run of text that is not white space. Called only while {@link Scan#reportText} is on. */
    default void nonBlankText(long position) {}

    /** A whole comment whose data, trimmed, begins with {@code vitrine:}; {@code data} is trimmed. */
    default void comment(long position, long end, String data) {}

    /** The document type declaration, at most once. */
    default void doctype(long position, long end) {}
}
