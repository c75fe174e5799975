package dev.vitrine.server.sanitize;

import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * HTML that may stand in a page as it is: no script, no style, no address but of the web. Only this room can make it,
 * so whoever holds one need not ask where it came from.
 */
public final class SafeHtml {
    private static final SafeHtml EMPTY = new SafeHtml("");
    private static final Pattern HEADING = Pattern.compile("<h[1-6]");

    /** What blogs write beside the little pictures that they put in the place of emoji. */
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{N}]{1,16}");

    private static final int SMALL = 100;

    private final String markup;

    SafeHtml(String markup) {
        this.markup = markup;
    }

    /** No content. */
    public static SafeHtml empty() {
        return EMPTY;
    }

    /** The markup, to be written without further escaping. */
    public String markup() {
        return markup;
    }

    /** Whether there is no markup at all. */
    public boolean isEmpty() {
        return markup.isEmpty();
    }

    /**
     * The same content with the address of each {@code img} replaced, so that pictures come through a proxy. A picture
     * for which {@code address} gives nothing is replaced by its alternative text.
     *
     * @param address gives the new address, which may be relative, as text that is not yet escaped
     */
    public SafeHtml withImages(Function<WebUrl, Optional<String>> address) {
        if (!markup.contains("<img ")) {
            return this;
        }
        Element content = Sanitizer.fragment(markup);
        for (Element image : content.select("img")) {
            Optional<String> moved = WebUrl.parse(image.attr("src")).flatMap(address);
            if (moved.isPresent()) {
                image.attr("src", moved.get());
            } else {
                image.replaceWith(new TextNode(image.attr("alt")));
            }
        }
        return new SafeHtml(Markup.writeAsItIs(content));
    }

    /** The same content without these pictures, signs among words apart, and without what held nothing else. */
    public SafeHtml withoutImages(Predicate<WebUrl> unwanted) {
        if (!markup.contains("<img ")) {
            return this;
        }
        Element content = Sanitizer.fragment(markup);
        content.select("img").stream()
                .filter(image -> !isSign(image)
                        && WebUrl.parse(image.attr("src")).filter(unwanted).isPresent())
                .forEach(image -> remove(image, content));
        return new SafeHtml(Markup.writeAsItIs(content));
    }

    private static void remove(Element image, Element content) {
        Element next = image;
        while (!next.equals(content)
                && !next.hasText()
                && next.select("img").stream().allMatch(image::equals)) {
            Element holder = Objects.requireNonNullElse(next.parent(), content);
            next.remove();
            next = holder;
        }
    }

    /**
     * The same content without headings, which would be some of the page around it: each {@code h1} to {@code h6} is a
     * {@code div} of this class.
     */
    public SafeHtml withoutHeadings(String className) {
        if (!HEADING.matcher(markup).find()) {
            return this;
        }
        Element content = Sanitizer.fragment(markup);
        content.select("h1, h2, h3, h4, h5, h6")
                .forEach(heading -> heading.tagName("div").attr("class", className));
        return new SafeHtml(Markup.writeAsItIs(content));
    }

    /** The addresses of its pictures, in order. */
    public List<WebUrl> images() {
        if (!markup.contains("<img ")) {
            return List.of();
        }
        return Sanitizer.fragment(markup).select("img").stream()
                .flatMap(image -> WebUrl.parse(image.attr("src")).stream())
                .toList();
    }

    /** The first of its pictures that has something to show: no sign among words, and none that its markup calls small. */
    public Optional<Picture> firstPicture() {
        if (!markup.contains("<img ")) {
            return Optional.empty();
        }
        return Sanitizer.fragment(markup).select("img").stream()
                .filter(image -> !isSign(image))
                .flatMap(image -> WebUrl.parse(image.attr("src")).stream()
                        .map(url ->
                                new Picture(url, image.attr("alt"), pixels(image, "width"), pixels(image, "height"))))
                .filter(picture -> !picture.isSmall())
                .findFirst();
    }

    private static boolean isSign(Element image) {
        return image.hasClass(AllowList.EMOJI_CLASS)
                || SIGN.matcher(image.attr("alt")).matches();
    }

    private static OptionalInt pixels(Element image, String side) {
        String value = image.attr(side);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    }

    /**
     * A picture, as the markup tells of it.
     *
     * @param alt the words that stand for it, empty where there are none
     * @param width in pixels, as it is meant to be shown
     * @param height likewise
     */
    public record Picture(WebUrl address, String alt, OptionalInt width, OptionalInt height) {
        private boolean isSmall() {
            return width.orElse(SMALL) < SMALL || height.orElse(SMALL) < SMALL;
        }
    }

    /** The content as a person reads it, without markup; blocks and breaks end lines. */
    public String text() {
        return PlainText.of(Sanitizer.fragment(markup));
    }

    /** The words alone: like {@link #text}, but without what stands for pictures that are no signs among the words. */
    public String words() {
        Element content = Sanitizer.fragment(markup);
        content.select("img").stream().filter(image -> !isSign(image)).forEach(Element::remove);
        return PlainText.of(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml html && html.markup.equals(markup);
    }

    @Override
    public int hashCode() {
        return markup.hashCode();
    }

    @Override
    public String toString() {
        return markup;
    }
}
