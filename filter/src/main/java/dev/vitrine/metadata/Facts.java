package dev.vitrine.metadata;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was read of a page, for the rules that derive from it.
 *
 * @param jsonLd what the page describes in JSON-LD
 * @param markup what it describes by attributes
 * @param loose properties that stand outside of every thing
 * @param main the thing that the page is about, as far as it says so
 * @param base on which relative references are resolved
 * @param language the page's language in lower case, such as {@code de} or {@code pt-br}; empty for unknown
 */
record Facts(
        HeadReader head,
        BodyReader body,
        List<Thing> jsonLd,
        List<Thing> markup,
        Thing loose,
        Optional<MainThing> main,
        PageContext context,
        Optional<WebUrl> base,
        String language,
        Clock clock) {

    /** The main thing and where it was described. */
    record MainThing(Thing thing, Origin origin) {
        MainEntity.Kind kind() {
            return MainEntity.Kind.of(thing);
        }
    }

    static Facts of(HeadReader head, BodyReader body, MarkupReader markup, PageContext context, Clock clock) {
        List<Thing> jsonLd = head.described();
        List<Thing> things = markup.things();
        Optional<WebUrl> page = context.url().flatMap(WebUrl::parse);
        Optional<WebUrl> base = head.base()
                .flatMap(href -> page.map(url -> url.resolve(href)).orElseGet(() -> WebUrl.parse(href)))
                .or(() -> page);
        List<Words> titles = Stream.concat(
                        head.title().map(Words::of).stream(),
                        body.headings().stream()
                                .filter(heading -> heading.level() == 1)
                                .map(Heading::words))
                .toList();
        boolean home = context.isHome();
        Optional<MainThing> main = MainEntity.of(jsonLd, titles, home)
                .map(thing -> new MainThing(thing, Origin.JSON_LD))
                .or(() -> MainEntity.of(things, titles, home).map(thing -> new MainThing(thing, Origin.MICRODATA)));
        return new Facts(head, body, jsonLd, things, markup.loose(), main, context, base, language(head), clock);
    }

    MetaTags metas() {
        return head.metas();
    }

    /** The absolute URL of a reference that stands in the page; nothing where it is none of the web's. */
    Optional<String> absolute(String reference) {
        return base.map(url -> url.resolve(reference))
                .orElseGet(() -> WebUrl.parse(reference))
                .map(WebUrl::toString);
    }

    /** The main thing where it is of this kind. */
    Optional<MainThing> main(MainEntity.Kind kind) {
        return main.filter(it -> it.kind() == kind);
    }

    /** Whether the page says to be about something, and is more than a page. */
    boolean describes() {
        return main.isPresent() && main.get().kind().compareTo(MainEntity.Kind.PAGE) < 0;
    }

    /** Whom the page is about. */
    Optional<Thing> person() {
        return main(MainEntity.Kind.PROFILE)
                .flatMap(
                        it -> it.thing().thing("mainEntity").or(() -> it.thing().thing("about")))
                .filter(thing -> thing.types().contains("Person"));
    }

    private static String language(HeadReader head) {
        return head.language()
                .or(() -> head.metas().first("content-language", "language", "dc.language"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** The first text that a property of the main thing has. */
    Optional<Sourced<String>> ofMain(String property) {
        return main.flatMap(
                it -> it.thing().text(property).flatMap(PlainText::of).map(text -> new Sourced<>(text, it.origin())));
    }
}
