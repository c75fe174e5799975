package dev.vitrine.server.feed;

import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One post, ready to be shown.
 *
 * @param id the upstream's own name of the post, or one made of what the post says; the same on every reading
 * @param origin the feed it was read from
 * @param source how that feed calls itself, in plain text; empty where it does not say, or is known by its network
 * @param permalink the post's page for people
 * @param author who wrote it
 * @param published when it was written; absent where the upstream gives no possible date
 * @param edited when it was last changed, if ever
 * @param language BCP 47 tag
 * @param title plain text; empty where the network has no titles
 * @param content what the post says; may be empty where it only has media
 * @param text the same in plain text, lines separated by {@code \n}, for previews, filters and screen readers
 * @param media pictures, videos and sounds in their order
 * @param card preview of the page that the post links to
 * @param contentWarning what the author says before one sees the rest
 * @param sensitive whether the media stay covered until asked for
 * @param boostedBy who passed the post on, if it is another author's
 * @param pinned whether the author pinned it upstream
 * @param tags hashtags or categories in plain text, without {@code #}
 * @param alsoAt the same author's same post on other networks
 */
public record Post(
        String id,
        FeedAddress origin,
        String source,
        Optional<WebUrl> permalink,
        Author author,
        Optional<Instant> published,
        Optional<Instant> edited,
        Optional<String> language,
        String title,
        SafeHtml content,
        String text,
        List<Media> media,
        Optional<LinkCard> card,
        Optional<Poll> poll,
        Optional<String> contentWarning,
        boolean sensitive,
        Counts counts,
        Optional<Author> boostedBy,
        Optional<Quote> quote,
        boolean pinned,
        List<String> tags,
        List<Crosspost> alsoAt) {
    /** What anybody writes, and calls its posts as they like; networks have ids that are those of all of it. */
    private static final Set<Network> COUNTING = Set.of(Network.FEED, Network.PUSH);

    private static final int UNIQUE_LENGTH = 16;

    public Post {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank: without one, make it of what the post says");
        }
        published = published.filter(Post::isOfFourDigits);
        edited = edited.filter(Post::isOfFourDigits);
        media = List.copyOf(media);
        tags = List.copyOf(tags);
        alsoAt = List.copyOf(alsoAt);
    }

    /** Whether its year has four digits, as in the formats of dates of RSS and Atom. */
    private static boolean isOfFourDigits(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }

    /** A post of this id, to be filled. */
    public static PostBuilder builder(String id, FeedAddress origin) {
        return new PostBuilder(id, origin);
    }

    /** A builder that starts from this post. */
    public PostBuilder toBuilder() {
        return new PostBuilder(this);
    }

    /** The network it was posted on. */
    public Network network() {
        return origin.network();
    }

    /** Whether there is nothing to show: neither words nor pictures. */
    public boolean isBlank() {
        return title.isEmpty()
                && text.isBlank()
                && content.isEmpty()
                && media.isEmpty()
                && card.isEmpty()
                && poll.isEmpty()
                && quote.isEmpty();
    }

    /**
     * What tells it from the posts of all feeds: its id, which is an address of some kind or too long to be another one's by
     * chance; where it is neither, as in feeds that count their posts, the feed belongs to it.
     */
    public String identity() {
        boolean counted = COUNTING.contains(origin.network()) && id.length() < UNIQUE_LENGTH && id.indexOf(':') < 0;
        return counted ? counted(origin.id(), id) : id;
    }

    /** The identity of a post that its feed counts: the feed by its {@link FeedAddress#id}, and the post's own id. */
    public static String counted(String feed, String id) {
        return feed + ' ' + id;
    }

    /** Thirty-two hexadecimal digits that stand for it in files and addresses, which must not hold what a post says. */
    public String key() {
        return Fingerprint.of(identity(), 16);
    }

    /** All the pictures that showing it may take, those of its author and of what it quotes included. */
    public Set<WebUrl> pictures() {
        return PostPictures.of(this);
    }

    /** The same post without the one it quotes. */
    public Post withoutQuote() {
        return quote.isEmpty() ? this : toBuilder().quote(Optional.empty()).build();
    }

    /** The same post elsewhere. */
    public record Crosspost(Network network, WebUrl permalink) {}
}
