package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.sanitize.Sanitizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;

/** Reads posts that the operator keeps in a file: Markdown, a feed of any kind, or a JSON array of its items. */
final class FileSource implements FeedSource {
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    private final PostsDocument documents;

    FileSource(Sanitizer sanitizer, Clock clock) {
        this.documents = new PostsDocument(sanitizer, clock);
    }

    @Override
    public Feed read(FeedAddress address) throws FeedException {
        return documents.read(content(Path.of(address.locator())), address);
    }

    private static String content(Path file) throws FeedException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new FeedException(Reason.TOO_LARGE, file + " has more than " + MAX_BYTES + " bytes");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new FeedException(Reason.NOT_FOUND, "there is no file " + file, e);
        } catch (IOException e) {
            throw new FeedException(Reason.UNREACHABLE, file + " cannot be read as UTF-8: " + e, e);
        }
    }
}
