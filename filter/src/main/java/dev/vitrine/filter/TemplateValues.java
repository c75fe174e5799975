package dev.vitrine.filter;

import dev.vitrine.enhance.HandPlaced;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the filter knows of a page and would add to it, for templates that place it by hand: the request attribute
 * {@code vitrine}. Markup is the same to the byte, and empty where the filter would add nothing.
 */
public final class TemplateValues {
    /** The name of the request attribute. */
    public static final String ATTRIBUTE = "vitrine";

    private final Function<Map<String, String>, HandPlaced> maker;
    private final Map<String, String> said;
    private @Nullable HandPlaced made;

    TemplateValues(Function<Map<String, String>, HandPlaced> maker) {
        this(maker, Map.of());
    }

    private TemplateValues(Function<Map<String, String>, HandPlaced> maker, Map<String, String> said) {
        this.maker = maker;
        this.said = said;
    }

    /** The same for a page of this title, description, picture, type and language; what is empty says nothing. */
    public TemplateValues saying(
            @Nullable String title,
            @Nullable String description,
            @Nullable String image,
            @Nullable String type,
            @Nullable String language) {
        Map<String, String> more = Map.of(
                "title", text(title),
                "description", text(description),
                "image", text(image),
                "type", text(type),
                "language", text(language));
        return new TemplateValues(maker, more);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The tags for the head. */
    public String getTags() {
        return made().tags();
    }

    /** A bar of share links. */
    public String getBar() {
        return made().bar();
    }

    /** Links to the profiles of the site. */
    public String getFollow() {
        return made().follow();
    }

    /** The title that previews show. */
    public String getTitle() {
        return made().value("title");
    }

    /** The description that previews show. */
    public String getDescription() {
        return made().value("description");
    }

    /** The absolute address of the picture that previews show. */
    public String getImage() {
        return made().value("image");
    }

    /** The type of Open Graph. */
    public String getType() {
        return made().value("type");
    }

    /** The name of the site. */
    public String getSiteName() {
        return made().value("site-name");
    }

    /** Where the world finds the page. */
    public String getUrl() {
        return made().value("url");
    }

    private HandPlaced made() {
        HandPlaced known = made;
        if (known == null) {
            known = maker.apply(said);
            made = known;
        }
        return known;
    }
}
