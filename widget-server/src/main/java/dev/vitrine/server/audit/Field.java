package dev.vitrine.server.audit;

/** What a preview may show of a page. */
public enum Field {
    TITLE,
    DESCRIPTION,
    IMAGE,
    IMAGE_ALT,
    URL,
    SITE_NAME,
    AUTHOR,
    COLOR
}
