package dev.vitrine.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.Decision.Kind;
import dev.vitrine.server.widget.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecisionsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-26T08:00:00Z"));
    private static final List<Post> POSTS =
            Stream.of("a", "b", "c", "d").map(DecisionsTest::post).toList();
    private static final List<Kind> KINDS = List.of(Kind.values()); // undoing is the last one
    private static final Post POST = POSTS.get(0);

    @TempDir
    private Path folder;

    @Test
    void keepsWhatWasDecidedOverARestart() throws IOException {
        try (Decisions decisions = open()) {
            decide(decisions, "1", Kind.HIDE, POSTS.get(0));
            decide(decisions, "2", Kind.PIN, POSTS.get(1));
            decide(decisions, "3", Kind.APPROVE_FIRST, POSTS.get(2));
        }
        try (Decisions again = open()) {
            Verdicts verdicts = again.of("wall");
            assertThat(POSTS.stream().map(verdicts::of))
                    .containsExactly(
                            Optional.of(Verdict.HIDDEN),
                            Optional.of(Verdict.PINNED),
                            Optional.of(Verdict.APPROVED),
                            Optional.empty());
            assertThat(verdicts.approveFirst()).contains(true);
            assertThat(again.of("other").of(POST)).isEmpty();
        }
        assertThat(Files.readString(file())).doesNotContain("\"").contains(" hide " + POST.key() + "\n");
    }

    @Test
    void takesBackAndTakesTheTakingBackBack() throws IOException {
        try (Decisions decisions = open()) {
            decide(decisions, "1", Kind.APPROVE, POST);
            long hiding = decide(decisions, "2", Kind.HIDE, POST).number();
            long undoing = decisions.undo("3", hiding).orElseThrow().number();
            assertThat(decisions.of("wall").of(POST)).contains(Verdict.APPROVED);
            assertThat(decisions.latest(2).stream().map(Decisions.Kept::undone)).containsExactly(false, true);
            decisions.undo("4", undoing);
            assertThat(decisions.of("wall").of(POST)).contains(Verdict.HIDDEN);
            assertThat(decisions.undo("5", 99)).isEmpty();
        }
    }

    @Test
    void decidesOnceWhatIsAskedForTwice() throws IOException {
        try (Decisions decisions = open()) {
            Decision first = decide(decisions, "same", Kind.HIDE, POST);
            assertThat(decide(decisions, "same", Kind.HIDE, POST)).isEqualTo(first);
        }
        try (Decisions again = open()) {
            decide(again, "same", Kind.HIDE, POST);
            assertThat(again.latest(10)).hasSize(1);
        }
    }

    @Test
    void leavesOutALineThatTheEndOfTheProcessCutWhereverThatWas() throws IOException {
        try (Decisions decisions = open()) {
            decide(decisions, "1", Kind.HIDE, POST);
            decide(decisions, "2", Kind.PIN, POSTS.get(1));
        }
        byte[] whole = Files.readAllBytes(file());
        int first = new String(whole, java.nio.charset.StandardCharsets.UTF_8).lastIndexOf('\n', whole.length - 2) + 1;
        for (int length = first; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Decisions decisions = open()) {
                assertThat(decisions.latest(10)).as("%d bytes", length).hasSize(1);
                decide(decisions, "3", Kind.APPROVE, POSTS.get(2));
            }
            try (Decisions again = open()) {
                assertThat(again.latest(10)).as("%d bytes", length).hasSize(2);
            }
        }
        assertThat(folder.resolve("decisions.damaged")).doesNotExist();
    }

    @Test
    void goesOnWithoutALineThatTheDiskSpoiled() throws IOException {
        try (Decisions decisions = open()) {
            decide(decisions, "1", Kind.HIDE, POST);
            decide(decisions, "2", Kind.PIN, POSTS.get(1));
        }
        String spoiled = Files.readString(file()).replace(" hide ", " hode ");
        Files.writeString(file(), spoiled);
        try (Decisions decisions = open()) {
            assertThat(decisions.of("wall").of(POST)).isEmpty();
            assertThat(decisions.of("wall").of(POSTS.get(1))).contains(Verdict.PINNED);
        }
        assertThat(folder.resolve("decisions.damaged")).hasContent(spoiled);
    }

    /** Whatever cleans up: what was said to be decided is decided. */
    @Test
    void keepsWhatWasDecidedWhereSomebodyTookTheFileAwayMeanwhile() throws IOException {
        try (Decisions decisions = open()) {
            decide(decisions, "1", Kind.HIDE, POST);
            Files.delete(file());
            decide(decisions, "2", Kind.PIN, POSTS.get(1));
        }
        try (Decisions again = open()) {
            assertThat(again.of("wall").of(POST)).contains(Verdict.HIDDEN);
            assertThat(again.of("wall").of(POSTS.get(1))).contains(Verdict.PINNED);
        }
    }

    @Test
    void refusesToDecideWhileItsFolderIsAway() throws IOException {
        Path home = folder.resolve("data");
        Path elsewhere = folder.resolve("elsewhere");
        try (Decisions decisions = Decisions.in(home, CLOCK)) {
            decide(decisions, "1", Kind.HIDE, POST);
            Files.move(home, elsewhere);
            assertThatThrownBy(() -> decide(decisions, "2", Kind.PIN, POSTS.get(1)))
                    .isInstanceOf(IOException.class);
            assertThat(decisions.of("wall").of(POSTS.get(1))).isEmpty();
            Files.move(elsewhere, home);
            decide(decisions, "2", Kind.PIN, POSTS.get(1));
        }
        try (Decisions again = Decisions.in(home, CLOCK)) {
            assertThat(again.latest(10)).hasSize(2);
        }
    }

    /** Somebody puts a copy of the data folder back while the server runs. */
    @Test
    void refusesToDecideWhereAnotherFileHasTakenThePlaceOfItsOwn() throws IOException {
        try (Decisions decisions = open()) {
            decide(decisions, "1", Kind.HIDE, POST);
            Path copy = Files.copy(file(), folder.resolve("copy"));
            Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(() -> decide(decisions, "2", Kind.PIN, POSTS.get(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was exchanged while the server runs");
            assertThat(decisions.of("wall").of(POSTS.get(1))).isEmpty();
        }
        try (Decisions again = open()) {
            assertThat(again.latest(10)).hasSize(1);
        }
    }

    @Test
    void isWrittenByOneServerOnly() throws IOException {
        try (Decisions first = open()) {
            assertThat(first.latest(1)).isEmpty();
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("another server");
        }
        open().close();
    }

    @Test
    void refusesAFileOfAnotherVersionAndLeavesItAlone() throws IOException {
        Files.writeString(file(), "vitrine-decisions 9\n");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("vitrine-decisions 1");
        assertThat(file()).hasContent("vitrine-decisions 9\n");
    }

    @Test
    void staysShortHoweverOftenSomebodyChangesTheirMind() throws IOException {
        try (Decisions decisions = open()) {
            for (int i = 0; i < 3 * DecisionHistory.RECENT; i++) {
                decide(decisions, "d" + i, i % 2 == 0 ? Kind.HIDE : Kind.CLEAR, POST);
            }
        }
        assertThat(Files.readAllLines(file())).hasSizeLessThan(2 * DecisionHistory.RECENT + 10);
        open().close();
        assertThat(Files.readAllLines(file())).hasSizeLessThan(DecisionHistory.RECENT + 10);
    }

    /** Whatever was decided, what is left after compaction comes to the same, also after the next taking back. */
    @Test
    void comesToTheSameWithoutWhatDoesNotMatter() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Decision> decisions = new ArrayList<>();
            for (int number = 1; number <= DecisionHistory.RECENT + 300; number++) {
                decisions.add(any(number, random));
            }
            DecisionHistory whole = new DecisionHistory(decisions);
            DecisionHistory compacted = new DecisionHistory(whole.compacted());
            assertThat(whole.compacted()).hasSizeLessThan(decisions.size());
            for (int undoing = 0; undoing < 20; undoing++) {
                assertThat(said(compacted)).as("seed %d", seed).isEqualTo(said(whole));
                long target = whole.nextNumber() - 1 - random.nextInt(DecisionHistory.RECENT - 25);
                String widget = whole.recent(target).orElseThrow().widget();
                Decision undo = new Decision(
                        whole.nextNumber(), CLOCK.instant(), "u", widget, Kind.UNDO, List.of(String.valueOf(target)));
                whole.add(undo);
                compacted.add(undo);
            }
        }
    }

    private static List<Object> said(DecisionHistory history) {
        List<Object> said = new ArrayList<>();
        for (String widget : List.of("one", "two")) {
            Verdicts verdicts = history.verdicts(widget);
            said.add(verdicts.approveFirst());
            POSTS.forEach(post -> said.add(List.of(verdicts.of(post), verdicts.place(post))));
        }
        return said;
    }

    private static Decision any(int number, Random random) {
        Kind kind = KINDS.get(random.nextInt(number > 40 ? 7 : 6));
        String widget = number % 2 == 0 ? "one" : "two";
        List<String> subjects = switch (kind) {
            case SHOW_AT_ONCE -> List.of();
            case UNDO -> List.of(String.valueOf(number - 2 * (1 + random.nextInt(15))));
            default ->
                POSTS.subList(0, 1 + random.nextInt(POSTS.size())).stream()
                        .map(Post::key)
                        .toList();
        };
        return new Decision(number, CLOCK.instant(), "d" + number, widget, kind, subjects);
    }

    private Decisions open() throws IOException {
        return Decisions.in(folder, CLOCK);
    }

    private Path file() {
        return folder.resolve("decisions");
    }

    private static Decision decide(Decisions decisions, String id, Kind kind, Post post) throws IOException {
        return decisions.decide(id, "wall", kind, List.of(post.key()));
    }

    private static Post post(String id) {
        return Post.builder(id, new FeedAddress(Network.FEED, "https://a.example/feed"))
                .build();
    }
}
