package dev.vitrine.server.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSnapshotStoreTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final FeedAddress FERRY = new FeedAddress(Network.FEED, "https://ferry.example/feed");
    private static final FeedAddress HARBOUR = new FeedAddress(Network.PUSH, "harbour");

    private final Sanitizer sanitizer = new Sanitizer();

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        LastGood good = good(FERRY, "one", "two");
        store().save(FERRY, good);
        assertThat(store().load(FERRY)).contains(good);
    }

    /** A start with thousands of feeds would take minutes otherwise. */
    @Test
    void takesItsOwnCopiesAsTheyAre() throws IOException {
        store().save(FERRY, good(FERRY, "one"));
        String before = copy(FERRY);
        assertThat(content(store())).isEqualTo("<b>one</b>");
        assertThat(copy(FERRY)).as("no reason to seal it anew").isEqualTo(before);
    }

    @Test
    void cleansWhatAnotherServerHasWritten() throws IOException {
        store().save(FERRY, good(FERRY, "one"));
        Files.delete(folder.resolve("seal-key"));
        String before = copy(FERRY);
        assertThat(content(store())).isEqualTo("<b>one</b>");
        assertThat(copy(FERRY)).as("sealed anew").isNotEqualTo(before);
        assertThat(body(copy(FERRY))).isEqualTo(body(before));
    }

    /** Whoever writes into the folder, and into the checksum, does not get a script into a page. */
    @Test
    void cleansWhatWasChangedBehindItsBack() throws Exception {
        store().save(FERRY, good(FERRY, "one"));
        forge("<b>one</b>", "<i onclick=x>one</i>");
        assertThat(content(store())).isEqualTo("<i>one</i>");
    }

    @Test
    void readsCopiesFromBeforeThereWereSeals() throws Exception {
        store().save(FERRY, good(FERRY, "one"));
        String whole = copy(FERRY);
        Files.writeString(file(FERRY), head(whole).replaceFirst(" [0-9a-f]{64}$", "") + "\n" + body(whole), ISO_8859_1);
        assertThat(content(store())).isEqualTo("<b>one</b>");
    }

    /** It may hold a post that somebody has asked to be forgotten. */
    @Test
    void throwsAwayWhatADyingProcessHasNotWrittenToItsEnd() throws IOException {
        store().save(FERRY, good(FERRY, "one"));
        Files.writeString(folder.resolve("copy1234567890.new"), "vitrine-snapshot 3 of a post that was");
        assertThat(content(store())).isEqualTo("<b>one</b>");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file(FERRY), folder.resolve("seal-key"));
        }
    }

    @Test
    void startsWithoutACopyThatIsNotWhole() throws IOException {
        store().save(FERRY, good(FERRY, "one"));
        Files.writeString(file(FERRY), copy(FERRY).replace("<b>one", "<b>two"), ISO_8859_1);
        assertThat(store().load(FERRY)).isEmpty();
    }

    @Test
    void makesAnotherKeyWhereTheOneThereIsNone() throws IOException {
        Files.writeString(folder.resolve("seal-key"), "nonsense");
        store().save(FERRY, good(FERRY, "one"));
        assertThat(Files.readString(folder.resolve("seal-key"))).matches("[0-9a-f]{64}\n");
        assertThat(store().load(FERRY)).isPresent();
    }

    /** It may come back, and what was pushed can be had nowhere else. */
    @Test
    void keepsTheOtherPostsOfAFeedThatTheSettingsHaveNoMoreWhenOneIsForgotten() throws IOException {
        FileSnapshotStore store = store();
        store.save(HARBOUR, good(HARBOUR, "one", "two"));
        store.save(FERRY, good(FERRY, "one"));
        ForgottenPosts forgotten = ForgottenPosts.inMemory();
        forgotten.add("one");
        store.forgetElsewhere(forgotten, List.of(FERRY));
        assertThat(copy(HARBOUR)).doesNotContain("<b>one");
        assertThat(store().load(HARBOUR)).contains(good(HARBOUR, "two"));
        assertThat(store().load(FERRY)).as("the pipeline's own business").contains(good(FERRY, "one"));
    }

    @Test
    void forgetsAPostThatAnotherOneQuotesInAFeedThatTheSettingsHaveNoMore() throws IOException {
        FileSnapshotStore store = store();
        Post quoting = post(HARBOUR, "two").toBuilder()
                .quote(Optional.of(new Quote.Shown(post(HARBOUR, "one"))))
                .build();
        store.save(HARBOUR, new LastGood(new Feed("", List.of(quoting)), THEN, THEN));
        ForgottenPosts forgotten = ForgottenPosts.inMemory();
        forgotten.add("https://ferry.example/one");
        store.forgetElsewhere(forgotten, List.of());
        Post left = quoting.toBuilder()
                .quote(Optional.of(new Quote.Withheld(Quote.Cause.DELETED)))
                .build();
        assertThat(store().load(HARBOUR)).contains(new LastGood(new Feed("", List.of(left)), THEN, THEN));
    }

    @Test
    void deletesACopyThatNobodyCanReadWhenAPostIsForgotten() throws IOException {
        FileSnapshotStore store = store();
        Files.writeString(file(HARBOUR), "vitrine-snapshot 1\none");
        ForgottenPosts forgotten = ForgottenPosts.inMemory();
        forgotten.add("one");
        store.forgetElsewhere(forgotten, List.of());
        assertThat(file(HARBOUR)).doesNotExist();
    }

    private FileSnapshotStore store() throws IOException {
        return new FileSnapshotStore(folder, sanitizer, new SecureRandom());
    }

    private LastGood good(FeedAddress address, String... ids) {
        return new LastGood(
                new Feed("", List.of(ids).stream().map(id -> post(address, id)).toList()), THEN, THEN);
    }

    private Post post(FeedAddress address, String id) {
        return Post.builder(id, address)
                .permalink(WebUrl.parse("https://ferry.example/" + id))
                .content(sanitizer.clean("<b>" + id + "</b>"), id)
                .build();
    }

    private static String content(FileSnapshotStore store) {
        return store.load(FERRY).orElseThrow().feed().posts().get(0).content().markup();
    }

    private Path file(FeedAddress address) {
        return folder.resolve(address.id() + ".snapshot");
    }

    private String copy(FeedAddress address) throws IOException {
        return Files.readString(file(address), ISO_8859_1);
    }

    private static String head(String copy) {
        return copy.substring(0, copy.indexOf('\n'));
    }

    private static String body(String copy) {
        return copy.substring(copy.indexOf('\n') + 1);
    }

    /** Writes other HTML into the copy and makes the checksum right. */
    private void forge(String html, String instead) throws Exception {
        String before = copy(FERRY);
        String body = body(before).replace(html, instead);
        assertThat(body).isNotEqualTo(body(before));
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(ISO_8859_1)));
        String head = head(before).replaceFirst("(vitrine-snapshot \\d+ )[0-9a-f]{64}", "$1" + sum);
        Files.writeString(file(FERRY), head + "\n" + body, ISO_8859_1);
    }
}
