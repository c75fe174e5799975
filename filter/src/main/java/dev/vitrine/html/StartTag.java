package dev.vitrine.html;

import java.util.Optional;
import java.util.function.BiConsumer;

/** A complete start tag; valid only during the call that reports it. */
public interface StartTag {
    /** The packed name, see {@link TagName}. */
    long name();

    /** Where its {@code <} stands. */
    long position();

    /** The position behind its {@code >}. */
    long end();

    /** Whether it ends in {@code />}. */
    boolean selfClosing();

    /**
     * The value of an attribute, decoded from the page's charset, with character references resolved.
     *
     * @param name in lower case
     * @return the first one of that name; empty text where it has no value; nothing where it is absent, was not asked
     *     for, or is longer than the capture limit
     */
    Optional<String> attribute(String name);

    /**
     * The same value as chars that are there only during the call that reports the tag; empty where there is none. Of plain
     * ASCII no string is made, so this is the way to look at what nearly every tag has, such as its classes.
     */
    CharSequence peek(String name);

    /** Whether an attribute of this name stands in the tag, with or without a value. */
    default boolean has(String name) {
        return attribute(name).isPresent();
    }

    /** Hands over each attribute (name in lower case, decoded value) in the order of the page, the first of each name. */
    void forEachAttribute(BiConsumer<String, String> visitor);
}
