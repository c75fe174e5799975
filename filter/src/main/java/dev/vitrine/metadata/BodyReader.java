package dev.vitrine.metadata;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.Scan;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Takes note of what the body shows: headings, blocks of text, pictures, lines that name authors and dates, the trail of
 * links to the page. Judges nothing but where a thing stands; what it is worth is decided when the page is known.
 */
final class BodyReader {
    /** The sign of the link by which a heading of a documentation leads to itself. */
    private static final Pattern PERMALINK =
            Pattern.compile("^\\s*[#¶§🔗]\\s+|\\s*[¶🔗]\\s*$|(?<=[\\p{L}\\p{N}]{2}|\\s)[#§]\\s*$");

    private static final int LINK_SIGN = 0x1F517;

    private static final int HEADING_LIMIT = 600;
    private static final int MENTION_LIMIT = 400;
    private static final int BLOCK_LIMIT = 6_000;
    private static final int LONG_BLOCK = 50;
    private static final int MAX_HEADINGS = 60;
    private static final int MAX_BLOCKS = 80;
    private static final int MAX_MENTIONS = 60;
    private static final int MAX_PICTURES = 80;
    private static final int MAX_LINES = 60;
    private static final int MAX_CRUMBS = 12;
    private static final int MAX_PINS = 20;
    private static final int MAX_NAMES = 8;
    private static final int ENOUGH_PARAGRAPHS = 10;
    private static final int NO_MARK = -1;
    private static final String MAIL = "mailto:";
    private static final long BUTTON = TagName.of("button");

    private final Scan scan;
    private final OpenElements elements;
    private final Captures captures;
    private final Predicate<Words> isTitle;
    private final Regions regions = new Regions();
    private final Containers containers = new Containers();
    private final RecipeReader recipe;

    private final List<Heading> headings = new ArrayList<>();
    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Mention> lines = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<Crumb> crumbs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();
    private final List<String> siteNames = new ArrayList<>();
    private final List<String> homeNames = new ArrayList<>();
    private final List<PinLink> pins = new ArrayList<>();

    private int block = NO_MARK;
    private int linkStart = NO_MARK;
    private int linkDepth = NO_MARK;
    private long away = NO_MARK;
    private int homeDepth = NO_MARK;
    private int targetDepth = NO_MARK;
    private String target = "";
    private int linked;
    private String pictureSources = "";
    private int articles;
    private int paragraphs;
    private boolean password;
    private boolean ended;
    private boolean underTitle;

    BodyReader(Scan scan, Captures captures, Predicate<Words> isTitle) {
        this.isTitle = isTitle;
        this.scan = scan;
        this.elements = scan.elements();
        this.captures = captures;
        this.recipe = new RecipeReader(captures);
    }

    List<Heading> headings() {
        return headings;
    }

    List<TextBlock> blocks() {
        return blocks;
    }

    List<Mention> mentions() {
        return mentions;
    }

    /** Short lines around the headings, which may name authors and dates. */
    List<Mention> lines() {
        return lines;
    }

    List<Picture> pictures() {
        return pictures;
    }

    List<Crumb> crumbs() {
        return crumbs;
    }

    List<Player> players() {
        return players;
    }

    List<String> siteNames() {
        return siteNames;
    }

    /** The words of links that lead to the first page; some are the site's name. */
    List<String> homeNames() {
        return homeNames;
    }

    /** The links by which the page, or others, are put on Pinterest. */
    List<PinLink> pins() {
        return pins;
    }

    /** The texts of links with {@code rel=tag}. */
    List<String> tags() {
        return tags;
    }

    /** A recipe that the body tells by its classes. */
    Optional<Recipe> recipe() {
        return recipe.recipe();
    }

    /** Whether the content has been read to its end. */
    boolean ended() {
        return ended;
    }

    /** The content or the body ends here. */
    void end() {
        ended = true;
    }

    /** The number of articles that stand in no other. */
    int articles() {
        return articles;
    }

    /** Whether the main content asks for a password. */
    boolean password() {
        return password;
    }

    /** A start tag whose name parts blocks of text is about to take effect. */
    void boundary(long position) {
        endBlock(position);
        if (captures.listening()) {
            scan.text().separate();
        }
    }

    /** Text begins or goes on behind the boundary that is being reported. */
    void resume() {
        if (block == NO_MARK && (regions.current().certain() & Region.ASTRAY) == 0 && blocks.size() < MAX_BLOCKS) {
            block = scan.text().open();
            linked = 0;
            linkStart = linkDepth == NO_MARK ? NO_MARK : 0;
        }
    }

    /** Whether what the rules look for has been seen. */
    boolean satisfied() {
        return paragraphs >= ENOUGH_PARAGRAPHS && !headings.isEmpty() && !pictures.isEmpty();
    }

    /** A start tag of an element whose content is no text of the page. */
    void silence(StartTag tag, int depth) {
        if (hasOpened(tag, depth)) {
            regions.open(depth, Region.HIDDEN, 0, 0);
            if (tag.name() == BUTTON) {
                captures.skip(depth);
            }
        }
    }

    /** Whether a start tag has opened its element, at this index on the stack: a form within a form, say, does not. */
    private boolean hasOpened(StartTag tag, int depth) {
        return depth >= 0 && elements.name(depth) == tag.name();
    }

    /** A line break. */
    void lineBreak() {
        if (block != NO_MARK || captures.listening()) {
            scan.text().separate();
        }
    }

    /** An element with its attributes; {@code depth} is its index on the stack, or would be if it had content. */
    void startTag(StartTag tag, Element element, int depth) {
        CharSequence names = tag.peek("class");
        CharSequence id = tag.peek("id");
        int hints = (names.isEmpty() ? 0 : Hint.of(names)) | (id.isEmpty() ? 0 : Hint.of(id));
        switch (element) {
            case HTML, BODY, TITLE, META, LINK, BASE -> {}
            case IMG -> picture(tag, hints);
            case SOURCE -> source(tag);
            case INPUT -> input(tag);
            case VIDEO, AUDIO, IFRAME -> player(tag, element);
            default -> container(tag, element, depth, names, hints);
        }
    }

    private void container(StartTag tag, Element element, int depth, CharSequence names, int hints) {
        if (!hasOpened(tag, depth)) {
            return;
        }
        int said = RegionHints.said(tag, element, regions.current().certain());
        int hinted = names.isEmpty() && hints == 0 ? 0 : RegionHints.hinted(element, names, hints);
        if (element == Element.FORM && regions.current().is(Region.MAIN | Region.ARTICLE)) {
            hinted |= Region.NOTICE;
        }
        if (element == Element.ARTICLE && !regions.current().is(Region.ASTRAY | Region.ARTICLE)) {
            articles++;
        }
        if ((said | hinted) != 0) {
            boolean main = (said & Region.MAIN) != 0;
            regions.open(depth, said, hinted, main ? (Region.ASTRAY & ~Region.HIDDEN) | Region.HEADER : 0);
        }
        CharSequence target = element == Element.A ? tag.peek("href") : "";
        if (element == Element.A) {
            link(tag, target, depth);
        } else if (element == Element.PICTURE) {
            pictureSources = "";
        }
        if ((hints & Hint.RECIPE) != 0 || recipe.reading()) {
            recipe.startTag(tag, element, depth);
        }
        heading(tag, element, depth, hints);
        mention(tag, element, target, depth, hints);
        siteName(tag, element, depth, hints);
    }

    private void heading(StartTag tag, Element element, int depth, int hints) {
        boolean titled = (hints & Hint.TITLE) != 0 && element != Element.A;
        int level = element.level() > 0 ? element.level() : titled ? 5 : 0;
        if (level > 0 && !isFull(headings, MAX_HEADINGS)) {
            Region where = regions.current();
            long position = tag.position();
            captures.open(
                    depth,
                    HEADING_LIMIT,
                    text -> PlainText.shown(withoutPermalink(text))
                            .ifPresent(line -> heading(new Heading(
                                    line, Words.of(line), level, where, hints, position, away > position))));
        }
    }

    private static String withoutPermalink(String text) {
        return text.indexOf('#') < 0 && text.indexOf('¶') < 0 && text.indexOf('§') < 0 && text.indexOf(LINK_SIGN) < 0
                ? text
                : PERMALINK.matcher(text).replaceAll("");
    }

    private void heading(Heading heading) {
        headings.add(heading);
        if (heading.level() == 1 && isTitle.test(heading.words())) {
            heading.region().pardon(Region.ASTRAY | Region.SMALL);
            underTitle = true;
        }
    }

    private void mention(StartTag tag, Element element, CharSequence target, int depth, int hints) {
        if (isFull(mentions, MAX_MENTIONS)) {
            return;
        }
        boolean time = element == Element.TIME;
        boolean stated =
                tag.attribute("rel").filter(rel -> rel.contains("author")).isPresent() || tag.has("pubdate");
        boolean hinted = (hints & (Hint.AUTHOR | Hint.DATE | Hint.MODIFIED)) != 0;
        boolean letter = !hinted && paragraphs == 0 && isLetter(target);
        boolean person = !hinted
                && !letter
                && paragraphs == 0
                && (regions.current().certain() & Region.ASTRAY) == 0
                && AuthorLink.isOne(target);
        if (!time && !stated && !hinted && !letter && !person) {
            return;
        }
        Mention.Strength strength = stated
                ? Mention.Strength.STATED
                : time ? Mention.Strength.ELEMENT : hinted || person ? Mention.Strength.HINT : Mention.Strength.LINE;
        int kind = hints | ((stated && !time) || person ? Hint.AUTHOR : 0) | (time ? Hint.DATE : 0);
        Region where = regions.current();
        long position = tag.position();
        String link = tag.attribute("href").orElse("");
        Optional<String> datetime = tag.attribute("datetime").filter(text -> !text.isBlank());
        if (datetime.isPresent()) {
            mentions.add(new Mention(datetime.get(), link, strength, kind, where, position));
        } else {
            captures.open(
                    depth,
                    MENTION_LIMIT,
                    text -> PlainText.of(text)
                            .ifPresent(line -> mentions.add(new Mention(line, link, strength, kind, where, position))));
        }
    }

    /** Whether a reference leads to somebody's letter box. */
    private static boolean isLetter(CharSequence href) {
        return href.length() > MAIL.length()
                && href.charAt(MAIL.length() - 1) == ':'
                && MAIL.contentEquals(href.subSequence(0, MAIL.length()));
    }

    private void siteName(StartTag tag, Element element, int depth, int hints) {
        boolean home = element == Element.A
                && tag.attribute("rel").filter("home"::equalsIgnoreCase).isPresent();
        boolean named = (hints & Hint.SITE) != 0 && (hints & (Hint.TITLE | Hint.NAME)) != 0;
        boolean leadsHome = element == Element.A && depth == homeDepth;
        boolean branded =
                leadsHome && (hints & (Hint.DECORATION | Hint.SITE)) != 0 && homeNames.isEmpty() && headings.isEmpty();
        if ((home || named) && siteNames.size() < MAX_NAMES) {
            captures.open(depth, 200, text -> PlainText.of(text).ifPresent(siteNames::add));
        } else if (leadsHome && homeNames.size() < MAX_NAMES) {
            captures.open(
                    depth,
                    200,
                    text -> PlainText.of(text)
                            .ifPresent(name -> (branded && LogoName.isWords(name) ? siteNames : homeNames).add(name)));
        }
    }

    private void link(StartTag tag, CharSequence href, int depth) {
        if (isHome(href)) {
            homeDepth = depth;
        }
        if (!href.isEmpty() && (regions.current().certain() & Region.ASTRAY) == 0) {
            targetDepth = depth;
            target = tag.attribute("href").orElse("");
        }
        if (pins.size() < MAX_PINS) {
            pin(tag, href);
        }
        if (!href.isEmpty() && href.charAt(0) != '#') {
            away = tag.position();
        }
        if (block != NO_MARK) {
            linkStart = scan.text().length(block);
            linkDepth = depth;
        }
        if (tag.attribute("rel").filter(rel -> rel.contains("tag")).isPresent() && tags.size() < 20) {
            captures.open(depth, 100, text -> PlainText.of(text).ifPresent(tags::add));
        } else if (crumbs.size() < MAX_CRUMBS
                && regions.current().is(Region.BREADCRUMB)
                && !regions.current().is(Region.ASIDE)) {
            String place = tag.attribute("href").orElse("");
            captures.open(
                    depth,
                    200,
                    text -> PlainText.of(text)
                            .ifPresent(name -> crumbs.add(new Crumb(name, place, Origin.BREADCRUMB))));
        }
    }

    /** Where a script follows a link, its target stands beside its {@code href}. */
    private void pin(StartTag tag, CharSequence href) {
        Optional<String> target = Optional.empty();
        if (PinLink.mayBe(href)) {
            target = tag.attribute("href");
        } else if (href.isEmpty() || href.charAt(0) == '#' || href.charAt(0) == 'j') {
            target = tag.attribute("data-href")
                    .or(() -> tag.attribute("data-url"))
                    .filter(PinLink::mayBe);
        }
        Region where = regions.current();
        target.flatMap(link -> PinLink.of(link, where)).ifPresent(pins::add);
    }

    /** Whether a reference leads to the first page of a site: a host without a path, or the root. */
    private static boolean isHome(CharSequence href) {
        int length = href.length();
        if (length < 10 || href.charAt(6) != '/') {
            return length == 1 && href.charAt(0) == '/';
        }
        int slash = 8;
        while (slash < length && href.charAt(slash) != '/') {
            slash++;
        }
        return slash >= length - 1;
    }

    private void picture(StartTag tag, int hints) {
        if (isFull(pictures, MAX_PICTURES) || isHiddenPicture(tag)) {
            return;
        }
        Optional<String> source = Srcset.source(tag);
        Optional<String> offered = inPicture() ? Srcset.largest(pictureSources) : Optional.empty();
        String address = offered.or(() -> source).orElse("");
        if (!address.isEmpty()) {
            pictures.add(new Picture(
                    address,
                    tag.attribute("src").filter(address::equals).isEmpty(),
                    pixels(tag.attribute("width")),
                    pixels(tag.attribute("height")),
                    tag.attribute("alt").orElse(""),
                    hints,
                    regions.current(),
                    homeDepth != NO_MARK,
                    targetDepth == NO_MARK ? "" : target,
                    tag.position()));
        }
    }

    /** Whether no more is taken note of. A large menu before the content leaves half of the room to that. */
    private boolean isFull(List<?> notes, int room) {
        return notes.size() >= room / 2
                && (notes.size() >= room || regions.current().astray());
    }

    private boolean inPicture() {
        return elements.depth() > 0 && Element.of(elements.name(elements.depth() - 1)) == Element.PICTURE;
    }

    private static boolean isHiddenPicture(StartTag tag) {
        return tag.has("data-vitrine-noimage")
                || tag.has("hidden")
                || tag.attribute("aria-hidden").filter("true"::equals).isPresent()
                || tag.attribute("role").filter("presentation"::equals).isPresent();
    }

    private void source(StartTag tag) {
        if (inPicture()) {
            String type = tag.attribute("type").orElse("");
            boolean special = tag.attribute("media")
                    .filter(media -> !media.contains("min-width"))
                    .isPresent();
            if (!special && !type.contains("avif") && pictureSources.isEmpty()) {
                pictureSources = tag.attribute("srcset")
                        .or(() -> tag.attribute("data-srcset"))
                        .orElse("");
            }
        } else if (!players.isEmpty()
                && players.get(players.size() - 1).source().isEmpty()) {
            int last = players.size() - 1;
            tag.attribute("src")
                    .ifPresent(address -> players.set(last, players.get(last).playing(address)));
        }
    }

    /** The number in a {@code width} or {@code height}; 0 where it is none of pixels. */
    static int pixels(Optional<String> attribute) {
        String digits = attribute.map(String::strip).orElse("");
        String number = digits.endsWith("px") ? digits.substring(0, digits.length() - 2) : digits;
        boolean plain =
                !number.isEmpty() && number.length() < 6 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Integer.parseInt(number) : 0;
    }

    private void input(StartTag tag) {
        Region where = regions.current();
        if (tag.attribute("type").filter("password"::equalsIgnoreCase).isPresent()) {
            password |= !where.is((Region.ASTRAY & ~Region.NOTICE) | Region.HEADER);
        }
    }

    private void player(StartTag tag, Element element) {
        if (players.size() < 10) {
            players.add(new Player(
                    element,
                    tag.attribute("src").or(() -> tag.attribute("data-src")).orElse(""),
                    tag.attribute("poster").orElse(""),
                    pixels(tag.attribute("width")),
                    pixels(tag.attribute("height")),
                    regions.current(),
                    tag.position()));
        }
    }

    /** An element has closed; {@code position} is where the token stands that closed it. */
    void closed(int depth, long position) {
        if (depth == linkDepth) {
            if (block != NO_MARK && linkStart != NO_MARK) {
                linked += scan.text().length(block) - linkStart;
            }
            linkDepth = NO_MARK;
            linkStart = NO_MARK;
        }
        if (depth == homeDepth) {
            homeDepth = NO_MARK;
        }
        if (depth == targetDepth) {
            targetDepth = NO_MARK;
        }
        recipe.closed(depth);
        regions.closed(depth);
        containers.closed(depth);
    }

    private void endBlock(long position) {
        if (block == NO_MARK) {
            return;
        }
        int mark = block;
        block = NO_MARK;
        int length = scan.text().length(mark);
        int inLink = linked + (linkStart == NO_MARK ? 0 : length - linkStart);
        if (length < 3 || length > BLOCK_LIMIT || scan.text().isBlank(mark)) {
            scan.text().cancel(mark);
        } else if (length >= LONG_BLOCK / 2 || !isFull(lines, MAX_LINES)) {
            PlainText.shown(scan.text().close(mark)).ifPresent(line -> block(line, (double) inLink / length, position));
        } else {
            scan.text().cancel(mark);
        }
    }

    private void block(String line, double linkShare, long position) {
        Region where = regions.current();
        boolean lead = where.is(Region.LEAD);
        int ideographs = Words.ideographs(line);
        int weight = line.length() + ideographs;
        if (weight >= 2 * LONG_BLOCK && linkShare < 0.3) {
            where.pardon(underTitle ? Region.SMALL | Region.RELATED : Region.SMALL);
            paragraphs += where.astray() ? 0 : 1;
            underTitle &= where.astray();
        }
        if (weight >= LONG_BLOCK && (lead || !where.is(Region.HEADING))) {
            blocks.add(new TextBlock(
                    line, ideographs, linkShare, lead, where, containers.around(elements, blockDepth()), position));
        }
        if (line.length() <= 160 && !isFull(lines, MAX_LINES)) {
            lines.add(new Mention(line, "", Mention.Strength.LINE, 0, where, position));
        }
    }

    /** The number of open elements around the block that ends. */
    private int blockDepth() {
        int depth = elements.depth();
        while (depth > 0 && !Element.of(elements.name(depth - 1)).block()) {
            depth--;
        }
        return depth > 0 && isParagraph(Element.of(elements.name(depth - 1))) ? depth - 1 : depth;
    }

    private static boolean isParagraph(Element element) {
        return element == Element.P || element == Element.LI || element == Element.BLOCKQUOTE || element == Element.PRE;
    }
}
