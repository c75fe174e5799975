package dev.vitrine.metadata;

/**
 * What kind of page it is, as far as that decides what may be added to it.
 *
 * @param language of the page as a BCP 47 tag in lower case; empty where it doesn't say
 * @param home whether it is the first page of its site
 * @param amp whether it is an <a href="https://amp.dev/">AMP</a> page
 * @param unindexed whether it asks robots to stay away
 * @param off whether it asks us to stay away, with {@code <meta name="vitrine" content="off">}
 * @param errand whether it is there to get something done rather than to be read: a login, a cart, a search
 */
public record PageNature(String language, boolean home, boolean amp, boolean unindexed, boolean off, boolean errand) {}
