package dev.vitrine.metadata;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses among the pictures of the body. Each gets points for where it stands and what it is called; the most points win,
 * and too few are worse than none, since a wrong picture is. The points follow from what authors chose who named their
 * picture in a tag, and were tried on pages that had no part in them.
 */
final class PictureChoice {
    private static final int WORTHY = 2;

    private static final int CLOSE = 4_000;

    /** How near to the first paragraph the main picture mostly stands, in the page's markup. */
    private static final int NEAR = 2_000;

    /** Boxes that hold no picture of the page; galleries are called the rest as well. */
    private static final int FOREIGN = Region.ASTRAY & ~(Region.RELATED | Region.NOTICE | Region.ASIDE);

    /** With less text than this, a page with several pictures that lead to others may be no more than a list of these. */
    private static final int LITTLE_TEXT = 600;

    private static final int SEVERAL = 2;

    private static final int LONG_WORD = 3;

    private static final double REPEATED = 0.6;

    /** What parts the words of a file's name: figures as well, which tell of sizes, days and numbers. */
    private static final Pattern BETWEEN = Pattern.compile("\\d+");

    private final MainContent content;
    private final long heading;
    private final Words title;
    private final Predicate<String> own;

    /**
     * A choice for one page.
     *
     * @param heading where the main heading stands; -1 for nowhere
     * @param title what the page is called
     * @param own whether a reference leads to the page itself
     */
    PictureChoice(MainContent content, long heading, Words title, Predicate<String> own) {
        this.own = own;
        this.content = content;
        this.heading = heading;
        this.title = title;
    }

    /** The pictures that are likely to stand for the page, the likeliest first. */
    Stream<Picture> among(List<Picture> pictures) {
        List<Picture> eligible =
                pictures.stream().filter(PictureChoice::eligible).toList();
        if (eligible.isEmpty()) {
            return Stream.empty();
        }
        Picture first = eligible.get(0);
        Optional<Picture> leading = leading(eligible);
        Stream<Picture> rated = eligible.stream()
                .map(picture -> Map.entry(
                        ofPlace(picture)
                                + ofNames(picture)
                                + (picture.equals(first) ? 1 : 0)
                                + (leading.filter(picture::equals).isPresent() ? 2 : 0),
                        picture))
                .filter(points -> points.getKey() >= WORTHY)
                .sorted(Comparator.comparingInt(points -> -points.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(rated, firstOfList(eligible).stream());
    }

    /** The pictures of a list of other pages are its own as well. */
    private Optional<Picture> firstOfList(List<Picture> eligible) {
        List<Picture> listed = eligible.stream()
                .filter(picture -> !picture.astray() && picture.region().is(Region.MAIN | Region.ARTICLE))
                .toList();
        int text = content.paragraphs().stream()
                .mapToInt(paragraph -> paragraph.text().length())
                .sum();
        return text < LITTLE_TEXT && listed.size() >= SEVERAL ? Optional.of(listed.get(0)) : Optional.empty();
    }

    private static boolean eligible(Picture picture) {
        return (picture.region().certain() & Region.ASTRAY) == 0
                && !picture.region().is(FOREIGN | Region.BIO | Region.BYLINE)
                && PictureRule.isPicture(picture.source())
                && !PictureRule.isThumbnail(picture.enlarged())
                && (picture.hints() & Hint.DECORATION) == 0
                && !PageContext.isSmall(picture.width(), picture.height());
    }

    /**
     * The first picture behind the heading in what the page calls its content, or before its first paragraph: where authors
     * put the main one. Where there is none, the one right before the heading.
     */
    private Optional<Picture> leading(List<Picture> pictures) {
        if (heading < 0) {
            return Optional.empty();
        }
        return pictures.stream()
                .filter(picture -> picture.position() > heading)
                .filter(picture -> !picture.astray() && !leadsAway(picture.target()))
                .filter(picture ->
                        picture.region().is(Region.MAIN | Region.ARTICLE) || picture.position() < content.begin())
                .findFirst()
                .or(() -> pictures.stream()
                        .filter(picture -> picture.position() < heading && picture.position() > heading - CLOSE)
                        .filter(picture -> picture.region().is(Region.MAIN | Region.ARTICLE | Region.FIGURE))
                        .reduce((first, second) -> second));
    }

    private int ofPlace(Picture picture) {
        Region region = picture.region();
        int points = 0;
        points += leadsAway(picture.target()) ? -5 : 0;
        points += region.is(Region.FIGURE) ? 2 : 0;
        points += region.is(Region.MAIN) ? 1 : 0;
        points += region.is(Region.LEAD) ? 1 : 0;
        points += region.is(Region.HERO) ? 1 : 0;
        points += (picture.hints() & Hint.HERO) != 0 ? 2 : 0;
        points += region.is(Region.DECORATION) ? -2 : 0;
        points += region.is(Region.TABLE) ? -2 : 0;
        points += picture.astray() && picture.position() > end() && !isTitled(Words.of(picture.alt())) ? -3 : 0;
        points += region.is(Region.LIST) ? -1 : 0;
        if (content.begin() >= 0) {
            points += Math.abs(picture.position() - content.begin()) < NEAR ? 2 : 0;
            points += heading >= 0 && picture.position() > heading && picture.position() < content.begin() ? 2 : 0;
        }
        return points;
    }

    /** Whether a link leads to another page: not to a place in this one, to a script or to a picture. */
    private boolean leadsAway(String target) {
        return !target.isEmpty()
                && !target.startsWith("#")
                && !target.regionMatches(true, 0, "javascript:", 0, 11)
                && !Srcset.isRaster(target)
                && !own.test(target);
    }

    /** Where the last paragraph ends; behind it, what is called a list of other pages is one. */
    private long end() {
        List<TextBlock> paragraphs = content.paragraphs();
        return paragraphs.isEmpty()
                ? Long.MAX_VALUE
                : paragraphs.get(paragraphs.size() - 1).position();
    }

    private boolean isTitled(Words alt) {
        return title.shareIn(alt) > REPEATED;
    }

    /** Authors call a picture of what the page is about by the words of its title. */
    private int ofNames(Picture picture) {
        Words alt = Words.of(picture.alt());
        long described = title.longWordsIn(alt, LONG_WORD);
        long named = title.longWordsIn(fileName(picture.source()), LONG_WORD);
        int points = 0;
        points += described >= 2 ? 1 : 0;
        points += isTitled(alt) ? 3 : 0;
        points += named >= 1 ? 3 : 0;
        points += named >= 2 ? 1 : 0;
        return points;
    }

    private static Words fileName(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        String name = WebUrl.decoded(path.substring(path.lastIndexOf('/') + 1));
        return Words.of(BETWEEN.matcher(name).replaceAll(" "));
    }
}
