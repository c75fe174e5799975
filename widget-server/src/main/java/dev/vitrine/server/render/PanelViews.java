package dev.vitrine.server.render;

import dev.vitrine.server.widget.Panel;
import dev.vitrine.share.Icon;
import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns panels into what their template places. */
final class PanelViews {
    private PanelViews() {}

    /**
     * What the template of this content names.
     *
     * @param root what addresses on this server begin with
     */
    static Map<String, Object> values(Panel.Content content, String root) {
        if (content instanceof Panel.Testimonials said) {
            return Map.of("quotes", said.all().stream().map(PanelViews::quote).toList());
        }
        List<Link> links = content instanceof Panel.Follow follow
                ? follow.profiles().stream()
                        .flatMap(profile -> profile(profile).stream())
                        .toList()
                : ((Panel.Share) content)
                        .networks().stream()
                                .flatMap(id -> share(id, root).stream())
                                .toList();
        return Map.of("links", links);
    }

    private static Quote quote(Panel.Testimonial said) {
        String initial = said.name().isEmpty()
                ? ""
                : said.name().substring(0, said.name().offsetByCodePoints(0, 1));
        return new Quote(
                said.text(), said.name(), initial, said.role(), said.url().orElse(null));
    }

    private static Optional<Link> profile(Panel.Profile profile) {
        return ShareNetworks.find(profile.network())
                .flatMap(network ->
                        network.followLink(profile.account()).map(href -> link(network, href, "me noopener", null)));
    }

    /** The server fills in the page that the reader comes from: the widget is the same in all of them. */
    private static Optional<Link> share(String id, String root) {
        return ShareNetworks.find(id)
                .map(network -> link(network, root + "share/" + id, "nofollow noopener", "no-referrer-when-downgrade"));
    }

    private static Link link(ShareNetwork network, String href, String rel, @Nullable String referrer) {
        return new Link(
                href, rel, referrer, network.icon().map(Icon::path).orElse(null), network.letter(), network.name());
    }

    /** What somebody has said. */
    record Quote(
            String text,
            String name,
            String initial,
            String role,
            @Nullable String url) {}

    /** A link to a network; {@code letter} stands in for a missing icon. */
    record Link(
            String href,
            String rel,
            @Nullable String referrer,
            @Nullable String icon,
            String letter,
            String label) {}
}
