package dev.vitrine.share;

import dev.vitrine.share.Catalogue.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue of networks: those that take links, those with profiles only, and those that are gone. */
public final class ShareNetworks {
    private static final Named<Icon> ICONS = Catalogue.icons();
    private static final Named<ShareNetwork> NETWORKS = Catalogue.networks(ICONS);
    private static final Map<String, List<String>> PRESETS = Catalogue.presets();

    private ShareNetworks() {}

    /** All networks, in the order of the catalogue. */
    public static List<ShareNetwork> all() {
        return NETWORKS.all();
    }

    /** The network of an id. */
    public static Optional<ShareNetwork> find(String id) {
        return NETWORKS.find(id);
    }

    /**
     * The network of an id that an operator asked to share to.
     *
     * @throws IllegalArgumentException with a sentence for the operator: what to write instead of a network that is
     *     unknown, gone, or takes no links
     */
    public static ShareNetwork shareable(String id) {
        ShareNetwork network = known(id);
        if (network.status() == Status.DEAD) {
            throw new IllegalArgumentException(obituary(network));
        }
        if (!network.takesLinks()) {
            throw new IllegalArgumentException(network.name() + " has no address to share to; the native share control"
                    + " and a copied link reach it (\"share\", \"copy\")");
        }
        return network;
    }

    /**
     * The network of an id at which an operator has a profile.
     *
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public static ShareNetwork followable(String id) {
        ShareNetwork network = known(id);
        if (network.status() == Status.DEAD) {
            throw new IllegalArgumentException(obituary(network));
        }
        if (network.templates().follow().isEmpty()) {
            throw new IllegalArgumentException(network.name() + " has no profiles to link to");
        }
        return network;
    }

    /** The ids of the networks that suit an audience, the most important first, by the name of the audience. */
    public static Map<String, List<String>> presets() {
        return PRESETS;
    }

    /** The drawing of a control that is not a network: {@code copy}, {@code share}, {@code print}. */
    public static Icon controlIcon(String control) {
        return ICONS.find(control)
                .orElseThrow(() -> new IllegalArgumentException("control: there is no icon of \"" + control + "\""));
    }

    private static ShareNetwork known(String id) {
        return find(id).orElseThrow(() ->
                new IllegalArgumentException("there is no network \"" + id + "\"; did you mean " + nearest(id) + "?"));
    }

    private static String obituary(ShareNetwork network) {
        String end = network.died().map(died -> " (" + died + ")").orElse("");
        String instead = network.successor()
                .map(successor -> "offer " + successor + " instead")
                .orElse("leave it out");
        return network.name() + " is gone" + end + "; " + instead;
    }

    private static String nearest(String id) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (ShareNetwork network : all()) {
            int distance = distance(id, network.id());
            if (network.status() != Status.DEAD && distance < bestDistance) {
                best = network.id();
                bestDistance = distance;
            }
        }
        return best;
    }

    /** <a href="https://en.wikipedia.org/wiki/Levenshtein_distance">Levenshtein's distance</a>. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
