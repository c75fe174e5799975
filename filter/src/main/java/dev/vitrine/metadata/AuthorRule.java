package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Who wrote a page. */
final class AuthorRule {
    /** What stands in front of the name of whom a text belongs to. */
    private static final Pattern COPYRIGHT = Pattern.compile(
            "(?:©|\\(c\\)|copyright)[\\s:]*(?:\\d{4}\\s*[,–-]?\\s*)+(?:by\\s+)?$", Pattern.CASE_INSENSITIVE);

    /** One person a tag, the family name first where a comma follows it, as Google Scholar has it. */
    private static final String CITED = "citation_author";

    /** Libraries name people like that, others as they please. */
    private static final String CREATOR = ".creator";

    private static final String[] TAGS = """
            author dc.creator dcterms.creator parsely-author sailthru.author citation_author article.author \
            byl article:author:name dcsext.author authors""".split(" ", -1);

    private final Facts facts;
    private final MainContent content;
    private final Byline byline;
    private final Words site;

    /** @param site what the page's site is called; empty for unknown */
    AuthorRule(Facts facts, MainContent content, Byline byline, String site) {
        this.facts = facts;
        this.content = content;
        this.byline = byline;
        this.site = Words.of(site);
    }

    /** A tag or data that name no more than the site give way to a person whom the page names. */
    List<PageAuthor> derive() {
        List<PageAuthor> stated = first(List.of(this::ofMain, this::metas, this::loose));
        if (!stated.isEmpty() && !stated.stream().allMatch(this::isSite)) {
            return stated;
        }
        List<PageAuthor> shown = first(List.of(this::mentions, this::lines, this::holders));
        boolean person = shown.stream().anyMatch(author -> author.name().contains(" ") && !isSite(author));
        return stated.isEmpty() || person ? shown : stated;
    }

    private static List<PageAuthor> first(List<Supplier<List<PageAuthor>>> places) {
        return places.stream()
                .map(Supplier::get)
                .filter(authors -> !authors.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean isSite(PageAuthor author) {
        return Words.of(author.name()).joined().equals(site.joined());
    }

    /** What stands in microdata outside of every thing. */
    private List<PageAuthor> loose() {
        List<PageAuthor> authors = new ArrayList<>();
        for (String name : facts.loose().texts("author")) {
            PlainText.of(name).ifPresent(text -> add(authors, AuthorNames.given(text), "", Origin.MICRODATA));
        }
        return authors;
    }

    private List<PageAuthor> ofMain() {
        List<PageAuthor> authors = new ArrayList<>();
        facts.main().ifPresent(main -> {
            for (String property : List.of("author", "creator")) {
                if (!authors.isEmpty()) {
                    continue;
                }
                for (Thing author : main.thing().things(property)) {
                    author.text("name")
                            .flatMap(PlainText::of)
                            .ifPresent(name -> add(
                                    authors,
                                    AuthorNames.given(name),
                                    author.text("url")
                                            .or(() -> author.text("sameAs"))
                                            .orElse(""),
                                    main.origin()));
                }
                for (String name : main.thing().texts(property)) {
                    PlainText.of(name).ifPresent(text -> add(authors, AuthorNames.given(text), "", main.origin()));
                }
            }
        });
        return authors;
    }

    private List<PageAuthor> metas() {
        List<PageAuthor> authors = new ArrayList<>();
        for (String key : TAGS) {
            for (MetaTags.Tag tag : facts.metas().all(key)) {
                PlainText.of(tag.content())
                        .map(text ->
                                key.equals(CITED) || (key.endsWith(CREATOR) && text.indexOf(' ') > text.indexOf(','))
                                        ? AuthorNames.inOrder(text)
                                        : text)
                        .ifPresent(text -> add(authors, AuthorNames.given(text), "", Origin.SIBLING_TAG));
            }
            if (!authors.isEmpty()) {
                break;
            }
        }
        return authors;
    }

    private List<PageAuthor> mentions() {
        List<Mention> fitting = facts.body().mentions().stream()
                .filter(mention -> (mention.hints() & Hint.AUTHOR) != 0 && byline.fits(mention))
                .filter(mention -> !mention.region().is(Region.CAPTION))
                .filter(mention -> (mention.hints() & Hint.DATE) == 0 || AuthorNames.announces(mention.text()))
                .filter(mention -> !AuthorNames.in(mention.text()).isEmpty())
                .toList();
        Optional<Mention> best = fitting.stream()
                .min(Comparator.<Mention>comparingInt(mention -> mention.strength() == Mention.Strength.STATED ? 0 : 1)
                        .thenComparingLong(byline::distance));
        List<PageAuthor> authors = new ArrayList<>();
        best.ifPresent(mention -> {
            List<String> names = AuthorNames.in(mention.text());
            add(authors, names, mention.link().isEmpty() ? link(names, fitting) : mention.link(), Origin.BYLINE);
        });
        return authors;
    }

    /** Where another mention of the same names leads. */
    private static String link(List<String> names, List<Mention> mentions) {
        return mentions.stream()
                .filter(other ->
                        !other.link().isEmpty() && AuthorNames.in(other.text()).equals(names))
                .map(Mention::link)
                .findFirst()
                .orElse("");
    }

    private List<PageAuthor> lines() {
        List<PageAuthor> authors = new ArrayList<>();
        for (Mention line : facts.body().lines()) {
            if (byline.fits(line)
                    && byline.follows(line)
                    && !line.region().is(Region.HEADING)
                    && line.text().length() < 100
                    && AuthorNames.announces(line.text())) {
                List<String> names = AuthorNames.in(line.text());
                if (!names.isEmpty() && names.get(0).contains(" ")) {
                    add(authors, names, "", Origin.BYLINE);
                    return authors;
                }
            }
        }
        return authors;
    }

    /** Who claims the copyright of what follows, and can be written to: {@code © 2002 <a href="mailto:…">Ada Baker</a>}. */
    private List<PageAuthor> holders() {
        List<PageAuthor> authors = new ArrayList<>();
        for (Mention letter : facts.body().mentions()) {
            if (letter.strength() == Mention.Strength.LINE
                    && letter.position() < content.begin()
                    && byline.fits(letter)
                    && letter.text().contains(" ")
                    && List.of(letter.text()).equals(AuthorNames.in(letter.text()))
                    && facts.body().lines().stream().anyMatch(line -> claims(line.text(), letter.text()))) {
                add(authors, List.of(letter.text()), "", Origin.BYLINE);
                return authors;
            }
        }
        return authors;
    }

    private static boolean claims(String line, String name) {
        int at = line.indexOf(name);
        return at > 0 && COPYRIGHT.matcher(line.substring(0, at)).find();
    }

    private void add(List<PageAuthor> authors, List<String> names, String link, Origin origin) {
        Optional<String> url = names.size() == 1 && !link.isEmpty() ? facts.absolute(link) : Optional.empty();
        for (String name : names) {
            if (authors.size() < 6
                    && authors.stream().noneMatch(author -> author.name().equals(name))) {
                authors.add(new PageAuthor(name, url, origin));
            }
        }
    }
}
