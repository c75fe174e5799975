package dev.vitrine.metadata;

import dev.vitrine.html.PageCharset;
import dev.vitrine.html.StartTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes note of what the head says: {@code title}, {@code meta}, {@code link}, {@code base} and JSON-LD. */
final class HeadReader {
    private static final String OVERRIDE = "data-vitrine-";
    private static final int MAX_LINKS = 400;
    private static final int MAX_BLOCKS = 32;

    private final MetaTags metas = new MetaTags();
    private final List<HeadLink> links = new ArrayList<>();
    private final List<String> jsonLd = new ArrayList<>();
    private List<Thing> described = List.of();

    /** How many blocks of JSON-LD have been taken apart. */
    private int read;

    private Optional<String> title = Optional.empty();
    private Words titleWords = Words.of("");
    private Optional<String> base = Optional.empty();
    private long behindBase = -1;
    private Optional<String> language = Optional.empty();
    private boolean amp;
    private boolean legacy;

    MetaTags metas() {
        return metas;
    }

    List<HeadLink> links() {
        return links;
    }

    /** What the page has described in JSON-LD by now. */
    List<Thing> described() {
        if (read < jsonLd.size()) {
            described = JsonLd.read(jsonLd);
            read = jsonLd.size();
        }
        return described;
    }

    /** The text of the title element. */
    Optional<String> title() {
        return title;
    }

    /** Whether a heading says what the title element says, or most of it. */
    boolean isTitle(Words heading) {
        return heading.size() > 1 && Math.max(heading.shareIn(titleWords), titleWords.shareIn(heading)) > 0.6;
    }

    /** The href of the base element. */
    Optional<String> base() {
        return base;
    }

    /** The language of the page, as it says. */
    Optional<String> language() {
        return language;
    }

    /** Whether it is an AMP page. */
    boolean amp() {
        return amp;
    }

    /** Whether the page says that it is in another encoding than UTF-8. */
    boolean legacy() {
        return legacy;
    }

    /** A tag that declares the encoding of the page, by its own attribute or in the words of a header. */
    void charset(StartTag tag) {
        String content = tag.attribute("content").orElse("");
        int label = content.toLowerCase(Locale.ROOT).indexOf("charset=");
        legacy |= tag.attribute("charset")
                .or(() -> label < 0 ? Optional.empty() : Optional.of(content.substring(label + "charset=".length())))
                .flatMap(PageCharset::forLabel)
                .filter(charset -> !charset.name().equals("UTF-8"))
                .isPresent();
    }

    void html(StartTag tag) {
        language = language.or(() -> tag.attribute("lang").or(() -> tag.attribute("xml:lang")))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        amp |= MetadataReader.isAmp(tag);
    }

    /** What the page says to us in {@code data-vitrine-…}; it counts like {@code <meta name="vitrine:…">}. */
    void overrides(StartTag tag) {
        tag.forEachAttribute((name, value) -> {
            if (name.startsWith(OVERRIDE)) {
                metas.add("vitrine:" + name.substring(OVERRIDE.length()), false, value, tag.end());
            }
        });
    }

    /** The position behind the base element, -1 where there is none. */
    long behindBase() {
        return behindBase;
    }

    void base(StartTag tag) {
        base = base.or(() -> tag.attribute("href"));
        behindBase = behindBase < 0 ? tag.end() : behindBase;
    }

    void title(String text) {
        if (title.isEmpty()) {
            title = Optional.of(text);
            titleWords = Words.of(text);
        }
    }

    void jsonLd(String block) {
        if (jsonLd.size() < MAX_BLOCKS) {
            jsonLd.add(block);
        }
    }

    void meta(StartTag tag) {
        String content = tag.attribute("content").orElse("");
        Optional<String> property = tag.attribute("property");
        property.ifPresent(names -> metas.add(names, true, content, tag.end()));
        tag.attribute("name")
                .filter(name -> property.isEmpty() || !name.equalsIgnoreCase(property.get()))
                .ifPresent(names -> {
                    metas.add(names, false, content, tag.end());
                    if (names.equalsIgnoreCase("parsely-page")) {
                        parsely(content, tag.end());
                    }
                });
        tag.attribute("http-equiv")
                .filter(name -> name.equalsIgnoreCase("content-language"))
                .ifPresent(name -> metas.add("content-language", false, content, tag.end()));
    }

    /** All of <a href="https://docs.parse.ly/metatags/">Parse.ly's tags</a> in one, as JSON: they count as if each stood there. */
    private void parsely(String json, long end) {
        for (Json value : JsonReader.read(json)) {
            if (value instanceof Json.Members members) {
                members.values().forEach((name, part) -> {
                    String key = "parsely-" + (name.equals("authors") ? "author" : name.replace('_', '-'));
                    List<String> texts = texts(part);
                    if (key.equals("parsely-author")) {
                        texts.forEach(text -> metas.add(key, false, text, end));
                    } else {
                        metas.add(key, false, String.join(", ", texts), end);
                    }
                });
            }
        }
    }

    private static List<String> texts(Json value) {
        if (value instanceof Json.Text text) {
            return List.of(text.value());
        }
        return value instanceof Json.Sequence sequence
                ? sequence.elements().stream()
                        .flatMap(element -> texts(element).stream())
                        .toList()
                : List.of();
    }

    void link(StartTag tag) {
        Optional<String> rel = tag.attribute("rel");
        Optional<String> href = tag.attribute("href")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .or(() -> tag.attribute("imagesrcset").flatMap(Srcset::largest));
        if (rel.isEmpty() || links.size() >= MAX_LINKS) {
            return;
        }
        links.add(new HeadLink(
                Set.copyOf(TokenList.of(rel.get().toLowerCase(Locale.ROOT))),
                href.orElse(""),
                tag.attribute("type").orElse("").strip().toLowerCase(Locale.ROOT),
                tag.attribute("hreflang").orElse("").strip(),
                tag.attribute("title").orElse(""),
                tag.attribute("as").filter("image"::equalsIgnoreCase).isPresent()));
    }

    /** The links of this relation that point somewhere. */
    List<HeadLink> links(String rel) {
        return links.stream()
                .filter(link -> link.is(rel) && !link.href().isEmpty())
                .toList();
    }
}
