package dev.vitrine.server.feed;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What to ask which network for.
 *
 * @param network the network that answers
 * @param locator a URL, handle, channel or path, as the operator wrote it; may hold a secret, so it is never logged
 * @param options what to include and how, by kebab-case name ({@code boosts}, {@code replies}, {@code tag}, {@code limit})
 */
public record FeedAddress(Network network, String locator, Map<String, String> options) {
    /** The option that holds what those who push posts sign them with. */
    public static final String SECRET = "secret";

    /** Options that say how a feed is read, and nothing of what is in it. */
    private static final Set<String> PASSING = Set.of(SECRET, "token", "refresh");

    public FeedAddress {
        locator = locator.strip();
        if (locator.isEmpty()) {
            throw new IllegalArgumentException("locator must not be empty: a URL, a handle or a path");
        }
        options = Map.copyOf(options);
    }

    /** An address without options. */
    public FeedAddress(Network network, String locator) {
        this(network, locator, Map.of());
    }

    /** The option of this name, or {@code otherwise} where the operator did not set it. */
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /**
     * Sixteen hexadecimal digits that stand for this address in file names, metrics and the admin API; no secret shows. A
     * secret may change, and how often it is read, and the feed is the same.
     */
    public String id() {
        Map<String, String> lasting = new TreeMap<>(options);
        lasting.keySet().removeAll(PASSING);
        String whole = network.id() + '\n' + locator + '\n' + lasting;
        return Fingerprint.of(whole, 8);
    }

    /**
     * The address for people and logs, without what may be secret: the query of a URL and its user are left out. What begins
     * with {@code #} is a tag.
     */
    public String label() {
        String bare = locator.replaceFirst("(?<!^)[?#].*", "").replaceFirst("(?<=//)[^/]*@", "");
        return network == Network.FEED ? bare : network.label() + " " + bare;
    }

    @Override
    public String toString() {
        return label();
    }
}
