package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;

/** The markup of links to the site's own profiles. */
final class FollowBar {
    private FollowBar() {}

    static String markup(ShareSettings settings, KnownPage page, boolean first) {
        ShareMarkup out = new ShareMarkup(page, settings.sharer());
        out.openOfSite("vt-share vt-follow", out.word("follow"))
                .add(">")
                .files(first)
                .add("<ul><li>")
                .text(out.word("follow"))
                .add("</li>");
        settings.follow()
                .forEach(profile -> ShareNetworks.find(profile.network())
                        .ifPresent(network -> item(out, network, profile.address())));
        return out.add("</ul>").close();
    }

    /** {@code rel=me} tells the network that the profile and this site are the same people's. */
    private static void item(ShareMarkup out, ShareNetwork network, String address) {
        out.add("<li><a")
                .address("href", address)
                .rel("me")
                .add(">")
                .icon(network)
                .name("follow-on", network, true)
                .add("</a></li>");
    }
}
