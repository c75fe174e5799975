package dev.vitrine.share;

/** What a template may ask for, as {@code {name}}. */
enum Placeholder {
    URL,
    TITLE,
    /** Title, a space, and the URL. */
    TITLE_URL,
    DESCRIPTION,
    /** The address of a picture. */
    MEDIA,
    /** The name of the site. */
    SITE,
    /** An account to name, without @. */
    VIA,
    /** Accounts to suggest, without @, parted by commas. */
    RELATED,
    /** Without #, parted by commas. */
    HASHTAGS_CSV,
    /** The first, with its #. */
    HASHTAG_FIRST,
    /** A Facebook application. */
    APP_ID,
    /** The host of a server that somebody runs on their own. */
    INSTANCE,
    FEED_URL,
    /** What to ask an assistant, in the open. */
    PROMPT,
    /** A profile. */
    ID,
    USER,
    HANDLE;

    static Placeholder of(String name) {
        StringBuilder constant = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                constant.append('_');
            }
            constant.append(Character.toUpperCase(letter));
        }
        return valueOf(constant.toString());
    }
}
