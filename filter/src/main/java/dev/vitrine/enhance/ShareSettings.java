package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.Sharer;
import java.util.List;
import java.util.Set;

/**
 * What the operator wants visitors to share with.
 *
 * @param places where bars stand
 * @param controls what a bar offers, in order: ids of networks, and "copy", "share", "print"
 * @param more the ids of networks behind the control "share", for browsers that have no native one
 * @param sharer the site's own names at the networks
 */
public record ShareSettings(Set<Place> places, List<String> controls, List<String> more, Sharer sharer) {
    /** Controls that are not networks. */
    static final Set<String> OWN_CONTROLS = Set.of("copy", "share", "print");

    /** The settings of a site whose operator set nothing. */
    public static final ShareSettings DEFAULT = new ShareSettings(
            Set.of(Place.HEADING, Place.END),
            List.of("facebook", "whatsapp", "x", "bluesky", "email", "copy", "share"),
            List.of("linkedin", "reddit", "telegram"),
            Sharer.ANONYMOUS);

    /** Where a bar may stand. */
    public enum Place {
        /** Under the page's heading. */
        HEADING,
        /** At the end of the article. */
        END
    }

    public ShareSettings {
        places = Set.copyOf(places);
        controls = List.copyOf(controls);
        more = List.copyOf(more);
        controls.stream().filter(id -> !OWN_CONTROLS.contains(id)).forEach(ShareNetworks::shareable);
        more.forEach(ShareNetworks::shareable);
    }
}
