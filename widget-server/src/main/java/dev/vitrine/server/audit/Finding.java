package dev.vitrine.server.audit;

/** Something about a page that costs a preview a part of what it could show. */
public enum Finding {
    /** The head goes on behind what the service reads. */
    HEAD_BEYOND_WINDOW,
    /** There are more tags than the service puts up with, so it reads none of them. */
    TOO_MANY_TAGS,
    /** The title is longer than what is shown. */
    TITLE_CUT,
    /** The description is longer than what is shown. */
    DESCRIPTION_CUT,
    /** The description says what the title says, and is left out. */
    DESCRIPTION_REPEATS_TITLE,
    /** The name of the site is so long that nothing is shown at all. */
    NAME_SUPPRESSES_PREVIEW,
    /** The colour is not a {@code #} with six digits, and is left out. */
    COLOR_IGNORED,
    /** The page asks robots to stay away, which the service remembers. */
    NOINDEX_REMEMBERED,
    /** The page asks for no preview. */
    OPTED_OUT
}
