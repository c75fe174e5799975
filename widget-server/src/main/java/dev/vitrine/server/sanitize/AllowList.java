package dev.vitrine.server.sanitize;

import dev.vitrine.server.url.WebUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The elements and attributes of a post that may stay, and what their values must be. */
final class AllowList implements ElementFilter {
    static final Set<String> ELEMENTS = Set.of(
            "a",
            "abbr",
            "address",
            "b",
            "bdi",
            "bdo",
            "big",
            "blockquote",
            "br",
            "caption",
            "center",
            "cite",
            "code",
            "dd",
            "del",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "tt",
            "u",
            "ul",
            "var",
            "wbr");

    static final Map<String, List<String>> ATTRIBUTES = Map.of(
            "a", List.of("href"),
            "img", List.of("src", "alt", "width", "height", "class"),
            "ol", List.of("start", "reversed"),
            "li", List.of("value"),
            "td", List.of("colspan", "rowspan"),
            "th", List.of("colspan", "rowspan"),
            "time", List.of("datetime"));

    /** Elements whose content is not for reading: it goes with them. */
    static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "template",
            "audio", // what plays neither shows what stands in them, and every browser does
            "video",
            "noscript",
            "noembed",
            "noframes",
            "iframe",
            "embed",
            "svg",
            "math",
            "head",
            "title",
            "textarea",
            "select",
            "xmp",
            "plaintext");

    /** The one class that a source gives to pictures that stand for a word. */
    static final String EMOJI_CLASS = "vt-emoji";

    static final String REL = "nofollow noopener ugc";

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}");
    private static final Pattern PIXELS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");
    private static final Pattern DATE = Pattern.compile("[-0-9:.TWPZ+ ]{4,40}");

    private final Optional<WebUrl> base;

    AllowList(Optional<WebUrl> base) {
        this.base = base;
    }

    @Override
    public boolean keeps(Element element) {
        return switch (element.normalName()) {
            case "img" -> picture(element).isPresent() && !isTrackingPixel(element);
            case "a" -> link(element.attr("href")).isPresent();
            default -> ELEMENTS.contains(element.normalName());
        };
    }

    private static boolean isTrackingPixel(Element image) {
        return image.attr("width").matches("[01](px)?") || image.attr("height").matches("[01](px)?");
    }

    @Override
    public Map<String, String> attributes(Element element) {
        Map<String, String> kept = new LinkedHashMap<>();
        switch (element.normalName()) {
            case "a" -> {
                link(element.attr("href")).ifPresent(href -> kept.put("href", href));
                kept.put("rel", REL);
            }
            case "img" -> {
                picture(element).ifPresent(src -> kept.put("src", src));
                kept.put("alt", element.attr("alt").strip());
                put(kept, element, "width", PIXELS);
                put(kept, element, "height", PIXELS);
                if (element.hasClass(EMOJI_CLASS)) {
                    kept.put("class", EMOJI_CLASS);
                }
            }
            case "ol" -> {
                put(kept, element, "start", NUMBER);
                if (element.hasAttr("reversed")) {
                    kept.put("reversed", "");
                }
            }
            case "li" -> put(kept, element, "value", NUMBER);
            case "td", "th" -> {
                put(kept, element, "colspan", SPAN);
                put(kept, element, "rowspan", SPAN);
            }
            case "time" -> put(kept, element, "datetime", DATE);
            default -> {
                // Only what all elements may have.
            }
        }
        put(kept, element, "lang", LANGUAGE);
        if (Set.of("ltr", "rtl", "auto").contains(element.attr("dir"))) {
            kept.put("dir", element.attr("dir"));
        }
        if (!element.attr("title").isBlank()) {
            kept.put("title", element.attr("title").strip());
        }
        return kept;
    }

    private static void put(Map<String, String> kept, Element element, String name, Pattern form) {
        String value = element.attr(name).strip();
        if (form.matcher(value).matches()) {
            kept.put(name, value);
        }
    }

    /** What a link may lead to. */
    private Optional<String> link(String href) {
        return address(href).or(() -> MailAddress.parse(href));
    }

    /** The address of a picture: scripts that load one when it comes into view keep it beside a placeholder. */
    private Optional<String> picture(Element image) {
        return Stream.of("src", "data-src", "data-lazy-src", "data-original")
                .flatMap(name -> address(image.attr(name)).stream())
                .findFirst();
    }

    /** An address of the web. */
    private Optional<String> address(String reference) {
        if (reference.isBlank()) {
            return Optional.empty();
        }
        return WebUrl.parse(reference)
                .or(() -> base.flatMap(url -> url.resolve(reference)))
                .map(WebUrl::href);
    }
}
