package dev.vitrine.metadata;

import java.util.Optional;

/**
 * What holds for every page of a site that doesn't say otherwise.
 *
 * @param name what the site is called
 * @param description of the site, for its first page only
 * @param image absolute URL of a picture, for pages without one
 * @param locale as in {@code en_US}
 */
public record SiteDefaults(
        Optional<String> name, Optional<String> description, Optional<String> image, Optional<String> locale) {
    /** A site that says nothing. */
    public static final SiteDefaults NONE =
            new SiteDefaults(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with another picture. */
    public SiteDefaults withImage(Optional<String> other) {
        return new SiteDefaults(name, description, other, locale);
    }
}
