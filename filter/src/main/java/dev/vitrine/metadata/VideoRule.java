package dev.vitrine.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The video that a page is for: the one that its data call the main thing, or the only thing that its content shows. */
final class VideoRule {
    private static final Pattern FILE = Pattern.compile("\\.(mp4|m4v|webm)(?:[?#]|$)", Pattern.CASE_INSENSITIVE);

    /** Pages of the large video services, and of PeerTube, that play one video in a frame. */
    private static final Pattern PLAYER = Pattern.compile(
            "^https?://(?:(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/|player\\.vimeo\\.com/video/|(?:www\\.|geo\\.)?dailymotion\\.com/(?:embed|player)|player\\.twitch\\.tv/|[^/]+/videos/embed/)",
            Pattern.CASE_INSENSITIVE);

    /** With so much text, a page is to be read, whatever else it shows. */
    private static final int TEXT = 3;

    private static final String FRAME = "text/html";

    private final Facts facts;
    private final MainContent content;
    private final boolean dated;

    /** @param dated whether somebody or some day is known to stand behind the page's content */
    VideoRule(Facts facts, MainContent content, boolean dated) {
        this.facts = facts;
        this.content = content;
        this.dated = dated;
    }

    Optional<PageVideo> derive() {
        return own().or(this::ofMain).or(this::shown);
    }

    private Optional<PageVideo> own() {
        return facts.metas()
                .first("og:video", "og:video:url", "og:video:secure_url")
                .flatMap(facts::absolute)
                .map(url -> video(
                        url,
                        facts.metas()
                                .first("og:video:type")
                                .or(() -> fileType(url))
                                .orElse(FRAME),
                        Origin.OWN_TAG));
    }

    private Optional<PageVideo> ofMain() {
        return facts.main(MainEntity.Kind.VIDEO)
                .flatMap(main -> address(main)
                        .or(() -> players().stream().findFirst().flatMap(this::played))
                        .map(video -> described(video, main.thing())));
    }

    private Optional<PageVideo> address(Facts.MainThing main) {
        Optional<PageVideo> file = main.thing()
                .text("contentUrl")
                .flatMap(facts::absolute)
                .flatMap(url -> fileType(url).map(type -> video(url, type, main.origin())));
        return file.or(() ->
                main.thing().text("embedUrl").flatMap(facts::absolute).map(url -> video(url, FRAME, main.origin())));
    }

    private PageVideo described(PageVideo video, Thing thing) {
        return new PageVideo(
                video.url(),
                video.type(),
                video.width().isPresent() ? video.width() : pixels(thing.text("width")),
                video.height().isPresent() ? video.height() : pixels(thing.text("height")),
                thing.text("thumbnailUrl").flatMap(facts::absolute).or(video::poster),
                thing.text("duration").filter(text -> text.startsWith("P")),
                thing.text("uploadDate")
                        .flatMap(text -> PublishDate.find(text, facts.language(), facts.clock()))
                        .map(PublishDate::text),
                video.origin());
    }

    /** The one player of a page that has little to read and is nobody's post. */
    private Optional<PageVideo> shown() {
        List<Player> players = players();
        return facts.describes()
                        || dated
                        || players.size() != 1
                        || content.paragraphs().size() >= TEXT
                ? Optional.empty()
                : played(players.get(0));
    }

    private List<Player> players() {
        return facts.body().players().stream()
                .filter(player -> !player.astray() && player.element() != Element.AUDIO)
                .filter(player -> played(player).isPresent())
                .toList();
    }

    private Optional<PageVideo> played(Player player) {
        return facts.absolute(player.source())
                .flatMap(url -> typeOf(player, url)
                        .map(type -> new PageVideo(
                                url,
                                type,
                                known(player.width()),
                                known(player.height()),
                                player.poster().isEmpty() ? Optional.empty() : facts.absolute(player.poster()),
                                Optional.empty(),
                                Optional.empty(),
                                Origin.VIDEO)));
    }

    private static Optional<String> typeOf(Player player, String url) {
        return player.element() == Element.VIDEO
                ? fileType(url)
                : Optional.of(FRAME).filter(type -> PLAYER.matcher(url).find());
    }

    private static PageVideo video(String url, String type, Origin origin) {
        return new PageVideo(
                url,
                type,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                origin);
    }

    private static Optional<String> fileType(String url) {
        Matcher file = FILE.matcher(url);
        return file.find()
                ? Optional.of(file.group(1).toLowerCase(Locale.ROOT).equals("webm") ? "video/webm" : "video/mp4")
                : Optional.empty();
    }

    private static OptionalInt pixels(Optional<String> text) {
        return known(BodyReader.pixels(text));
    }

    private static OptionalInt known(int pixels) {
        return pixels > 0 ? OptionalInt.of(pixels) : OptionalInt.empty();
    }
}
