package dev.vitrine.enhance;

import dev.vitrine.enhance.ShareSettings.Place;
import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.html.PageCharset;
import dev.vitrine.metadata.PageImage;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.Sourced;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.WindowPool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What we add to a page, for those who place it by hand. It is made by the same surfaces, which are given a page that has
 * nothing but places; so it is the same to the byte, and it is empty where they would add nothing.
 */
public final class HandPlaced {
    private static final String HEAD = "<head><meta charset=\"utf-8\">";
    private static final String BAR = "<!--vitrine:bar-->";
    private static final String FOLLOW = "<!--vitrine:follow-->";
    private static final String END = "</body></html>";
    private static final String PLACES = HEAD + "</head><body>" + BAR + FOLLOW + END;
    private static final HoldWindow WINDOW = HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP));

    private final String page;
    private final Map<String, String> values = new HashMap<>();

    /** For a page, by what is known of it before its first byte. */
    public HandPlaced(SiteSettings settings, PageRequest request, ServedImages images, ContentPolicy policy) {
        ShareSettings sharing = settings.sharing()
                .with(request.rules())
                .withPlaces(Set.of(Place.MARKED))
                .withChosen(List.of());
        PageEnhancer enhancer = new PageEnhancer(settings.with(sharing), request.withoutSharingRules(), images, policy);
        this.page = rewritten(enhancer, request.overrides().getOrDefault("language", ""));
        enhancer.tags().ifPresent(tags -> note(tags.metadata(), tags.address().pageUrl()));
    }

    private static String rewritten(PageEnhancer enhancer, String language) {
        String places = "<!doctype html><html lang=\"" + HtmlEscaper.attribute(language) + "\">" + PLACES;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 << 10);
        try {
            HtmlRewriter rewriter =
                    HtmlRewriter.ofBytes(enhancer, bytes::write, Optional.of(PageCharset.utf8()), WINDOW);
            byte[] source = places.getBytes(StandardCharsets.UTF_8);
            rewriter.write(source, 0, source.length);
            rewriter.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void note(PageMetadata metadata, Optional<String> address) {
        note("title", metadata.title());
        note("description", metadata.description());
        note("type", metadata.type());
        note("site-name", metadata.siteName());
        metadata.image().map(PageImage::url).ifPresent(url -> values.put("image", url));
        metadata.url().map(Sourced::value).or(() -> address).ifPresent(url -> values.put("url", url));
    }

    private void note(String name, Optional<Sourced<String>> value) {
        value.ifPresent(found -> values.put(name, found.value()));
    }

    /** The tags for a head. */
    public String tags() {
        String tags = between(HEAD, "</head>");
        return tags.startsWith(SocialTags.MARKUP)
                ? tags.substring(SocialTags.MARKUP.length()).stripLeading()
                : "";
    }

    /** A bar of share links, with the style sheet and the script. */
    public String bar() {
        return between(BAR, FOLLOW);
    }

    /** Links to the profiles of the site. */
    public String follow() {
        return between(FOLLOW, END);
    }

    /** What is known of the page: its title, description, type, site-name, image and url; empty where it is not known. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    private String between(String before, String behind) {
        int from = page.indexOf(before);
        int to = page.indexOf(behind, from);
        return from < 0 || to < 0 ? "" : page.substring(from + before.length(), to);
    }
}
