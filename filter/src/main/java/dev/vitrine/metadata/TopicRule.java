package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a page belongs, and what it is about: its section, its tags, and the trail of links that leads to it. */
final class TopicRule {
    /** Around lists that programs have written as they hold them. */
    private static final Pattern BRACKETS = Pattern.compile("^\\s*\\[|\\]\\s*$");

    private static final int MAX_TAGS = 6;
    private static final int LONGEST = 60;

    /** A list of more keywords than this is there for search engines of old. */
    private static final int MAX_KEYWORDS = 10;

    private static final String[] SECTION = {
        "article:section", "og:section", "section", "parsely-section", "dcterms.subject", "cxenseparse:recs:category"
    };

    private final Facts facts;

    TopicRule(Facts facts) {
        this.facts = facts;
    }

    /** The steps from the site's first page on, as the page's data or else its body tell them. */
    List<Crumb> trail() {
        return trail(facts.jsonLd(), Origin.JSON_LD)
                .or(() -> trail(facts.markup(), Origin.MICRODATA))
                .orElseGet(() -> facts.body().crumbs());
    }

    private static Optional<List<Crumb>> trail(List<Thing> things, Origin origin) {
        return things.stream()
                .filter(thing -> thing.types().contains("BreadcrumbList"))
                .map(list -> list.things("itemListElement").stream()
                        .flatMap(step -> crumb(step, origin).stream())
                        .toList())
                .filter(trail -> !trail.isEmpty())
                .findFirst();
    }

    private static Optional<Crumb> crumb(Thing step, Origin origin) {
        Optional<Thing> item = step.thing("item");
        String href = step.text("item")
                .or(() -> item.flatMap(thing -> thing.text("@id").or(() -> thing.text("url"))))
                .or(() -> step.text("url"))
                .orElse("");
        return step.text("name")
                .or(() -> item.flatMap(thing -> thing.text("name")))
                .flatMap(PlainText::of)
                .map(name -> new Crumb(name, href, origin));
    }

    Optional<Sourced<String>> section(Optional<Sourced<String>> title) {
        return facts.metas()
                .first(SECTION)
                .map(text -> new Sourced<>(text, Origin.SIBLING_TAG))
                .or(() -> facts.ofMain("articleSection"))
                .or(() -> step(title))
                .filter(section -> section.value().length() <= LONGEST);
    }

    /** The last step before the page itself, unless that is the site's first page. */
    private Optional<Sourced<String>> step(Optional<Sourced<String>> title) {
        List<Crumb> trail = trail();
        int last = trail.size() - 1;
        if (last > 0 && isPage(trail.get(last), title)) {
            last--;
        }
        return last < 1
                ? Optional.empty()
                : Optional.of(
                        new Sourced<>(trail.get(last).name(), trail.get(last).origin()));
    }

    private static boolean isPage(Crumb crumb, Optional<Sourced<String>> title) {
        Words words = Words.of(crumb.name());
        return crumb.href().isEmpty()
                || title.filter(text -> words.shareIn(Words.of(text.value())) > 0.6)
                        .isPresent();
    }

    List<Sourced<String>> tags() {
        List<Sourced<String>> tags = new ArrayList<>();
        add(tags, facts.metas().all("article:tag").stream().map(MetaTags.Tag::content), Origin.OWN_TAG);
        facts.main().ifPresent(main -> add(tags, listed(main.thing().texts("keywords")), main.origin()));
        for (String key : List.of("news_keywords", "parsely-tags", "sailthru.tags", "keywords")) {
            facts.metas().first(key).ifPresent(list -> add(tags, listed(List.of(list)), Origin.SIBLING_TAG));
        }
        add(tags, facts.body().tags().stream(), Origin.MARKUP);
        return tags;
    }

    /** The keywords of lists that commas part. */
    private static Stream<String> listed(List<String> lists) {
        List<String> keywords = lists.stream()
                .flatMap(list -> Stream.of(BRACKETS.matcher(list).replaceAll("").split("[,;]", -1)))
                .toList();
        return lists.size() == 1 && keywords.size() > MAX_KEYWORDS ? Stream.of() : keywords.stream();
    }

    /** The first source that has any counts. */
    private static void add(List<Sourced<String>> tags, Stream<String> names, Origin origin) {
        if (!tags.isEmpty()) {
            return;
        }
        names.flatMap(name -> PlainText.of(name).stream())
                .filter(name -> name.length() <= LONGEST && name.length() > 1 && name.charAt(0) != '/')
                .filter(name -> tags.size() < MAX_TAGS)
                .filter(name -> tags.stream()
                        .noneMatch(tag -> tag.value().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))))
                .forEach(name -> tags.add(new Sourced<>(name, origin)));
    }
}
