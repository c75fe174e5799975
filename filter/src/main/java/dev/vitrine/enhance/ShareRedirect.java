package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.SharedPage;
import java.util.Optional;

/**
 * Where a share link of ours leads that could not name the page's address: pages whose host nobody vouches for carry
 * links to {@code /go/{network}?path=…} below our prefix, and the address is made of the host that the click came to. It
 * only ever leads to the network's own composer.
 */
public final class ShareRedirect {
    private ShareRedirect() {}

    /**
     * The address to send a click to.
     *
     * @param base the origin at which the click arrived, such as {@code https://www.example.org}
     * @param network the id of a network
     * @param path the path and query of the shared page, beginning with one {@code /}
     * @param title the title of the shared page, empty where it has none
     * @return nothing where the network takes no links, or the path is none
     */
    public static Optional<String> target(
            ShareSettings settings, PublicBase base, String network, String path, String title) {
        if (!path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0 || hasControls(path)) {
            return Optional.empty();
        }
        return ShareNetworks.find(network)
                .flatMap(n -> n.shareLink(SharedPage.of(base.origin() + path, title), settings.sharer()));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7F);
    }
}
