package dev.vitrine.share;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On whose behalf pages are shared: the site's own names at the networks.
 *
 * @param via the account to name at X, with or without its @
 * @param related accounts to suggest at X
 * @param facebookAppId the application without which Messenger takes no links
 * @param instances by network id, the host of the server to share to where the network has many
 * @param hashtags added to each page's own, with or without #
 * @param campaign the {@code utm_campaign} to put on shared addresses; nothing is added to them where it is absent
 */
public record Sharer(
        Optional<String> via,
        List<String> related,
        Optional<String> facebookAppId,
        Map<String, String> instances,
        List<String> hashtags,
        Optional<String> campaign) {
    /** A site without names. */
    public static final Sharer ANONYMOUS =
            new Sharer(Optional.empty(), List.of(), Optional.empty(), Map.of(), List.of(), Optional.empty());

    static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?";

    public Sharer {
        via = via.map(Sharer::withoutAt);
        related = related.stream().map(Sharer::withoutAt).toList();
        instances = Map.copyOf(instances);
        hashtags = List.copyOf(hashtags);
        instances.forEach((network, host) -> {
            if (!host.matches(HOST)) {
                throw new IllegalArgumentException(
                        "instance of " + network + ": \"" + host + "\" should be a host, such as social.example.org");
            }
        });
    }

    /** The same site with servers of its choice. */
    public Sharer withInstances(Map<String, String> hosts) {
        return new Sharer(via, related, facebookAppId, hosts, hashtags, campaign);
    }

    private static String withoutAt(String account) {
        return account.strip().replaceFirst("^@", "");
    }
}
