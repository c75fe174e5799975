package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a page is called, without the name of its site; and the name of the site, where the title element tells it. */
final class TitleRule {
    /** What stands between a page's title and its site's name. */
    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s+[|\\-–—―·•»«›‹>/~*¦⋆]+\\s+|\\s*\\|+\\s*|\\s+::+\\s+|\\s+\\|\\|\\s+|\\s+[lI]\\s+(?=[A-Z])");

    /** A first part of so many characters is a title rather than the name of a site. */
    private static final int FIRST_PART = 15;

    private final Facts facts;
    private final Optional<String> title;
    private final List<Heading> headings;

    TitleRule(Facts facts) {
        this.facts = facts;
        this.title = facts.head().title().flatMap(PlainText::of);
        this.headings = facts.body().headings();
    }

    Optional<Sourced<String>> derive() {
        return facts.ofMain("headline")
                .or(() -> facts.ofMain("name").filter(this::fitsTitle))
                .filter(sourced -> sourced.value().length() > 1)
                .or(this::heading)
                .or(this::titleWithoutSite)
                .or(this::firstHeading);
    }

    /** A thing may have any name; only one that the title element knows is the page's. */
    private boolean fitsTitle(Sourced<String> name) {
        Words words = Words.of(name.value());
        return title.map(Words::of).filter(whole -> words.shareIn(whole) < 0.5).isEmpty();
    }

    /** The heading that the title element repeats, or at least agrees with. */
    private Optional<Sourced<String>> heading() {
        if (title.isEmpty()) {
            return Optional.empty();
        }
        Words whole = Words.of(title.get());
        List<Heading> fitting = headings.stream()
                .filter(heading -> !heading.astray() || heading.level() == 1)
                .filter(heading -> repeated(heading, whole) && !isSite(heading))
                .toList();
        return fitting.stream()
                .min(Comparator.comparingInt(Heading::level)
                        .thenComparing(Comparator.comparingInt(
                                        (Heading heading) -> heading.text().length())
                                .reversed()))
                .or(() -> headings.stream()
                        .filter(heading -> heading.level() == 1 && !heading.astray() && agrees(heading, whole))
                        .findFirst())
                .map(this::orOfContent)
                .map(heading -> new Sourced<>(heading.text(), Origin.HEADING));
    }

    /** Where the heading in the site's header names one part of the title, a heading of the content may name another. */
    private Heading orOfContent(Heading found) {
        if (!found.region().is(Region.HEADER) || found.region().is(Region.MAIN | Region.ARTICLE)) {
            return found;
        }
        Words site = Words.of(found.text());
        List<Words> others = title.map(TitleRule::parts).orElse(List.of()).stream()
                .map(Words::of)
                .filter(part -> !part.contain(site))
                .toList();
        return headings.stream()
                .filter(heading -> !heading.astray() && !heading.region().is(Region.HEADER))
                .filter(heading -> others.contains(Words.of(heading.text())))
                .min(Comparator.comparingInt(Heading::level))
                .orElse(found);
    }

    /** Whether the heading is the name of the site, which stands in the page's header and last in the title. */
    private boolean isSite(Heading heading) {
        List<String> parts = title.map(TitleRule::parts).orElse(List.of());
        boolean last = parts.size() > 1
                && Words.of(parts.get(parts.size() - 1))
                        .joined()
                        .equals(Words.of(heading.text()).joined());
        return last
                && (heading.region().is(Region.HEADER)
                        || (heading.hints() & Hint.SITE) != 0
                        || !heading.region().is(Region.MAIN | Region.ARTICLE));
    }

    private boolean repeated(Heading heading, Words whole) {
        Words words = Words.of(heading.text());
        return whole.contain(words)
                && words.joined().length() * 2 >= whole.joined().length();
    }

    private static boolean agrees(Heading heading, Words whole) {
        Words words = Words.of(heading.text());
        return words.size() >= 3 && Math.max(words.shareIn(whole), whole.shareIn(words)) >= 0.5;
    }

    private Optional<Sourced<String>> titleWithoutSite() {
        return title.map(text -> new Sourced<>(withoutSite(text), Origin.TITLE));
    }

    private String withoutSite(String text) {
        List<String> parts = parts(text);
        if (parts.size() < 2) {
            return text;
        }
        String longest =
                parts.stream().max(Comparator.comparingInt(String::length)).orElse(text);
        String first = parts.get(0);
        return first.length() >= FIRST_PART && first.length() * 4 >= longest.length() ? first : longest;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : SEPARATOR.split(text, -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private Optional<Sourced<String>> firstHeading() {
        return headings.stream()
                .filter(heading -> !heading.astray() && heading.level() <= 2)
                .findFirst()
                .map(heading -> new Sourced<>(heading.text(), Origin.HEADING));
    }

    /** The part of the title element that a heading leaves over. */
    Optional<Sourced<String>> siteName() {
        if (title.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = parts(title.get());
        if (parts.size() < 2) {
            return Optional.empty();
        }
        String last = parts.get(parts.size() - 1);
        String first = parts.get(0);
        Optional<Sourced<String>> heading = heading();
        boolean lastIsTitle = heading.filter(h -> Words.of(last).shareIn(Words.of(h.value())) > 0.6)
                .isPresent();
        String name = lastIsTitle ? first : last;
        return name.length() <= 64
                        && heading.filter(h -> Words.of(h.value())
                                        .joined()
                                        .equals(Words.of(name).joined()))
                                .isEmpty()
                ? Optional.of(new Sourced<>(name, Origin.TITLE))
                : Optional.empty();
    }
}
