package dev.vitrine.enhance;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place that the operator has chosen for something.
 *
 * @param thing what stands there
 * @param selector the element that it stands at
 * @param side at which side of that element
 */
public record ChosenPlace(Thing thing, Selector selector, Side side) {
    /** What can be given a place. */
    public enum Thing {
        /** A bar of share links. */
        BAR,
        /** The control of a product. */
        PRODUCT,
        /** The profiles of the site. */
        FOLLOW,
        /** The control of a quotation, behind each element that is named. */
        QUOTE;

        static final String NAMES = Stream.of(values()).map(Thing::word).collect(Collectors.joining(", "));

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Thing of(String word) {
            return Stream.of(values())
                    .filter(thing -> thing.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("has \"" + word + "\", which should be one of " + NAMES));
        }
    }

    /** Where something stands at an element; the first two as the pseudo-elements of CSS do. */
    public enum Side {
        /** In it, before all else. */
        BEFORE,
        /** In it, behind all else. */
        AFTER,
        /** Behind it. */
        BEHIND
    }

    /**
     * The places of a list such as {@code bar=.lead, follow=#social::after}.
     *
     * @throws IllegalArgumentException with the end of a sentence for the operator
     */
    public static List<ChosenPlace> parse(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(ChosenPlace::of)
                .toList();
    }

    private static ChosenPlace of(String item) {
        int equals = item.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "should say what stands where, such as bar=.lead or follow=#social::after");
        }
        String place = item.substring(equals + 1).strip();
        Side side = place.endsWith("::before") ? Side.BEFORE : place.endsWith("::after") ? Side.AFTER : Side.BEHIND;
        return new ChosenPlace(
                Thing.of(item.substring(0, equals).strip().toLowerCase(Locale.ROOT)),
                Selector.parse(place.replaceFirst("::(before|after)$", "")),
                side);
    }
}
