package dev.vitrine.server.source;

import dev.vitrine.server.feed.Media;
import dev.vitrine.server.url.WebUrl;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The media of an entry: <a href="https://www.rssboard.org/media-rss">Media RSS</a>, enclosures of RSS and Atom, and the
 * pictures of podcasts.
 */
final class EntryMedia {
    private static final int MAX_MEDIA = 32;

    /** Pictures that nobody would see, as no browser is given what has not been read and written anew. */
    private static final Pattern UNREADABLE =
            Pattern.compile("image/(svg.*|avif.*|hei[cf].*|tiff?|bmp|jxl|jp2|x-icon|vnd\\..*)");

    private static final Pattern UNREADABLE_NAME = Pattern.compile(".*\\.(svgz?|avif|hei[cf]|tiff?|bmp|jxl|jp2|ico)");

    /** What is said of all media of an entry; looked up once, however many it has. */
    private final Optional<WebUrl> thumbnail;

    private final Optional<WebUrl> podcastImage;
    private final Optional<Duration> duration;
    private final Map<String, Media> found = new LinkedHashMap<>();
    private final Map<String, Integer> widths = new HashMap<>();

    private EntryMedia(XmlElement entry) {
        this.thumbnail = thumbnail(entry);
        this.podcastImage = podcastImage(entry);
        this.duration = entry.text("itunes:duration").flatMap(EntryMedia::duration);
    }

    /** What the entry says that it holds. */
    static List<Media> of(XmlElement entry) {
        EntryMedia media = new EntryMedia(entry);
        entry.all("media:group").forEach(media::group);
        entry.all("media:content").forEach(content -> media.add(content(content, media.thumbnail), width(content)));
        entry.all("enclosure").forEach(enclosure -> media.add(media.enclosure(enclosure, "url"), 0));
        entry.all("link").stream()
                .filter(link -> link.attribute("rel").equalsIgnoreCase("enclosure"))
                .forEach(link -> media.add(media.enclosure(link, "href"), 0));
        return media.found.values().stream().limit(MAX_MEDIA).toList();
    }

    /** What stands for an entry that holds nothing to see: its thumbnail, or the picture of a podcast's episode. */
    static List<Media> still(XmlElement entry) {
        Optional<Media> thumbnail = largest(entry.all("media:thumbnail"))
                .flatMap(element ->
                        address(element).map(url -> Media.image(url, "").withSize(size(element))));
        return thumbnail.or(() -> podcastImage(entry).map(url -> Media.image(url, ""))).stream()
                .toList();
    }

    private static Optional<WebUrl> podcastImage(XmlElement entry) {
        return entry.first("itunes:image").flatMap(image -> image.resolve(image.attribute("href")));
    }

    /** The picture of the author, which WordPress.com puts first among the media of a post. */
    static Optional<WebUrl> face(XmlElement entry) {
        return entry.all("media:content").stream()
                .flatMap(content -> content.resolve(content.attribute("url")).stream())
                .filter(EntryMedia::isFace)
                .findFirst();
    }

    private static boolean isFace(WebUrl url) {
        return url.host().endsWith("gravatar.com") && url.path().startsWith("/avatar/");
    }

    /** Of one picture in several sizes the largest stays, in the place of the first. */
    private void add(Optional<Media> media, int width) {
        media.ifPresent(it -> {
            String key = Media.fileOf(it.url());
            Integer before = widths.get(key);
            if (before == null || width > before) {
                found.put(key, it);
                widths.put(key, width);
            }
        });
    }

    /** A group holds one thing in several sizes: the largest picture, or the first of anything else, stands for it. */
    private void group(XmlElement group) {
        Optional<WebUrl> preview = thumbnail(group);
        Optional<Media> best = Optional.empty();
        int width = -1;
        for (XmlElement content : group.all("media:content")) {
            Optional<Media> version = content(content, preview);
            if (version.isPresent() && width(content) > width) {
                best = version;
                width = width(content);
            }
        }
        add(best.or(() -> preview.map(url -> Media.image(url, ""))), width);
    }

    private static int width(XmlElement content) {
        return pixels(content.attribute("width"));
    }

    private static Optional<Media> content(XmlElement content, Optional<WebUrl> previewAround) {
        Optional<WebUrl> url = content.resolve(content.attribute("url"));
        Optional<Media.Kind> kind =
                url.flatMap(it -> kind(content.attribute("medium"), content.attribute("type"), it.path()));
        if (url.isEmpty() || kind.isEmpty() || isTrackingPixel(content) || isFace(url.get())) {
            return Optional.empty();
        }
        Optional<WebUrl> preview = thumbnail(content).or(() -> previewAround);
        return Optional.of(new Media(
                kind.get(),
                url.get(),
                preview,
                alt(content),
                size(content),
                Optional.empty(),
                Optional.empty(),
                Optional.of(content.attribute("type")).filter(type -> !type.isEmpty()),
                duration(content.attribute("duration"))));
    }

    private Optional<Media> enclosure(XmlElement enclosure, String attribute) {
        String type = enclosure.attribute("type");
        Optional<WebUrl> url = enclosure.resolve(enclosure.attribute(attribute));
        return url.flatMap(it -> kind("", type, it.path()).map(kind -> {
            Optional<WebUrl> preview = kind == Media.Kind.IMAGE ? Optional.empty() : thumbnail.or(() -> podcastImage);
            return new Media(
                    kind,
                    it,
                    preview,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(type).filter(name -> !name.isEmpty()),
                    duration);
        }));
    }

    private static Optional<WebUrl> thumbnail(XmlElement within) {
        return largest(within.all("media:thumbnail")).flatMap(EntryMedia::address);
    }

    private static Optional<XmlElement> largest(List<XmlElement> thumbnails) {
        return thumbnails.stream().max(Comparator.comparingInt(EntryMedia::width));
    }

    private static Optional<WebUrl> address(XmlElement thumbnail) {
        String url = thumbnail.attribute("url");
        return thumbnail.resolve(url.isEmpty() ? thumbnail.text() : url);
    }

    /** What Mastodon and others write as description of a picture; of an entry as a whole it would be its text. */
    private static String alt(XmlElement content) {
        return content.first("media:description")
                .filter(text -> !text.attribute("type").equals("html"))
                .map(XmlElement::text)
                .orElse("");
    }

    private static Optional<Media.Size> size(XmlElement content) {
        int width = width(content);
        int height = pixels(content.attribute("height"));
        return width > 0 && height > 0 ? Optional.of(new Media.Size(width, height)) : Optional.empty();
    }

    private static boolean isTrackingPixel(XmlElement content) {
        return content.attribute("width").matches("[01]")
                || content.attribute("height").matches("[01]");
    }

    private static int pixels(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** What a thing is, by what is said of it, else by the end of its address; empty for documents and what cannot be shown. */
    static Optional<Media.Kind> kind(String medium, String type, String path) {
        String said = (medium.isEmpty() ? type : medium).toLowerCase(Locale.ROOT);
        String name = path.toLowerCase(Locale.ROOT);
        if (type.isEmpty()
                ? UNREADABLE_NAME.matcher(name).matches()
                : UNREADABLE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        if (said.startsWith("image")) {
            return Optional.of(Media.Kind.IMAGE);
        }
        if (said.startsWith("video")) {
            return Optional.of(Media.Kind.VIDEO);
        }
        if (said.startsWith("audio")) {
            return Optional.of(Media.Kind.AUDIO);
        }
        if (name.matches(".*\\.(jpe?g|png|gif|webp)")) {
            return Optional.of(Media.Kind.IMAGE);
        }
        if (name.matches(".*\\.(mp4|m4v|webm|mov|ogv|m3u8)")) {
            return Optional.of(Media.Kind.VIDEO);
        }
        return name.matches(".*\\.(mp3|m4a|ogg|oga|opus|wav|flac|aac)")
                ? Optional.of(Media.Kind.AUDIO)
                : Optional.empty();
    }

    /** Seconds, or {@code hours:minutes:seconds}. */
    static Optional<Duration> duration(String text) {
        if (!text.matches("[0-9]{1,6}(\\.[0-9]+)?|([0-9]{1,3}:)?[0-9]{1,3}:[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            long seconds = 0;
            for (String part : text.replaceFirst("\\..*", "").split(":", -1)) {
                seconds = seconds * 60 + Long.parseLong(part);
            }
            return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
