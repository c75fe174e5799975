package dev.vitrine.enhance;

import dev.vitrine.metadata.SiteDefaults;
import java.util.Optional;

/**
 * What the operator wants link previews to know.
 *
 * @param enabled whether any tag is written at all
 * @param defaults what holds for every page that doesn't say otherwise
 * @param twitterSite the site's account on X, such as {@code @example}
 * @param facebookApp the number of the site's application at Facebook
 */
public record SocialSettings(
        boolean enabled, SiteDefaults defaults, Optional<String> twitterSite, Optional<String> facebookApp) {
    /** The settings of a site whose operator set nothing. */
    public static final SocialSettings DEFAULT =
            new SocialSettings(true, SiteDefaults.NONE, Optional.empty(), Optional.empty());
}
