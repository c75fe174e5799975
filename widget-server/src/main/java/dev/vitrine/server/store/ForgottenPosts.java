package dev.vitrine.server.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.Fingerprint;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The posts that are never to be shown again, whatever their upstream says: their ids and addresses, of which only digests
 * are kept. Safe for many threads.
 */
public final class ForgottenPosts {
    private static final int MOST = 100_000;

    private final Optional<Path> file;
    private final Set<String> digests = ConcurrentHashMap.newKeySet();

    /** Whether all of them are in the file, whose last line ends. */
    private boolean whole = true;

    private ForgottenPosts(Optional<Path> file) {
        this.file = file;
    }

    /** None yet, and not beyond the life of this process. */
    public static ForgottenPosts inMemory() {
        return new ForgottenPosts(Optional.empty());
    }

    /**
     * Those of a file, one a line, which need not be there yet.
     *
     * @throws IOException where the file is there and cannot be read
     */
    public static ForgottenPosts in(Path file) throws IOException {
        ForgottenPosts posts = new ForgottenPosts(Optional.of(file));
        try {
            String text = Files.readString(file, ISO_8859_1);
            posts.digests.addAll(text.lines().toList());
            posts.whole = text.isEmpty() || text.endsWith("\n");
        } catch (NoSuchFileException e) {
            return posts; // nobody has asked for it yet
        }
        return posts;
    }

    /**
     * Adds a post.
     *
     * @param name its id, its identity or the address of its page
     * @throws IOException where it cannot be written down; it is forgotten until the next start only
     */
    public synchronized void add(String name) throws IOException {
        String digest = digest(name);
        if (digests.size() >= MOST && !digests.contains(digest)) {
            throw new IOException(MOST + " posts are forgotten, and there may be no more");
        }
        boolean first = digests.isEmpty();
        boolean known = !digests.add(digest);
        whole &= first || file.filter(Files::exists).isPresent(); // somebody may have taken it away
        if (file.isEmpty() || (known && whole)) {
            return;
        }
        String line = digest + "\n";
        // A line that broke off would take the next one with it, and its own has to be written after all.
        String lines = whole ? line : "\n" + String.join("\n", digests) + "\n";
        whole = false;
        append(file.get(), lines);
        whole = true;
    }

    private static void append(Path file, String lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Whether this is one of them. */
    public boolean has(Post post) {
        return hasName(post.id())
                || hasName(post.identity())
                || post.permalink().map(WebUrl::href).filter(this::hasName).isPresent();
    }

    /** Whether one of them has this id or address. */
    boolean hasName(String name) {
        return !digests.isEmpty() && digests.contains(digest(name));
    }

    /** Those among the posts of a feed, and among what these quote. */
    public List<Post> among(Feed feed) {
        return feed.posts().stream()
                .flatMap(post -> has(post)
                        ? Stream.of(post)
                        : post.quote().orElse(null) instanceof Quote.Shown shown && has(shown.post())
                                ? Stream.of(shown.post())
                                : Stream.empty())
                .toList();
    }

    /** The same feed without them, also where they are quoted. */
    public Feed without(Feed feed) {
        if (among(feed).isEmpty()) {
            return feed;
        }
        return feed.withPosts(feed.posts().stream()
                .filter(post -> !has(post))
                .map(post -> post.quote().orElse(null) instanceof Quote.Shown shown && has(shown.post())
                        ? post.toBuilder()
                                .quote(Optional.of(new Quote.Withheld(Quote.Cause.DELETED)))
                                .build()
                        : post)
                .toList());
    }

    private static String digest(String name) {
        return Fingerprint.of(name, 32);
    }
}
