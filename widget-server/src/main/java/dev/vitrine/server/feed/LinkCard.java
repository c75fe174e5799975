package dev.vitrine.server.feed;

import dev.vitrine.server.url.WebUrl;
import java.util.Optional;

/**
 * The preview of a page that a post links to.
 *
 * @param title of the page in plain text; may be empty
 * @param description of the page in plain text; may be empty
 * @param site the name of the site; empty where unknown
 */
public record LinkCard(WebUrl url, String title, String description, String site, Optional<Media> image) {}
