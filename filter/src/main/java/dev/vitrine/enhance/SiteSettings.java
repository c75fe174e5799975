package dev.vitrine.enhance;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the operator of a site asked for, checked.
 *
 * @param publicBase where the world finds the site; recommended
 * @param trustedHosts names in lower case, each as good as a public base of that name
 * @param prefix the path of our own assets and endpoints below the context path, beginning with {@code /}
 * @param social what link previews are to know
 * @param sharing what visitors share with
 */
public record SiteSettings(
        Optional<PublicBase> publicBase,
        Set<String> trustedHosts,
        String prefix,
        SocialSettings social,
        ShareSettings sharing) {
    /** The settings of a site whose operator set nothing. */
    public static final SiteSettings DEFAULT =
            new SiteSettings(Optional.empty(), Set.of(), "/_vitrine", SocialSettings.DEFAULT, ShareSettings.DEFAULT);

    /** Settings of a site whose operator said nothing about previews and sharing. */
    public SiteSettings(Optional<PublicBase> publicBase, Set<String> trustedHosts, String prefix) {
        this(publicBase, trustedHosts, prefix, SocialSettings.DEFAULT, ShareSettings.DEFAULT);
    }

    public SiteSettings {
        trustedHosts = trustedHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (!prefix.startsWith("/") || prefix.endsWith("/") || prefix.contains("//")) {
            throw new IllegalArgumentException(
                    "vitrine.prefix: \"" + prefix + "\" should begin with / and not end with it, such as /_vitrine");
        }
    }

    /**
     * Where browsers find our own assets and endpoints: below the path of the public base, where it has one, as the proxy in
     * front shows the webapp there.
     */
    public String ownPath(String contextPath) {
        return publicBase.map(PublicBase::path).filter(path -> !path.isEmpty()).orElse(contextPath) + prefix;
    }

    /** The same with these settings for sharing. */
    SiteSettings with(ShareSettings others) {
        return new SiteSettings(publicBase, trustedHosts, prefix, social, others);
    }
}
