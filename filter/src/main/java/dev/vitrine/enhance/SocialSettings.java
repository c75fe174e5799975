package dev.vitrine.enhance;

import dev.vitrine.metadata.SiteDefaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator wants link previews to know.
 *
 * @param enabled whether any tag is written at all
 * @param jsonLd whether data blocks are written for search engines
 * @param largePreviews whether search engines are told that they may show large pictures
 * @param defaults what holds for every page that doesn't say otherwise
 * @param twitterSite the site's account on X, such as {@code @example}
 * @param fediverseCreator the site's account in the fediverse, such as {@code @example@social.example}
 * @param authors the accounts of authors, by the names under which they write
 * @param profiles pages of the site's owner elsewhere
 * @param feeds what the site offers to readers of feeds
 * @param themeColor of the site, such as {@code #aa3300}
 * @param webmention the endpoint that takes mentions of the site's pages by others
 * @param publication the site's own record in the network of Bluesky, an {@code at:} address
 * @param facebookApp the number of the site's application at Facebook
 */
public record SocialSettings(
        boolean enabled,
        boolean jsonLd,
        boolean largePreviews,
        SiteDefaults defaults,
        Optional<String> twitterSite,
        Optional<String> fediverseCreator,
        Map<String, AuthorAccounts> authors,
        List<String> profiles,
        List<FeedLink> feeds,
        Optional<String> themeColor,
        Optional<String> webmention,
        Optional<String> publication,
        Optional<String> facebookApp) {
    /** The settings of a site whose operator set nothing. */
    public static final SocialSettings DEFAULT = of(true);

    /** No tag at all. */
    public static final SocialSettings OFF = of(false);

    public SocialSettings {
        authors = Map.copyOf(authors);
        profiles = List.copyOf(profiles);
        feeds = List.copyOf(feeds);
    }

    private static SocialSettings of(boolean enabled) {
        return new SocialSettings(
                enabled,
                true,
                true,
                SiteDefaults.NONE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The accounts of an author. */
    AuthorAccounts accounts(String author) {
        return authors.getOrDefault(author, AuthorAccounts.NONE);
    }
}
