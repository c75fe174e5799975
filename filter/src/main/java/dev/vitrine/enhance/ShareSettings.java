package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.Sharer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator wants visitors to share with.
 *
 * @param places what stands on pages by itself
 * @param chosen places of the operator's choice, beside or instead of our own
 * @param controls what a bar offers, in order: ids of networks, and "copy", "markdown", "html", "share", "print"
 * @param more the ids of networks behind the control "share", for browsers that have no native one
 * @param quotes the ids of networks that a quotation can be shared at
 * @param follow the site's own profiles
 * @param sharer the site's own names at the networks
 */
public record ShareSettings(
        Set<Place> places,
        List<ChosenPlace> chosen,
        List<String> controls,
        List<String> more,
        List<String> quotes,
        List<Profile> follow,
        Sharer sharer) {
    /** Controls that are not networks. */
    static final Set<String> OWN_CONTROLS = Set.of("copy", "markdown", "html", "share", "print");

    /** Of these, what has room in a bar that floats. */
    static final Set<String> FLOATING_CONTROLS = Set.of("copy", "share");

    /** The settings of a site whose operator set nothing. */
    public static final ShareSettings DEFAULT = new ShareSettings(
            Set.of(Place.HEADING, Place.END),
            List.of(),
            List.of("facebook", "whatsapp", "x", "bluesky", "email", "copy", "share"),
            List.of("linkedin", "reddit", "telegram"),
            List.of("x", "bluesky", "threads", "mastodon"),
            List.of(),
            Sharer.ANONYMOUS);

    /** What may stand on a page by itself. */
    public enum Place {
        /** A bar under the page's heading. */
        HEADING,
        /** A bar at the end of the article. */
        END,
        /** A bar that stays in sight: beside a wide page, below a narrow one. */
        FLOATING,
        /** Links to the site's profiles at the end of the article. */
        FOLLOW,
        /** Whatever the page asks for, wherever it does. */
        MARKED,
        /** A labelled control near the price of a product. */
        PRODUCT,
        /** A control to pin it over each picture. */
        PICTURES,
        /** A control behind each quotation. */
        QUOTES,
        /** A control beside what the visitor selects. */
        SELECTION;

        static final String NAMES = Stream.of(values()).map(Place::word).collect(Collectors.joining(", "));

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ShareSettings {
        places = Set.copyOf(places);
        chosen = List.copyOf(chosen);
        controls = List.copyOf(controls);
        more = List.copyOf(more);
        quotes = List.copyOf(quotes);
        follow = List.copyOf(follow);
        controls.stream().filter(id -> !OWN_CONTROLS.contains(id)).forEach(ShareNetworks::shareable);
        more.forEach(ShareNetworks::shareable);
        quotes.forEach(ShareNetworks::shareable);
    }

    /** Settings of a site with bars only. */
    public ShareSettings(Set<Place> places, List<String> controls, List<String> more, Sharer sharer) {
        this(places, List.of(), controls, more, DEFAULT.quotes(), List.of(), sharer);
    }

    /** The same with these places. */
    ShareSettings withPlaces(Set<Place> others) {
        return new ShareSettings(others, chosen, controls, more, quotes, follow, sharer);
    }

    /** The same with places of the operator's choice. */
    ShareSettings withChosen(List<ChosenPlace> others) {
        return new ShareSettings(places, others, controls, more, quotes, follow, sharer);
    }

    /** The same with these profiles. */
    ShareSettings withFollow(List<Profile> others) {
        return new ShareSettings(places, chosen, controls, more, quotes, others, sharer);
    }

    /**
     * The same as the rules of a path have it.
     *
     * @param rules by name; {@code share-places} and {@code share-networks} are ours
     * @throws IllegalArgumentException with the end of a sentence for the operator, where a value is none
     */
    public ShareSettings with(Map<String, String> rules) {
        String ownPlaces = rules.get("share-places");
        String ownControls = rules.get("share-networks");
        return ownPlaces == null && ownControls == null
                ? this
                : new ShareSettings(
                        ownPlaces == null ? places : places(ownPlaces),
                        chosen,
                        ownControls == null ? controls : controls(ownControls),
                        more,
                        quotes,
                        follow,
                        sharer);
    }

    /** Whether the operator has chosen a place for a thing, so that we look for none. */
    boolean hasChosen(ChosenPlace.Thing thing) {
        return chosen.stream().anyMatch(place -> place.thing() == thing);
    }

    /**
     * The places of a list, as an operator writes it.
     *
     * @throws IllegalArgumentException with the end of a sentence for the operator
     */
    public static Set<Place> places(String text) {
        Set<Place> places = EnumSet.noneOf(Place.class);
        for (String item : items(text)) {
            Stream.of(Place.values())
                    .filter(place -> place.word().equals(item))
                    .findFirst()
                    .ifPresentOrElse(places::add, () -> {
                        if (!item.equals("none")) {
                            throw new IllegalArgumentException("should list some of " + Place.NAMES + ", or be none");
                        }
                    });
        }
        if (!places.isEmpty() && items(text).contains("none")) {
            throw new IllegalArgumentException("should be none, or list places, not both");
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
    public static List<String> networks(String text) {
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
