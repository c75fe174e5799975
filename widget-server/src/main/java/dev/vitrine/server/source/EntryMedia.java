package dev.vitrine.server.source;

import dev.vitrine.server.feed.Media;
import dev.vitrine.server.url.WebUrl;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    private EntryMedia(XmlElement entry) {
        this.thumbnail = thumbnail(entry);
        this.podcastImage = entry.first("itunes:image").flatMap(image -> image.resolve(image.attribute("href")));
        this.duration = entry.text("itunes:duration").flatMap(EntryMedia::duration);
    }

    static List<Media> of(XmlElement entry) {
        EntryMedia media = new EntryMedia(entry);
        entry.all("media:group").forEach(media::group);
        entry.all("media:content").forEach(content -> media.add(content(content, media.thumbnail)));
        entry.all("enclosure").forEach(enclosure -> media.add(media.enclosure(enclosure, "url")));
        entry.all("link").stream()
                .filter(link -> link.attribute("rel").equalsIgnoreCase("enclosure"))
                .forEach(link -> media.add(media.enclosure(link, "href")));
        if (media.found.isEmpty()) {
            media.add(media.thumbnail.map(url -> Media.image(url, "")));
            media.add(media.podcastImage.map(url -> Media.image(url, "")));
        }
        return media.found.values().stream().limit(MAX_MEDIA).toList();
    }

    private void add(Optional<Media> media) {
        media.ifPresent(it -> found.putIfAbsent(it.url().href(), it));
    }

    /** A group holds one thing in several sizes: the largest picture, or the first of anything else, stands for it. */
    private void group(XmlElement group) {
        Optional<WebUrl> preview = thumbnail(group);
        List<Media> versions = new ArrayList<>();
        group.all("media:content").forEach(content -> content(content, preview).ifPresent(versions::add));
        Optional<Media> best = versions.stream()
                .max(Comparator.comparingInt(
                        media -> media.size().map(Media.Size::width).orElse(0)));
        add(best.or(() -> preview.map(url -> Media.image(url, ""))));
    }

    private static Optional<Media> content(XmlElement content, Optional<WebUrl> previewAround) {
        Optional<WebUrl> url = content.resolve(content.attribute("url"));
        Optional<Media.Kind> kind =
                url.flatMap(it -> kind(content.attribute("medium"), content.attribute("type"), it.path()));
        if (url.isEmpty() || kind.isEmpty() || isTrackingPixel(content)) {
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
        return within.all("media:thumbnail").stream()
                .max(Comparator.comparingInt(thumbnail -> pixels(thumbnail.attribute("width"))))
                .flatMap(thumbnail -> thumbnail.resolve(
                        thumbnail.attribute("url").isEmpty() ? thumbnail.text() : thumbnail.attribute("url")));
    }

    /** What Mastodon and others write as description of a picture; of an entry as a whole it would be its text. */
    private static String alt(XmlElement content) {
        return content.first("media:description")
                .filter(text -> !text.attribute("type").equals("html"))
                .map(XmlElement::text)
                .orElse("");
    }

    private static Optional<Media.Size> size(XmlElement content) {
        int width = pixels(content.attribute("width"));
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
