package dev.vitrine.server.feed;

import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source answered: who posts, and the posts.
 *
 * @param title the feed's own title in plain text; may be empty
 * @param home the page for people that the feed belongs to
 * @param description what the feed says of itself, in plain text; may be empty
 * @param icon a picture for the feed as a whole
 * @param language BCP 47 tag of the feed as a whole
 * @param posts the posts in the upstream's order
 * @param found where the feed stands, if the operator named a page that only leads to it
 * @param validators the upstream's {@code ETag} and {@code Last-Modified}, exactly as received, by a name for the URL they
 *     came with; not the URL itself, which may hold a secret
 * @param pace how often the upstream wants to be asked
 */
public record Feed(
        String title,
        Optional<WebUrl> home,
        String description,
        Optional<WebUrl> icon,
        Optional<String> language,
        List<Post> posts,
        Optional<WebUrl> found,
        Map<String, Validator> validators,
        Pace pace) {
    public Feed {
        posts = List.copyOf(posts);
        validators = Map.copyOf(validators);
    }

    /** A feed of posts, without what only its upstream knows. */
    public Feed(
            String title,
            Optional<WebUrl> home,
            String description,
            Optional<WebUrl> icon,
            Optional<String> language,
            List<Post> posts) {
        this(title, home, description, icon, language, posts, Optional.empty(), Map.of(), Pace.UNKNOWN);
    }

    /** A feed of posts, without further particulars. */
    public Feed(String title, List<Post> posts) {
        this(title, Optional.empty(), "", Optional.empty(), Optional.empty(), posts);
    }

    /** The same feed with other posts. */
    public Feed withPosts(List<Post> others) {
        return new Feed(title, home, description, icon, language, others, found, validators, pace);
    }

    /** The same feed, found at this place. */
    public Feed withFound(Optional<WebUrl> place) {
        return new Feed(title, home, description, icon, language, posts, place, validators, pace);
    }

    /** The same feed with another pace. */
    public Feed withPace(Pace other) {
        return new Feed(title, home, description, icon, language, posts, found, validators, other);
    }

    /** The same feed with other validators. */
    public Feed withValidators(Map<String, Validator> others) {
        return new Feed(title, home, description, icon, language, posts, found, others, pace);
    }

    /**
     * What makes a request conditional, exactly as received.
     *
     * @param etag the {@code ETag} header with its quotes and {@code W/}
     * @param lastModified the {@code Last-Modified} header, not parsed
     */
    public record Validator(Optional<String> etag, Optional<String> lastModified) {}
}
