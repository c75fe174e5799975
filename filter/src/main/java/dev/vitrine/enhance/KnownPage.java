package dev.vitrine.enhance;

import dev.vitrine.share.SharedPage;

/**
 * What is known of a page when something is drawn into it.
 *
 * @param shared what is shared of it; its URL is absolute, or where no host is trusted, a path
 * @param absolute whether that URL is absolute
 * @param language the page's language as a BCP 47 tag, empty where it says none
 * @param ownPath where our own assets and endpoints begin, as an absolute path or URL without a slash at its end
 * @param policy what the page's own Content-Security-Policy lets us add
 */
record KnownPage(SharedPage shared, boolean absolute, String language, String ownPath, ContentPolicy policy) {}
