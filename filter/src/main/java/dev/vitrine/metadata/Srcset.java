package dev.vitrine.metadata;

import dev.vitrine.html.StartTag;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a picture, among all the places where pages keep it. */
final class Srcset {
    /** Larger pictures than this are not asked for, where there is a choice; in CSS pixels. */
    private static final int LARGEST = 2_400;

    /** Where scripts that load pictures late find the address. */
    private static final List<String> LATE = List.of("""
            data-src data-original data-lazy-src data-lazy data-url data-full-src data-hi-res-src data-large-file \
            data-image data-img-src data-echo data-orig-file data-pin-media""".split(" ", -1));

    private static final List<String> LATE_SETS = List.of("data-srcset", "data-lazy-srcset", "data-original-set");

    private static final Pattern RASTER =
            Pattern.compile("(?s)[^?#]+\\.(?:jpe?g|png|webp)(?:[?#].*)?", Pattern.CASE_INSENSITIVE);

    private Srcset() {}

    /** The address of an {@code img}: the largest on offer, or that which a script would put there. */
    static Optional<String> source(StartTag img) {
        Optional<String> src = img.attribute("src").map(String::strip).filter(Srcset::isPicture);
        for (String name : LATE) {
            Optional<String> late = img.attribute(name)
                    .map(String::strip)
                    .filter(name.equals("data-url") ? Srcset::isRaster : Srcset::isPicture);
            if (late.isPresent()) {
                return late;
            }
        }
        for (String name : LATE_SETS) {
            Optional<String> late = img.attribute(name).flatMap(Srcset::largest);
            if (late.isPresent()) {
                return late;
            }
        }
        return img.attribute("srcset").flatMap(Srcset::largest).or(() -> src);
    }

    /** Whether a text may be the address of a picture that a preview can show. */
    static boolean isPicture(String address) {
        return !address.isEmpty()
                && address.length() < 4_096
                && !address.regionMatches(true, 0, "data:", 0, 5)
                && !address.regionMatches(true, 0, "blob:", 0, 5)
                && !address.startsWith("#")
                && address.indexOf('{') < 0
                && (address.indexOf('.') >= 0 || address.indexOf('/') >= 0);
    }

    /** Whether a reference names a file of pixels at the end of its path. It may still lead to a page about the file. */
    static boolean isRaster(String href) {
        return RASTER.matcher(href).matches();
    }

    /**
     * The address of the largest candidate of a
     * <a href="https://html.spec.whatwg.org/multipage/images.html#srcset-attributes">srcset</a>.
     */
    static Optional<String> largest(String srcset) {
        Optional<String> best = Optional.empty();
        double size = 0;
        int at = 0;
        while (at < srcset.length()) {
            while (at < srcset.length() && (srcset.charAt(at) <= ' ' || srcset.charAt(at) == ',')) {
                at++;
            }
            int end = at;
            while (end < srcset.length() && srcset.charAt(end) > ' ') {
                end++;
            }
            String address = srcset.substring(at, end);
            int comma = srcset.indexOf(',', end);
            boolean bare = address.endsWith(",");
            int next = bare ? end : comma < 0 ? srcset.length() : comma;
            double candidate = bare ? 1 : descriptor(srcset.substring(end, next).strip());
            String trimmed = bare ? address.substring(0, address.length() - 1) : address;
            if (candidate > size && isPicture(trimmed)) {
                best = Optional.of(trimmed);
                size = candidate;
            }
            at = next + (bare ? 0 : 1);
        }
        return best;
    }

    /** The width, or the density in thousands so that the two compare; what is too large counts least. */
    private static double descriptor(String text) {
        if (text.isEmpty()) {
            return 1;
        }
        try {
            double number = Double.parseDouble(text.substring(0, text.length() - 1));
            return text.endsWith("w") ? (number > LARGEST ? 0.5 : number) : number;
        } catch (NumberFormatException e) {
            return 0.1;
        }
    }
}
