package dev.vitrine.server.render;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Poll;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.url.WebUrl;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns posts into what the template places: one reader's language, one moment, one way to get pictures. */
final class PostViews {
    /** Longer texts are cut: a widget is a window, not the whole shop. */
    private static final int LONGEST_TEXT = 1200;

    private static final int EXCERPT = 280;
    private static final int LONGEST_LABEL = 40;
    private static final int AVATAR_WIDTH = 48;
    private static final int PICTURE_WIDTH = 640;
    private static final int CARD_WIDTH = 400;
    private static final int EMOJI_WIDTH = 32;
    private static final int LARGEST_SIGN = 32;
    private static final Set<Network> DOCUMENTS = EnumSet.of(Network.FEED, Network.FILE, Network.PUSH);

    private final Labels labels;
    private final TimeWords times;
    private final Instant now;
    private final Pictures pictures;
    private final String prefix;

    /** @param prefix what identifiers begin with, so that several widgets may share a page */
    PostViews(Labels labels, TimeWords times, Instant now, Pictures pictures, String prefix) {
        this.labels = labels;
        this.times = times;
        this.now = now;
        this.pictures = pictures;
        this.prefix = prefix;
    }

    /** The view of the post at this position, counted from 1. */
    PostView view(Post post, int position) {
        String title = Excerpt.of(post.title(), EXCERPT);
        boolean excerpted = !post.title().isBlank() || post.text().length() > LONGEST_TEXT;
        String excerpt = excerpted ? Excerpt.of(words(post), EXCERPT) : "";
        return new PostView(
                prefix + "-" + position,
                position,
                post.boostedBy().map(EmojiNames::plain).map(PostViews::isolated).orElse(null),
                post.pinned(),
                person(post),
                post.network().id(),
                networkLabel(post),
                post.published().map(times::when).orElse(null),
                edited(post),
                href(post.permalink()),
                post.language().orElse(null),
                title,
                excerpted ? SafeHtml.empty() : content(post),
                excerpt.equals(title) ? "" : excerpt,
                post.contentWarning().filter(words -> !words.isBlank()).orElse(null),
                post.sensitive(),
                media(post, excerpted && post.card().isEmpty()),
                post.card().map(card -> card(card, post.sensitive())).orElse(null),
                post.poll().map(this::vote).orElse(null),
                quoted(post, position),
                post.quote().map(this::withheld).orElse(null),
                counts(post.counts()),
                elsewhere(post));
    }

    /** When a post was changed, where that tells more than when it was written: many feeds call publishing an update. */
    private TimeWords.@Nullable When edited(Post post) {
        String written =
                post.published().map(times::when).map(TimeWords.When::words).orElse("");
        return post.edited()
                .filter(time -> post.published().filter(time::isAfter).isPresent())
                .map(times::when)
                .filter(when -> !when.words().equals(written))
                .orElse(null);
    }

    /** A name whose letters and signs keep their order within words of the other direction. */
    private static String isolated(String name) {
        return "\u2068" + name + "\u2069";
    }

    /** What pictures say in words is said where they are shown. */
    private static String words(Post post) {
        return post.content().isEmpty() ? post.text() : post.content().words();
    }

    /** A picture that the feed names beside the words, perhaps in another width, is shown below them and not among them, too. */
    private SafeHtml content(Post post) {
        Set<String> below = post.media().stream()
                .filter(media -> media.kind() == Media.Kind.IMAGE)
                .map(media -> Media.fileOf(media.url()))
                .collect(Collectors.toSet());
        SafeHtml content = below.isEmpty()
                ? post.content()
                : post.content().withoutImages(image -> below.contains(Media.fileOf(image)));
        return content.withImages(image -> pictures.address(image, PICTURE_WIDTH))
                .withoutHeadings("vt-heading");
    }

    /** What comes in documents is known by its own name or site, not by the kind of document or how it came. */
    private static String networkLabel(Post post) {
        if (!DOCUMENTS.contains(post.network())) {
            return post.network().label();
        }
        return post.source().isBlank()
                ? post.permalink().map(PostViews::site).orElse(post.network().label())
                : Excerpt.of(post.source(), LONGEST_LABEL);
    }

    private static String site(WebUrl url) {
        return url.host().startsWith("www.") ? url.host().substring(4) : url.host();
    }

    /** Where nobody signed, the site speaks. */
    private PostView.Person person(Post post) {
        Author author = post.author().name().isEmpty() ? Author.named(networkLabel(post)) : post.author();
        String initial = author.name()
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new PostView.Person(
                EmojiNames.parts(author, image -> pictures.address(image, EMOJI_WIDTH)),
                initial,
                author.handle()
                        .filter(handle -> !handle.equals(author.name()))
                        .map(it -> "@" + it)
                        .orElse(null),
                href(author.profile()),
                author.avatar().flatMap(url -> image(url, AVATAR_WIDTH)).orElse(null));
    }

    /** @param fromContent whether a picture may come out of the post's words, which are not shown as they are */
    private List<PostView.Picture> media(Post post, boolean fromContent) {
        List<PostView.Picture> views = new ArrayList<>();
        for (Media media : post.media().isEmpty() && fromContent ? inContent(post) : post.media()) {
            Optional<PostView.Image> image = media.picture().flatMap(url -> image(url, PICTURE_WIDTH));
            if ((image.isPresent() || media.kind() != Media.Kind.IMAGE) && !isSign(media)) {
                views.add(picture(post, media, image.orElse(null)));
            }
        }
        return views;
    }

    /** Whether it is a picture of the size of letters, which would be blown up to the width of the post. */
    private static boolean isSign(Media media) {
        return media.kind() == Media.Kind.IMAGE
                && media.size()
                        .filter(size -> Math.max(size.width(), size.height()) <= LARGEST_SIGN)
                        .isPresent();
    }

    private static List<Media> inContent(Post post) {
        return post.content().firstPicture().map(PostViews::media).stream().toList();
    }

    private static Media media(SafeHtml.Picture picture) {
        Optional<Media.Size> size =
                picture.width().isPresent() && picture.height().isPresent()
                        ? Optional.of(new Media.Size(
                                picture.width().getAsInt(), picture.height().getAsInt()))
                        : Optional.empty();
        return Media.image(picture.address(), picture.alt()).withSize(size);
    }

    private PostView.Picture picture(Post post, Media media, PostView.@Nullable Image image) {
        String kind = media.kind().name().toLowerCase(Locale.ROOT);
        Media.Size size = media.size().orElse(new Media.Size(16, 9));
        return new PostView.Picture(
                kind,
                media.kind() == Media.Kind.IMAGE ? labels.text(kind) : labels.text("play", networkLabel(post)),
                image,
                media.alt().isBlank() ? labels.text(kind) : media.alt(),
                size.width(),
                size.height(),
                media.size().isPresent(),
                media.focus().map(PostViews::placement).orElse(""),
                href(post.permalink()),
                media.duration().map(PostViews::clock).orElse(null));
    }

    /** A class for each axis, in quarters, as a style attribute would break strict pages. */
    private static String placement(Media.Focus focus) {
        long x = Math.round((focus.x() + 1) * 2);
        long y = Math.round((1 - focus.y()) * 2);
        return "vt-x" + x + " vt-y" + y;
    }

    private static String clock(Duration duration) {
        long hours = duration.toHours();
        String minutes = String.format(Locale.ROOT, hours > 0 ? "%02d" : "%d", duration.toMinutesPart());
        return (hours > 0 ? hours + ":" : "") + minutes + String.format(Locale.ROOT, ":%02d", duration.toSecondsPart());
    }

    /** @param sensitive whether its picture may be of what the post's own are covered for */
    private PostView.Card card(LinkCard card, boolean sensitive) {
        String site = card.site().isBlank() ? site(card.url()) : card.site();
        return new PostView.Card(
                card.url().href(),
                card.title().isBlank() ? site : card.title(),
                Excerpt.of(card.description(), EXCERPT / 2),
                site,
                card.image()
                        .filter(image -> !sensitive)
                        .flatMap(Media::picture)
                        .flatMap(url -> image(url, CARD_WIDTH))
                        .orElse(null));
    }

    private PostView.Vote vote(Poll poll) {
        long whole = Math.max(poll.voters().orElse(0), 1);
        if (poll.voters().isEmpty()) {
            whole = Math.max(poll.votes(), 1);
        }
        NumberFormat percent = NumberFormat.getPercentInstance(labels.locale());
        List<PostView.Answer> answers = new ArrayList<>();
        for (Poll.Option option : poll.options()) {
            long share = Math.min(100, Math.round(100.0 * option.votes().orElse(0) / whole));
            answers.add(new PostView.Answer(
                    option.text(),
                    (int) share,
                    percent.format(share / 100.0),
                    option.votes().isPresent()));
        }
        boolean over = poll.closes().filter(end -> !end.isAfter(now)).isPresent();
        Optional<TimeWords.When> closes = poll.closes().map(times::when);
        String closing = closes.map(when -> labels.text(over ? "closed" : "closes", when.words()))
                .orElse("");
        return new PostView.Vote(answers, labels.text("votes", poll.votes()), closes.orElse(null), closing);
    }

    private @Nullable PostView quoted(Post post, int position) {
        if (post.quote().orElse(null) instanceof Quote.Shown shown) {
            return new PostViews(labels, times, now, pictures, prefix + "-q").view(shown.post(), position);
        }
        return null;
    }

    private @Nullable String withheld(Quote quote) {
        return quote instanceof Quote.Withheld hidden
                ? labels.text("withheld." + hidden.cause().code())
                : null;
    }

    private List<PostView.Count> counts(Counts counts) {
        List<PostView.Count> shown = new ArrayList<>();
        count("replies", counts.replies()).ifPresent(shown::add);
        count("reposts", counts.reposts()).ifPresent(shown::add);
        count("likes", counts.likes()).ifPresent(shown::add);
        return shown;
    }

    /** Nobody is served by a row of zeros. */
    private Optional<PostView.Count> count(String kind, OptionalLong number) {
        if (number.orElse(0) <= 0) {
            return Optional.empty();
        }
        NumberFormat compact = NumberFormat.getCompactNumberInstance(labels.locale(), NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(number.orElse(0) < 100_000 ? 1 : 0);
        return Optional.of(new PostView.Count(kind, labels.text(kind), compact.format(number.orElse(0))));
    }

    private static List<PostView.Elsewhere> elsewhere(Post post) {
        return post.alsoAt().stream()
                .map(copy -> new PostView.Elsewhere(
                        copy.network().id(),
                        copy.network().label(),
                        copy.permalink().href()))
                .toList();
    }

    private Optional<PostView.Image> image(WebUrl url, int width) {
        return pictures.address(url, width)
                .map(src -> new PostView.Image(
                        src,
                        pictures.address(url, 2 * width)
                                .map(dense -> dense + " 2x")
                                .orElse(null)));
    }

    private static @Nullable String href(Optional<WebUrl> url) {
        return url.map(WebUrl::href).orElse(null);
    }
}
