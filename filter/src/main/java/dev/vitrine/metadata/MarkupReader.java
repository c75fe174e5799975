package dev.vitrine.metadata;

import dev.vitrine.html.StartTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads <a href="https://html.spec.whatwg.org/multipage/microdata.html">microdata</a> and
 * <a href="https://www.w3.org/TR/rdfa-lite/">RDFa Lite</a> of schema.org, and the few Dublin Core properties that content
 * management systems write as RDFa. What {@code itemref} names is taken where it follows the thing; what stands before
 * counts among the properties outside of every thing.
 */
final class MarkupReader {
    private static final int MAX_THINGS = 120;
    private static final int MAX_TEXT = 2_000;

    /** Properties whose text is taken; the bodies of articles and the like are not. */
    private static final Set<String> TEXTS = Set.of("""
            headline name alternativeHeadline description author creator editor publisher datePublished dateCreated \
            dateModified uploadDate keywords articleSection caption price priceCurrency lowPrice availability \
            itemCondition brand sku productID gtin13 mpn isbn duration position totalTime alternateName timeRequired \
            wordCount recipeYield givenName familyName""".split(" ", -1));

    private record Scope(int depth, MarkupThing thing) {}

    private final Captures captures;
    private final List<MarkupThing> tops = new ArrayList<>();
    private final List<Scope> scopes = new ArrayList<>();
    private final Map<String, MarkupThing> elsewhere = new HashMap<>();
    private final MarkupThing loose = new MarkupThing(List.of());
    private int things;

    MarkupReader(Captures captures) {
        this.captures = captures;
    }

    /** The things that are no other thing's property, in order. */
    List<Thing> things() {
        return List.copyOf(tops);
    }

    /** Properties that stand outside of every thing. */
    Thing loose() {
        return loose;
    }

    /**
     * Takes note of an element.
     *
     * @param depth its index on the stack; for an element without content, that which it would have
     */
    void startTag(StartTag tag, Element element, int depth) {
        if (!elsewhere.isEmpty() && !isVoid(element)) {
            tag.attribute("id").map(elsewhere::remove).ifPresent(thing -> scopes.add(new Scope(depth, thing)));
        }
        Optional<String> itemprop = tag.attribute("itemprop");
        if (itemprop.isPresent() || tag.has("itemscope")) {
            describe(
                    tag,
                    element,
                    depth,
                    itemprop.orElse(""),
                    tag.has("itemscope"),
                    tag.attribute("itemtype").orElse(""));
        } else if ((element != Element.META && element != Element.LINK) || !scopes.isEmpty()) {
            Optional<String> property = tag.attribute("property");
            if (property.isPresent() || tag.has("typeof")) {
                describe(
                        tag,
                        element,
                        depth,
                        Rdfa.properties(property.orElse("")),
                        tag.has("typeof"),
                        tag.attribute("typeof").orElse(""));
            }
        }
    }

    private void describe(StartTag tag, Element element, int depth, String properties, boolean scope, String types) {
        List<String> names = TokenList.of(properties);
        if (scope) {
            MarkupThing thing = new MarkupThing(
                    TokenList.of(types).stream().map(Thing::bare).toList());
            if (things++ >= MAX_THINGS) {
                // not kept, but what stands in it says nothing of the thing around it
            } else if (names.isEmpty() || scopes.isEmpty()) {
                tops.add(thing);
            } else {
                names.forEach(name -> current().add(Thing.bare(name), thing));
            }
            scopes.add(new Scope(depth, thing));
            tag.attribute("href").ifPresent(href -> thing.add("url", href));
            tag.attribute("itemref")
                    .ifPresent(ids -> TokenList.of(ids).forEach(id -> elsewhere.putIfAbsent(id, thing)));
        } else {
            names.forEach(name -> property(tag, element, depth, Thing.bare(name)));
        }
    }

    private void property(StartTag tag, Element element, int depth, String name) {
        MarkupThing thing = current();
        Optional<String> value = value(tag, element, name);
        if (value.isPresent()) {
            thing.add(name, value.get());
        } else if (TEXTS.contains(name) && !isVoid(element)) {
            captures.open(depth, MAX_TEXT, text -> thing.add(name, text));
        }
    }

    private MarkupThing current() {
        return scopes.isEmpty() ? loose : scopes.get(scopes.size() - 1).thing();
    }

    /** The value of a property that stands in an attribute; nothing where it is the element's text. */
    private static Optional<String> value(StartTag tag, Element element, String name) {
        Optional<String> content = tag.attribute("content");
        if (content.isPresent()) {
            return content;
        }
        return switch (element) {
            case A -> tag.attribute("href").filter(href -> !TEXTS.contains(name) || href.contains("schema.org/"));
            case LINK -> tag.attribute("href");
            case IMG -> Srcset.source(tag);
            case VIDEO, AUDIO, IFRAME, SOURCE -> tag.attribute("src");
            case TIME -> tag.attribute("datetime").filter(text -> !text.isBlank());
            case META -> Optional.of("");
            default -> Optional.empty();
        };
    }

    private static boolean isVoid(Element element) {
        return element == Element.META || element == Element.LINK || element == Element.IMG;
    }

    /** An element has closed, and with it those inside of it. */
    void closed(int depth) {
        while (!scopes.isEmpty() && scopes.get(scopes.size() - 1).depth() >= depth) {
            scopes.remove(scopes.size() - 1);
        }
    }
}
