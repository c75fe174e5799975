package dev.vitrine.metadata;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The picture that stands for a page. */
final class PictureRule {
    /** The words of an address that tell that its picture is no picture of the page; whole words only. */
    private static final Pattern DECORATION = Pattern.compile(
            "(?<![a-z])(logos?|avatars?|icons?|sprites?|pixel|badges?|emojis?|spinner|captcha|gravatar|spacer|blank|placeholder|1x1"
                    + "|loading|transparent|tracking|no[_-]?image|author(?:-?box)?|banners?|buttons?|smil(?:ey|ies)|counter|favicon)(?![a-z])"
                    + "|/ads?/|doubleclick|vgwort|/(?:[a-z]+[_-])?default[._-]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TYPE = Pattern.compile("\\.(jpe?g|png|webp)(?:\\?|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNSHOWN =
            Pattern.compile("\\.(svg|avif|heic|ico|bmp|tiff?|gif)(\\?|$)", Pattern.CASE_INSENSITIVE);

    /** An address that tells of less than 200 pixels, which no preview shows. */
    private static final Pattern THUMBNAIL = Pattern.compile(
            "-1?\\d{2}x1?\\d{2}\\.(?:jpe?g|png|webp)$|[?&](?:w|width)=1?\\d{2}(?!\\d)", Pattern.CASE_INSENSITIVE);

    /** Names of tags for readers of all kinds: {@code parsely-image-url}, {@code cXenseParse:image}, {@code image_thumb_src}. */
    private static final Pattern FOR_READERS = Pattern.compile(
            "^(?!og:|twitter:|msapplication)(?:.*[._:-])?(?:image|thumb)(?:[._:-](?:src|url|full|large|header|\\d+)(?![a-z]).*)?$");

    /** Pictures that were made to be pinned: tall, and mostly of letters. */
    private static final Pattern FOR_BOARDS =
            Pattern.compile("(?<![a-z])(pinterest|pin|pins|collage)(?![a-z])[^/]*$", Pattern.CASE_INSENSITIVE);

    /** The share of words that a link and the title have in common where they name the same page. */
    private static final double NAMED = 0.4;

    /** What a picture must show for itself; a wrong one is worse than none. */
    private static final double WORTHY = 2;

    private static final double LEADING = 4;

    private static final int CLOSE = 4_000;

    /** Boxes that no gallery is called, whoever named them. */
    private static final int FOREIGN = Region.ASTRAY & ~(Region.RELATED | Region.NOTICE | Region.ASIDE);

    /** Boxes for one picture that matters. */
    private static final int PROMINENT = Region.FIGURE | Region.HERO | Region.LEAD;

    private static final int AT_HOME = PROMINENT | Region.MAIN | Region.ARTICLE;

    /** A width that pictures of other pages hardly have. */
    private static final int LARGE = 400;

    /** How far behind the first paragraph the picture above the text may end up in a page's markup. */
    private static final int DOUBT = 2_000;

    private final Facts facts;
    private final MainContent content;
    private final long heading;
    private final Words title;

    PictureRule(Facts facts, MainContent content, long heading, Words title) {
        this.title = title;
        this.facts = facts;
        this.content = content;
        this.heading = heading;
    }

    Optional<PageImage> derive() {
        return sibling()
                .or(this::ofMain)
                .or(this::linked)
                .or(this::offered)
                .or(this::body)
                .or(this::doubted)
                .or(this::poster);
    }

    private Optional<PageImage> sibling() {
        return facts.metas()
                .first(
                        "twitter:image",
                        "twitter:image:src",
                        "thumbnail",
                        "sailthru.image.full",
                        "sailthru.image.thumb",
                        "image",
                        "parsely-image-url",
                        "thumbnailurl",
                        "article_image",
                        "dc.image")
                .flatMap(facts::absolute)
                .filter(url ->
                        !UNSHOWN.matcher(url).find() && !THUMBNAIL.matcher(url).find())
                .or(this::tagged)
                .map(url -> PageImage.of(url, Origin.SIBLING_TAG));
    }

    /** A picture in a tag whose name says so, whoever may read it. */
    private Optional<String> tagged() {
        return facts.metas().keys().stream()
                .filter(key -> FOR_READERS.matcher(key).find())
                .flatMap(key -> facts.metas().first(key).stream())
                .flatMap(value -> facts.absolute(value).stream())
                .filter(url -> isPicture(url) && !THUMBNAIL.matcher(url).find())
                .findFirst();
    }

    private Optional<PageImage> ofMain() {
        return facts.main()
                .flatMap(main -> List.of("image", "primaryImageOfPage", "thumbnailUrl").stream()
                        .flatMap(property -> Stream.concat(
                                main.thing().texts(property).stream(),
                                main.thing().things(property).stream()
                                        .flatMap(thing ->
                                                thing.text("url").or(() -> thing.text("contentUrl")).stream())))
                        .filter(text -> !text.isBlank())
                        .flatMap(text -> facts.absolute(text).stream())
                        .filter(PictureRule::isPicture)
                        .findFirst()
                        .map(url -> PageImage.of(url, main.origin())))
                .or(() -> facts.loose()
                        .text("image")
                        .flatMap(facts::absolute)
                        .filter(PictureRule::isPicture)
                        .map(url -> PageImage.of(url, Origin.MICRODATA)));
    }

    private Optional<PageImage> linked() {
        return facts.head().links().stream()
                .filter(link -> link.is("image_src") || (link.is("preload") && link.image()))
                .filter(link -> !link.href().isEmpty())
                .flatMap(link -> facts.absolute(link.href()).stream())
                .filter(PictureRule::isPicture)
                .findFirst()
                .map(url -> PageImage.of(url, Origin.LINK));
    }

    /**
     * What the page's own links to Pinterest offer. They are the page's own if they lead to its address; where that is
     * another one to the world, if all of them are for one page whose name is the title's.
     */
    private Optional<PageImage> offered() {
        List<PinLink> pins = facts.body().pins().stream()
                .filter(pin -> !pin.region().is(Region.UGC))
                .toList();
        if (pins.isEmpty()) {
            return Optional.empty();
        }
        List<String> paths = Stream.concat(facts.context().url().stream(), UrlRule.own(facts.head()))
                .flatMap(url -> WebUrl.parse(url).stream())
                .map(WebUrl::path)
                .toList();
        List<PinLink> own = pins.stream()
                .filter(pin -> paths.stream().anyMatch(pin::leadsTo))
                .toList();
        boolean one = pins.stream().map(PinLink::path).distinct().count() == 1;
        return (own.isEmpty() && one ? pins.stream().filter(this::isNamed) : own.stream())
                .flatMap(pin -> facts.absolute(pin.picture()).stream())
                .filter(url -> isPicture(url) && !FOR_BOARDS.matcher(url).find())
                .findFirst()
                .map(url -> PageImage.of(url, Origin.SHARE_LINK));
    }

    private boolean isNamed(PinLink pin) {
        Words words = pin.words();
        return title.shareIn(words) >= NAMED || words.shareIn(title) >= NAMED;
    }

    private Optional<PageImage> body() {
        List<Picture> eligible =
                facts.body().pictures().stream().filter(PictureRule::eligible).toList();
        Optional<Picture> leading = leading(eligible);
        return eligible.stream()
                .max(Comparator.comparingDouble(picture -> score(picture, leading)))
                .filter(picture -> score(picture, leading) >= WORTHY)
                .flatMap(picture -> facts.absolute(picture.source()).map(url -> image(picture, url)));
    }

    /** The picture that stands for a video until it plays. */
    private Optional<PageImage> poster() {
        return facts.body().players().stream()
                .filter(player -> !player.region().astray())
                .filter(player -> Srcset.isPicture(player.poster())
                        && !UNSHOWN.matcher(player.poster()).find())
                .flatMap(player -> facts.absolute(player.poster()).stream())
                .findFirst()
                .map(url -> new PageImage(
                        url, OptionalInt.empty(), OptionalInt.empty(), type(url), Optional.empty(), Origin.VIDEO));
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
                .filter(picture ->
                        picture.region().is(Region.MAIN | Region.ARTICLE) || picture.position() < content.begin())
                .findFirst()
                .or(() -> pictures.stream()
                        .filter(picture -> picture.position() < heading && picture.position() > heading - CLOSE)
                        .filter(picture -> picture.region().is(Region.MAIN | Region.ARTICLE | Region.FIGURE))
                        .reduce((first, second) -> second));
    }

    /**
     * A picture between the heading and the text, in a box that only its names call a list of other pages, a sidebar or a
     * notice: galleries and sliders are called so as well.
     */
    private Optional<PageImage> doubted() {
        if (heading < 0 || content.begin() < 0) {
            return Optional.empty();
        }
        return facts.body().pictures().stream()
                .filter(picture -> picture.position() > heading && picture.position() < content.begin() + DOUBT)
                .filter(picture -> (picture.region().certain() & Region.ASTRAY) == 0
                        && !picture.region().is(FOREIGN))
                .filter(picture -> picture.width() >= LARGE
                        || picture.region().is(picture.position() < content.begin() ? AT_HOME : PROMINENT))
                .filter(PictureRule::fit)
                .findFirst()
                .flatMap(picture -> facts.absolute(picture.source()).map(url -> image(picture, url)));
    }

    /** Whether previews show what is at an address, as far as that tells, and it is no decoration. */
    private static boolean isPicture(String url) {
        return !UNSHOWN.matcher(url).find() && !DECORATION.matcher(url).find();
    }

    private static boolean eligible(Picture picture) {
        return !picture.astray() && fit(picture);
    }

    private static boolean fit(Picture picture) {
        return !picture.region().is(Region.BIO | Region.BYLINE)
                && isPicture(picture.source())
                && (picture.hints() & Hint.DECORATION) == 0
                && (picture.width() == 0 || picture.width() >= 200)
                && (picture.height() == 0 || picture.height() >= 120);
    }

    private double score(Picture picture, Optional<Picture> leading) {
        double score = 0;
        int regions = picture.region().flags();
        score += (regions & Region.FIGURE) != 0 ? 3 : 0;
        score += (regions & (Region.ARTICLE | Region.MAIN)) != 0 ? 1 : 0;
        score += (regions & Region.HEADER) != 0 ? -1 : 0;
        score += (regions & Region.DECORATION) != 0 ? -2 : 0;
        score += ((regions & Region.HERO) != 0 || (picture.hints() & Hint.HERO) != 0) ? 1 : 0;
        score += picture.width() >= 1200 ? 2 : picture.width() >= LARGE ? 1 : 0;
        score += picture.alt().length() > 12 ? 1 : 0;
        score += content.root() != 0 && picture.isIn(content.root()) ? 2 : 0;
        score += heading >= 0 && picture.position() > heading ? 1 : 0;
        score += leading.filter(picture::equals).isPresent() ? LEADING : 0;
        if (content.begin() >= 0) {
            long distance = Math.abs(picture.position() - content.begin());
            score += distance < 2000 ? 2 : distance < 6000 ? 1 : 0;
        }
        return score - picture.position() / 1e7;
    }

    private static PageImage image(Picture picture, String url) {
        boolean sized = picture.width() > 0 && picture.height() > 0 && !picture.scaled();
        return new PageImage(
                url,
                sized ? OptionalInt.of(picture.width()) : OptionalInt.empty(),
                sized ? OptionalInt.of(picture.height()) : OptionalInt.empty(),
                type(url),
                PlainText.of(picture.alt()),
                Origin.PICTURE);
    }

    private static Optional<String> type(String url) {
        Matcher extension = TYPE.matcher(url);
        return extension.find()
                ? Optional.of(
                        "image/" + extension.group(1).toLowerCase(Locale.ROOT).replace("jpg", "jpeg"))
                : Optional.empty();
    }
}
