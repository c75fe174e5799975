package dev.vitrine.enhance;

import dev.vitrine.metadata.Origin;
import dev.vitrine.metadata.PageImage;
import dev.vitrine.metadata.Sourced;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes the picture of a page with its size, type and description. Where the page names the picture itself, what is
 * missing goes right behind that tag: its size, since readers take it for the picture before it; its absolute address, where
 * that of the page is relative; and the same under {@code property}, where it stands under {@code name} alone.
 */
final class ImageTags {
    private static final int MAX_ALT = 420;
    private static final int LARGE_WIDTH = 600;
    private static final int LARGE_HEIGHT = 314;
    private static final double NARROWEST = 1.2;
    private static final double WIDEST = 2.6;

    private final PageFindings found;
    private final MissingTags tags;
    private final HeadMarkup behind;
    private OptionalInt width = OptionalInt.empty();
    private OptionalInt height = OptionalInt.empty();

    /** @param behind takes what belongs behind the page's own tag */
    ImageTags(PageFindings found, MissingTags tags, HeadMarkup behind) {
        this.found = found;
        this.tags = tags;
        this.behind = behind;
    }

    void write() {
        found.page().image().ifPresent(image -> {
            if (tags.lacks("og:image") || image.origin().compareTo(Origin.OWN_TAG) < 0) {
                add(image);
            } else if (image.origin() == Origin.OWN_TAG) {
                complete(image);
            } else {
                repeat(image.url());
            }
        });
    }

    /** The picture once more, behind the page's own tag, unless the page says it in so many words already. */
    private void repeat(String url) {
        boolean said = found.own().all("og:image").stream()
                .anyMatch(tag -> tag.property() && tag.content().strip().equals(url));
        if (!said) {
            behind.property("og:image", url);
        }
    }

    private void add(PageImage image) {
        Optional<ImageHeader> header = found.images().header(image.url(), found.address());
        width = header.map(file -> OptionalInt.of(file.width())).orElse(image.width());
        height = header.map(file -> OptionalInt.of(file.height())).orElse(image.height());
        tags.add("og:image", new Sourced<>(image.url(), image.origin()));
        width.ifPresent(pixels -> tags.add("og:image:width", Integer.toString(pixels)));
        height.ifPresent(pixels -> tags.add("og:image:height", Integer.toString(pixels)));
        header.map(ImageHeader::type).or(image::type).ifPresent(type -> tags.add("og:image:type", type));
        image.alt().filter(ImageTags::fits).ifPresent(alt -> tags.add("og:image:alt", alt));
    }

    /** A picture may stand twice: the author's address comes first, and behind it what its stricter readers understand. */
    private void complete(PageImage image) {
        boolean understood =
                found.own().first("og:image").filter(MissingTags::isAbsolute).isPresent();
        if (!understood) {
            repeat(image.url());
        } else {
            tags.underNameAlone("og:image").ifPresent(this::repeat);
        }
        width = pixels("og:image:width");
        height = pixels("og:image:height");
        if (width.isPresent()
                || height.isPresent()
                || found.own().all("og:image").size() > 1) {
            return;
        }
        found.images().header(image.url(), found.address()).ifPresent(file -> {
            width = OptionalInt.of(file.width());
            height = OptionalInt.of(file.height());
            behind.property("og:image:width", Integer.toString(file.width()));
            behind.property("og:image:height", Integer.toString(file.height()));
            if (tags.lacks("og:image:type")) {
                behind.property("og:image:type", file.type());
            }
        });
    }

    /** What the picture shows, in words. */
    Optional<String> alt() {
        return found.own()
                .first("og:image:alt")
                .or(() -> found.page().image().flatMap(PageImage::alt))
                .filter(ImageTags::fits);
    }

    private static boolean fits(String alt) {
        return alt.length() <= MAX_ALT;
    }

    private OptionalInt pixels(String key) {
        Optional<String> text = found.own().first(key).filter(ImageTags::isSize);
        return text.map(value -> OptionalInt.of(Integer.parseInt(value))).orElse(OptionalInt.empty());
    }

    private static boolean isSize(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) >= '0' && value.charAt(i) <= '9') {
            i++;
        }
        return i == value.length() && i >= 1 && i <= 5 && value.charAt(0) != '0';
    }

    /** The kind of card that the picture is good for, see <a href="https://developer.x.com/en/docs/x-for-websites/cards">X
     * cards</a>. */
    String card() {
        if (found.page().image().isEmpty()) {
            return "summary";
        }
        if (width.isEmpty() || height.isEmpty()) {
            return "summary_large_image";
        }
        double ratio = (double) width.getAsInt() / height.getAsInt();
        boolean large = width.getAsInt() >= LARGE_WIDTH
                && height.getAsInt() >= LARGE_HEIGHT
                && ratio >= NARROWEST
                && ratio <= WIDEST;
        return large ? "summary_large_image" : "summary";
    }
}
