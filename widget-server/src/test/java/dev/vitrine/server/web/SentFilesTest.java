package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SentFilesTest {
    private static final PreEncodedHttpField NOON = date("12:00:00");
    private static final PreEncodedHttpField AFTER = date("12:00:01");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void makesAFileForAnAnswerThatManyAskForWithinASecond() throws IOException {
        SentFiles files = new SentFiles(Runnable::run, folder, true);
        Representation.Wire answer = answer("Hello");
        for (int i = 0; i < SentFiles.MANY; i++) {
            assertThat(files.take(answer, NOON)).as("request %d", i).isNull();
        }
        assertThat(content(files, answer, NOON))
                .isEqualTo("HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 12:00:00 GMT\r\nX: y\r\n\r\nHello");
        assertThat(folder).as("names").isEmptyDirectory();
    }

    @Test
    void neverSendsTheDateOfASecondBefore() throws IOException {
        SentFiles files = new SentFiles(Runnable::run, folder, true);
        Representation.Wire answer = answer("Hello");
        askOften(files, answer, NOON);
        askOften(files, answer, AFTER);
        assertThat(content(files, answer, AFTER)).contains("12:00:01");
        assertThat(files.take(answer, NOON)).isNull();
    }

    @Test
    void letsThoseEndWhoSendWhileTheNextSecondBegins() throws IOException {
        SentFiles files = new SentFiles(Runnable::run, folder, true);
        Representation.Wire answer = answer("Hello");
        askOften(files, answer, NOON);
        SentFiles.SentFile file = files.take(answer, NOON);
        assertThat(file).isNotNull();
        askOften(files, answer, AFTER);
        assertThat(file.channel().isOpen()).isTrue();
        file.release();
        assertThat(file.channel().isOpen()).isFalse();
    }

    @Test
    void makesNoMoreFilesThanItMayHaveOpenAndClosesThemAll() {
        SentFiles files = new SentFiles(Runnable::run, folder, true);
        List<Representation.Wire> answers = IntStream.range(0, SentFiles.MOST + 10)
                .mapToObj(i -> answer("answer " + i))
                .toList();
        answers.forEach(answer -> askOften(files, answer, NOON));
        List<SentFiles.SentFile> taken = answers.stream()
                .map(answer -> Optional.ofNullable(files.take(answer, NOON)))
                .flatMap(Optional::stream)
                .toList();
        assertThat(taken).hasSize(SentFiles.MOST);
        taken.forEach(SentFiles.SentFile::release);
        files.close();
        assertThat(taken).noneMatch(file -> file.channel().isOpen());
        assertThat(files.take(answers.get(0), NOON)).isNull();
    }

    @Test
    void leavesAnswersToTheOrdinaryWayWhereNoFileCanBeMade() {
        SentFiles files = new SentFiles(Runnable::run, folder.resolve("missing"), true);
        Representation.Wire answer = answer("Hello");
        askOften(files, answer, NOON);
        assertThat(files.take(answer, NOON)).isNull();
    }

    @Test
    void makesFilesAgainAMinuteAfterThereWasNoRoomForOne() throws IOException {
        AtomicLong time = new AtomicLong();
        Path full = folder.resolve("missing");
        SentFiles files = new SentFiles(Runnable::run, full, true, time::get);
        Representation.Wire answer = answer("Hello");
        askOften(files, answer, NOON);
        Files.createDirectory(full);
        askOften(files, answer, AFTER);
        assertThat(files.take(answer, AFTER)).as("too soon").isNull();
        time.addAndGet(TimeUnit.MINUTES.toNanos(1));
        askOften(files, answer, NOON);
        assertThat(content(files, answer, NOON)).endsWith("Hello");
    }

    @Test
    void makesNoFileForWhatFewAskFor() {
        SentFiles files = new SentFiles(
                task -> {
                    throw new AssertionError("a file");
                },
                folder,
                true);
        Representation.Wire answer = answer("Hello");
        for (PreEncodedHttpField second : List.of(NOON, AFTER)) {
            for (int i = 1; i < SentFiles.MANY; i++) {
                assertThat(files.take(answer, second)).isNull();
            }
        }
    }

    private static void askOften(SentFiles files, Representation.Wire answer, PreEncodedHttpField date) {
        for (int i = 0; i < SentFiles.MANY; i++) {
            files.take(answer, date);
        }
    }

    private static String content(SentFiles files, Representation.Wire answer, PreEncodedHttpField date)
            throws IOException {
        SentFiles.SentFile file = files.take(answer, date);
        assertThat(file).isNotNull();
        ByteBuffer bytes = ByteBuffer.allocate(file.length());
        assertThat(file.channel().read(bytes, 0)).isEqualTo(file.length());
        file.release();
        return new String(bytes.array(), ISO_8859_1);
    }

    private static Representation.Wire answer(String body) {
        return Representation.Wire.whole(HttpFields.build().add("X", "y").asImmutable(), body.getBytes(ISO_8859_1));
    }

    private static PreEncodedHttpField date(String time) {
        return new PreEncodedHttpField(HttpHeader.DATE, "Thu, 26 Nov 2026 " + time + " GMT");
    }
}
