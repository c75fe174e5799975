package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.Sharer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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

    /**
     * The places of a list, as an operator writes it.
     *
     * @throws IllegalArgumentException with the end of a sentence for the operator
     */
    public static Set<Place> places(String text) {
        Set<Place> places = EnumSet.noneOf(Place.class);
        for (String item : items(text)) {
            switch (item) {
                case "heading" -> places.add(Place.HEADING);
                case "end" -> places.add(Place.END);
                case "none" -> {}
                default -> throw new IllegalArgumentException("should list heading and end, or be none");
            }
        }
        return places;
    }

    /**
     * The controls of a list, or of an audience.
     *
     * @throws IllegalArgumentException with the end of a sentence for the operator
     */
    public static List<String> controls(String text) {
        List<String> items = items(text);
        List<String> preset = items.size() == 1 ? ShareNetworks.presets().get(items.get(0)) : null;
        if (preset != null) {
            return Stream.concat(preset.stream(), Stream.of("copy", "share")).toList();
        }
        items.stream().filter(item -> !OWN_CONTROLS.contains(item)).forEach(ShareSettings::check);
        return items;
    }

    /**
     * The networks of a list.
     *
     * @throws IllegalArgumentException with the end of a sentence for the operator
     */
    public static List<String> more(String text) {
        List<String> items = items(text);
        items.forEach(ShareSettings::check);
        return items;
    }

    private static void check(String network) {
        try {
            ShareNetworks.shareable(network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("can't be offered: " + e.getMessage(), e);
        }
    }

    private static List<String> items(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
