package dev.vitrine.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Headers;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;

/** Reads posts that the operator keeps in a file: a JSON Feed, a JSON array of its items, or Markdown. */
final class FileSource implements FeedSource {
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    /** What addresses in a file are relative to: nothing. */
    private static final WebUrl NOWHERE = WebUrl.parse("https://file.invalid/").orElseThrow();

    private final FeedDocument documents;
    private final MarkdownPosts markdown;

    FileSource(Sanitizer sanitizer, Clock clock) {
        this.documents = new FeedDocument(sanitizer, clock);
        this.markdown = new MarkdownPosts(sanitizer);
    }

    @Override
    public Feed read(FeedAddress address) throws FeedException {
        String text = content(Path.of(address.locator())).stripLeading();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return markdown.read(text, address);
        }
        String json = text.startsWith("[") ? "{\"title\": \"\", \"items\": " + text + "}" : text;
        return documents.read(
                new Answer(
                        NOWHERE,
                        false,
                        200,
                        Headers.of("Content-Type", "application/json;charset=utf-8"),
                        json.getBytes(UTF_8)),
                address);
    }

    private static String content(Path file) throws FeedException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new FeedException(Reason.TOO_LARGE, file + " has more than " + MAX_BYTES + " bytes");
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new FeedException(Reason.NOT_FOUND, "there is no file " + file, e);
        } catch (IOException e) {
            throw new FeedException(Reason.UNREACHABLE, file + " cannot be read as UTF-8: " + e, e);
        }
    }
}
