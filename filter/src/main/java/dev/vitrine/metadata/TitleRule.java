package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a page is called, without the name of its site; and the name of the site, where the title element tells it. */
final class TitleRule {
    /** What stands between a page's title and its site's name. */
    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s+[|\\-‐‒–—―－·•»«›‹>/~*¦⋆]+\\s+|\\s*[|｜]+\\s*|\\s+::+\\s+|\\s+[lI]\\s+(?=[A-Z])|\\s+:\\s+(?=\\p{IsHangul})"
                    + "|(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])[_-](?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

    /** What editors and frameworks write into a title until somebody else does. */
    private static final Pattern UNTITLED = Pattern.compile(
            "untitled|document|(?:page |site )?title|(?:untitled|new) (?:document|page|site) ?\\d*|(?:my|react|vite|create next) app|vite \\+ \\w+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[\\p{L}\\p{N}-]+\\.)++[a-z]{2,10}", Pattern.CASE_INSENSITIVE);

    /** A name of a site has so many words at most, and the name of one of its parts fewer. */
    private static final int HEADLINE_WORDS = 3;

    private static final int SITE_WORDS = 5;

    private static final int SECTION_WORDS = 3;
    private static final int LONGEST_NAME = 45;

    /** A first part shorter than this may be the name of the site as well. */
    private static final int SHORT = 15;

    private final Facts facts;
    private final Optional<String> title;
    private final List<String> parts;
    private final List<Words> partWords;
    private final List<Heading> headings;
    private @Nullable List<String> hostNames;
    private @Nullable Set<String> siteNames;

    TitleRule(Facts facts) {
        this.facts = facts;
        this.title = facts.head()
                .title()
                .flatMap(PlainText::of)
                .filter(text -> !UNTITLED.matcher(text).matches());
        this.headings = facts.body().headings();
        this.parts = title.map(this::parts).orElse(List.of());
        this.partWords = parts.stream().map(Words::of).toList();
    }

    Optional<Sourced<String>> derive() {
        return sibling()
                .or(() -> facts.ofMain("headline").filter(this::isHeadline))
                .or(() -> facts.ofMain("name").filter(this::fitsTitle))
                .filter(sourced -> sourced.value().length() > 1)
                .or(this::ofFirstPage)
                .or(this::heading)
                .or(this::titleWithoutSite)
                .or(this::firstHeading);
    }

    /** The first page is called as its site, with what that says of itself, unless that is its heading; "Home" says nothing. */
    private Optional<Sourced<String>> ofFirstPage() {
        if (title.isEmpty()) {
            return Optional.empty();
        }
        int from = 0;
        int to = parts.size();
        while (from < to && LogoName.isPlace(parts.get(from))) {
            from++;
        }
        while (to > from && LogoName.isPlace(parts.get(to - 1))) {
            to--;
        }
        boolean whole = to - from == parts.size();
        if (whole && (!facts.context().isHome() || isHeaded())) {
            return Optional.empty();
        }
        return from == to
                ? firstHeading().filter(heading -> !LogoName.isPlace(heading.value()))
                : Optional.of(new Sourced<>(joined(from, to, title.get()), Origin.TITLE));
    }

    /** Whether a heading says all but the site's name. */
    private boolean isHeaded() {
        return IntStream.range(0, parts.size()).anyMatch(i -> isHeading(partWords.get(i)) && !isSiteName(parts.get(i)));
    }

    private Optional<Sourced<String>> sibling() {
        return facts.metas()
                .first("citation_title", "parsely-title", "sailthru.title")
                .map(text -> new Sourced<>(text, Origin.SIBLING_TAG));
    }

    /** What is a page and no more has boxes with headlines of their own; the title element knows nothing of those. */
    private boolean isHeadline(Sourced<String> headline) {
        Words words = Words.of(headline.value());
        return facts.main(MainEntity.Kind.PAGE).isEmpty()
                || title.map(Words::of)
                        .filter(whole -> words.shareIn(whole) < 0.3)
                        .isEmpty();
    }

    /** A thing may have any name; only one that the title element knows is the page's. */
    private boolean fitsTitle(Sourced<String> name) {
        Words words = Words.of(name.value());
        return title.map(Words::of).filter(whole -> words.shareIn(whole) < 0.5).isEmpty();
    }

    /** The heading that says what the title element says beside the site's name, repeats most of it, or agrees with it. */
    private Optional<Sourced<String>> heading() {
        if (title.isEmpty()) {
            return Optional.empty();
        }
        Words whole = Words.of(title.get());
        Words own = Words.of(withoutSite(title.get()));
        List<Heading> fitting = headings.stream()
                .filter(heading -> !heading.astray() || heading.level() == 1)
                .filter(heading -> !isSite(heading))
                .toList();
        return fitting.stream()
                .filter(heading -> heading.words().joined().equals(own.joined()))
                .min(Comparator.comparingInt(Heading::level))
                .or(() -> fitting.stream()
                        .filter(heading -> repeated(heading, whole))
                        .min(Comparator.comparingInt(Heading::level)
                                .thenComparing(Comparator.comparingInt((Heading heading) ->
                                                heading.text().length())
                                        .reversed())))
                .or(() -> fitting.stream()
                        .filter(heading -> heading.level() == 1 && !heading.astray() && agrees(heading, own))
                        .findFirst())
                .map(this::orOfContent)
                .map(heading -> new Sourced<>(heading.text(), Origin.HEADING));
    }

    /** Where the heading in the site's header names one part of the title, a heading of the content may name another. */
    private Heading orOfContent(Heading found) {
        if (!found.region().is(Region.HEADER) || found.region().is(Region.MAIN | Region.ARTICLE)) {
            return found;
        }
        Words site = found.words();
        List<Words> others =
                partWords.stream().filter(part -> !part.contain(site)).toList();
        return headings.stream()
                .filter(heading -> !heading.astray() && !heading.region().is(Region.HEADER))
                .filter(heading -> others.contains(heading.words()))
                .min(Comparator.comparingInt(Heading::level))
                .orElse(found);
    }

    /** Whether the heading is the name of the site, which stands in the page's header and at an end of the title. */
    private boolean isSite(Heading heading) {
        if (parts.size() < 2) {
            return false;
        }
        String name = heading.words().joined();
        boolean first = first().joined().equals(name);
        boolean last = last().joined().equals(name);
        return (last
                        && (heading.region().is(Region.HEADER)
                                || (heading.hints() & Hint.SITE) != 0
                                || (!heading.region().is(Region.MAIN | Region.ARTICLE) && !saysMore(heading))
                                || isHeading(first())))
                || (first
                        && ((isSiteName(parts.get(0)) && !isOfContent(heading))
                                || (heading.region().is(Region.HEADER) && isHeading(last()))));
    }

    /** Whether a page's only heading of the first level says more than the name before it in the title. */
    private boolean saysMore(Heading heading) {
        return heading.level() == 1
                && first().size() < HEADLINE_WORDS
                && last().size() >= HEADLINE_WORDS
                && headings.stream().filter(other -> other.level() == 1).count() == 1;
    }

    private Words first() {
        return partWords.get(0);
    }

    private Words last() {
        return partWords.get(partWords.size() - 1);
    }

    private boolean isHeading(Words words) {
        return headings.stream()
                .anyMatch(
                        heading -> !heading.astray() && heading.words().joined().equals(words.joined()));
    }

    private boolean repeated(Heading heading, Words whole) {
        Words words = heading.words();
        return whole.contain(words)
                && words.joined().length() * 2 >= whole.joined().length();
    }

    private static boolean agrees(Heading heading, Words own) {
        Words words = heading.words();
        return words.size() >= 3 && Math.max(words.shareIn(own), own.shareIn(words)) >= 0.5;
    }

    private Optional<Sourced<String>> titleWithoutSite() {
        return title.map(text -> new Sourced<>(withoutSite(text), Origin.TITLE));
    }

    /** Leaves out the site's name, first where it is known to be one, else last, and the names of its parts before it. */
    private String withoutSite(String text) {
        if (parts.size() < 2) {
            return text;
        }
        if (siteFirst()) {
            return joined(1, parts.size(), text);
        }
        int kept = parts.size();
        int words = SITE_WORDS;
        while (kept > 1 && (isName(parts.get(kept - 1), words) || isSiteName(parts.get(kept - 1)))) {
            kept--;
            words = SECTION_WORDS;
        }
        String longest = longest(parts);
        String first = parts.get(0);
        if (kept == 1
                && first.length() < SHORT
                && longest.length() > 2 * first.length()
                && !isHeading(first())
                && !isSiteName(longest)) {
            return longest;
        }
        return joined(0, kept, text);
    }

    private static String longest(List<String> parts) {
        return parts.stream().max(Comparator.comparingInt(String::length)).orElse("");
    }

    /** The text from one part to another, with what parts them. */
    private String joined(int from, int to, String text) {
        int begin = 0;
        int end = 0;
        for (int i = 0; i < to; i++) {
            int part = text.indexOf(parts.get(i), end);
            begin = i == from ? part : begin;
            end = part + parts.get(i).length();
        }
        return text.substring(begin, end);
    }

    /** Whether the name of the site stands first and only there, and is not what the content calls itself. */
    private boolean siteFirst() {
        return isSiteName(parts.get(0))
                && !isSiteName(parts.get(parts.size() - 1))
                && headings.stream()
                        .noneMatch(heading ->
                                isOfContent(heading) && heading.words().joined().equals(first().joined()));
    }

    private static boolean isOfContent(Heading heading) {
        return heading.level() == 1
                && heading.region().is(Region.MAIN | Region.ARTICLE)
                && !heading.region().is(Region.HEADER);
    }

    private static boolean isName(String part, int words) {
        return part.length() <= LONGEST_NAME && Words.of(part).size() <= words;
    }

    /** Whether a part is what the page calls its site elsewhere, its host's name, or the address of a site. */
    private boolean isSiteName(String part) {
        String name = Words.of(part).joined();
        return siteNames().contains(name) || isAddress(part) || isHost(name.replace(" ", ""));
    }

    /** What the page calls its site elsewhere, as words. */
    private Set<String> siteNames() {
        Set<String> known = siteNames;
        if (known == null) {
            known = Stream.of(
                            facts.metas().first("og:site_name", "application-name").stream(),
                            new FeedName(facts.head().links()).name().map(Sourced::value).stream(),
                            facts.body().siteNames().stream(),
                            facts.body().homeNames().stream())
                    .flatMap(names -> names.map(name -> Words.of(name).joined()))
                    .collect(Collectors.toSet());
            siteNames = known;
        }
        return known;
    }

    private static boolean isAddress(String part) {
        return part.indexOf(' ') < 0 && ADDRESS.matcher(part).matches();
    }

    /** Whether the host of the page is called so, {@code lesechos} in {@code www.lesechos.fr}. */
    private boolean isHost(String name) {
        return name.length() > 2 && hostNames().contains(name);
    }

    /** The names in the page's own host, without hyphens. */
    private List<String> hostNames() {
        List<String> known = hostNames;
        if (known == null) {
            known = new UrlRule(facts)
                    .derive().flatMap(url -> WebUrl.parse(url.value())).stream()
                            .flatMap(
                                    url -> Stream.of(url.host().replace("-", "").split("\\.", -1)))
                            .toList();
            hostNames = known;
        }
        return known;
    }

    private List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int colon = text.indexOf(": ");
        if (colon > 0 && siteNames().contains(Words.of(text.substring(0, colon)).joined())) {
            add(parts, text.substring(0, colon));
            from = colon + 1;
        }
        Matcher separator = SEPARATOR.matcher(text);
        while (separator.find(from)) {
            add(parts, text.substring(from, separator.start()));
            from = separator.end();
        }
        add(parts, text.substring(from));
        return parts;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }

    private Optional<Sourced<String>> firstHeading() {
        return headings.stream()
                .filter(heading -> !heading.astray() && heading.level() <= 2)
                .findFirst()
                .map(heading -> new Sourced<>(heading.text(), Origin.HEADING));
    }

    /** The part of the title element that a heading leaves over. */
    Optional<Sourced<String>> siteName() {
        if (parts.size() < 2) {
            return Optional.empty();
        }
        String last = parts.get(parts.size() - 1);
        String first = parts.get(0);
        Optional<Sourced<String>> heading = heading();
        boolean lastIsTitle = heading.filter(h -> Words.of(last).shareIn(Words.of(h.value())) > 0.6)
                .isPresent();
        String name = lastIsTitle || siteFirst() ? first : last;
        return name.length() <= 64
                        && heading.filter(h -> Words.of(h.value())
                                        .joined()
                                        .equals(Words.of(name).joined()))
                                .isEmpty()
                ? Optional.of(new Sourced<>(name, Origin.TITLE))
                : Optional.empty();
    }
}
