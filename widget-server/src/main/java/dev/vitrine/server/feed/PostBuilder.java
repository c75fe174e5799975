package dev.vitrine.server.feed;

import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts a {@link Post} together part by part. Not for several threads. */
public final class PostBuilder {
    private String id;
    private final FeedAddress origin;
    private String source = "";
    private Optional<WebUrl> permalink = Optional.empty();
    private Author author = Author.UNKNOWN;
    private Optional<Instant> published = Optional.empty();
    private Optional<Instant> edited = Optional.empty();
    private Optional<String> language = Optional.empty();
    private String title = "";
    private SafeHtml content = SafeHtml.empty();
    private String text = "";
    private List<Media> media = List.of();
    private Optional<LinkCard> card = Optional.empty();
    private Optional<Poll> poll = Optional.empty();
    private Optional<String> contentWarning = Optional.empty();
    private boolean sensitive;
    private Counts counts = Counts.NONE;
    private Optional<Author> boostedBy = Optional.empty();
    private Optional<Quote> quote = Optional.empty();
    private boolean pinned;
    private List<String> tags = List.of();
    private List<Post.Crosspost> alsoAt = List.of();

    PostBuilder(String id, FeedAddress origin) {
        this.id = id;
        this.origin = origin;
    }

    PostBuilder(Post post) {
        this(post.id(), post.origin());
        source = post.source();
        permalink = post.permalink();
        author = post.author();
        published = post.published();
        edited = post.edited();
        language = post.language();
        title = post.title();
        content = post.content();
        text = post.text();
        media = post.media();
        card = post.card();
        poll = post.poll();
        contentWarning = post.contentWarning();
        sensitive = post.sensitive();
        counts = post.counts();
        boostedBy = post.boostedBy();
        quote = post.quote();
        pinned = post.pinned();
        tags = post.tags();
        alsoAt = post.alsoAt();
    }

    public PostBuilder id(String value) {
        id = value;
        return this;
    }

    public PostBuilder source(String value) {
        source = value;
        return this;
    }

    public PostBuilder permalink(Optional<WebUrl> value) {
        permalink = value;
        return this;
    }

    public PostBuilder author(Author value) {
        author = value;
        return this;
    }

    public PostBuilder published(Optional<Instant> value) {
        published = value;
        return this;
    }

    public PostBuilder edited(Optional<Instant> value) {
        edited = value;
        return this;
    }

    public PostBuilder language(Optional<String> value) {
        language = value;
        return this;
    }

    public PostBuilder title(String value) {
        title = value;
        return this;
    }

    /** What the post says, and the same in plain text. */
    public PostBuilder content(SafeHtml html, String plain) {
        content = html;
        text = plain;
        return this;
    }

    public PostBuilder media(List<Media> value) {
        media = value;
        return this;
    }

    public PostBuilder card(Optional<LinkCard> value) {
        card = value;
        return this;
    }

    public PostBuilder poll(Optional<Poll> value) {
        poll = value;
        return this;
    }

    public PostBuilder contentWarning(Optional<String> value) {
        contentWarning = value;
        return this;
    }

    public PostBuilder sensitive(boolean value) {
        sensitive = value;
        return this;
    }

    public PostBuilder counts(Counts value) {
        counts = value;
        return this;
    }

    public PostBuilder boostedBy(Optional<Author> value) {
        boostedBy = value;
        return this;
    }

    public PostBuilder quote(Optional<Quote> value) {
        quote = value;
        return this;
    }

    public PostBuilder pinned(boolean value) {
        pinned = value;
        return this;
    }

    public PostBuilder tags(List<String> value) {
        tags = value;
        return this;
    }

    public PostBuilder alsoAt(List<Post.Crosspost> value) {
        alsoAt = value;
        return this;
    }

    public Post build() {
        return new Post(
                id,
                origin,
                source,
                permalink,
                author,
                published,
                edited,
                language,
                title,
                content,
                text,
                media,
                card,
                poll,
                contentWarning,
                sensitive,
                counts,
                boostedBy,
                quote,
                pinned,
                tags,
                alsoAt);
    }
}
