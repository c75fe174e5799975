package dev.vitrine.metadata;

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

    private static final String[] TAGS = """
            twitter:image twitter:image:src thumbnail sailthru.image.full sailthru.image.thumb image \
            parsely-image-url thumbnailurl article_image dc.image""".split(" ", -1);

    private static final Pattern TYPE = Pattern.compile("\\.(jpe?g|png|webp)(?:\\?|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNSHOWN =
            Pattern.compile("\\.(svg|avif|heic|ico|bmp|tiff?|gif)(\\?|$)", Pattern.CASE_INSENSITIVE);

    /** What cameras and editors write in place of words about a picture. */
    private static final Pattern WORDLESS = Pattern.compile(
            "[^\\p{L}]*|\\S+\\.\\w{3,4}|(?:img|image|dsc|pxl|photo|picture|foto|bild|alt)[\\s_\\d-]*",
            Pattern.CASE_INSENSITIVE);

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

    /** Of so many pictures at most the files are looked into. */
    private static final int MOST_FILES = 8;

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
                .or(this::poster);
    }

    private Optional<PageImage> sibling() {
        return facts.metas()
                .first(TAGS)
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
                .or(() -> facts.person()
                        .flatMap(person -> person.text("image")
                                .or(() -> person.thing("image").flatMap(image -> image.text("url"))))
                        .flatMap(facts::absolute)
                        .map(url -> PageImage.of(url, Origin.JSON_LD)))
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
        List<String> paths = ownPaths();
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

    /** The paths of the addresses by which the page is asked for and by which it names itself. */
    private List<String> ownPaths() {
        return Stream.concat(facts.context().url().stream(), UrlRule.own(facts.head()))
                .flatMap(url -> WebUrl.parse(url).stream())
                .map(WebUrl::path)
                .toList();
    }

    private boolean isNamed(PinLink pin) {
        Words words = pin.words();
        return title.shareIn(words) >= NAMED || words.shareIn(title) >= NAMED;
    }

    private Optional<PageImage> body() {
        List<String> own = ownPaths();
        return new PictureChoice(content, heading, title, target -> leadsTo(own, target))
                .among(facts.body().pictures())
                .flatMap(picture -> facts.absolute(picture.enlarged()).map(url -> image(picture, url)).stream())
                .limit(MOST_FILES)
                .filter(image -> !facts.context().small().test(image.url()))
                .findFirst();
    }

    private boolean leadsTo(List<String> paths, String target) {
        return facts.absolute(target)
                .flatMap(WebUrl::parse)
                .filter(url -> url.query().isEmpty() && paths.contains(url.path()))
                .isPresent();
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

    /** Whether an address tells of a picture that is too small for a preview. */
    static boolean isThumbnail(String url) {
        return THUMBNAIL.matcher(url).find();
    }

    /** Whether previews show what is at an address, as far as that tells, and it is no decoration. */
    static boolean isPicture(String url) {
        return !UNSHOWN.matcher(url).find() && !DECORATION.matcher(url).find();
    }

    private static PageImage image(Picture picture, String url) {
        boolean sized = picture.width() > 0
                && picture.height() > 0
                && !picture.scaled()
                && picture.enlarged().equals(picture.source());
        return new PageImage(
                url,
                sized ? OptionalInt.of(picture.width()) : OptionalInt.empty(),
                sized ? OptionalInt.of(picture.height()) : OptionalInt.empty(),
                type(url),
                PlainText.of(picture.alt()).filter(alt -> !WORDLESS.matcher(alt).matches()),
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
