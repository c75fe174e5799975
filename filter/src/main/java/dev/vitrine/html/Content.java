package dev.vitrine.html;

/** What comes behind a start tag. */
enum Content {
    /** Tags and text. */
    DATA,
    /** Text up to the end tag, with or without character references. */
    RAWTEXT,
    SCRIPT_DATA,
    PLAINTEXT,
    /** The tag is to be looked at again once its attributes are known. */
    UNDECIDED,
    /** Never returned: the tag is to be processed once more, in the mode that is now current. */
    REPROCESS
}
