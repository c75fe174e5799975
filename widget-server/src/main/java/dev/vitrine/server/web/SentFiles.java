package dev.vitrine.server.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole answers, their head with the date of this second among them, in files without a name. From such a file the kernel
 * sends an answer by <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile</a> in one call and without
 * a copy. A file is worth its making where many ask for the same within a second, so only those answers get one, and
 * while it is being made they leave the ordinary way.
 */
@SuppressWarnings("ReferenceEquality") // the server makes one field a second, so that another one is another second
final class SentFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SentFiles.class);

    /** So often within a second, and an answer has a file for the rest of it. */
    static final int MANY = 64;

    /** No more answers than these have one at the same time. */
    static final int MOST = 64;

    /** After a failure, none is tried for so long. */
    private static final long REST = TimeUnit.MINUTES.toNanos(1);

    private final Executor executor;
    private final Path folder;
    private final List<SentFile> open = new ArrayList<>();
    private final LongSupplier nanoTime;
    private volatile boolean possible;

    /** Since when none can be made, for want of room or of descriptors; then none is tried for a while. */
    private volatile OptionalLong failedAt = OptionalLong.empty();

    /**
     * @param executor makes the files, as a disk may take its time
     * @param folder where they are made; they have no name in it for longer than that takes
     * @param possible whether to make any at all
     */
    SentFiles(Executor executor, Path folder, boolean possible) {
        this(executor, folder, possible, System::nanoTime);
    }

    /** As the other, with another time. */
    SentFiles(Executor executor, Path folder, boolean possible, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.executor = executor;
        this.folder = folder;
        this.possible = possible;
    }

    /** Makes files where this system is known to send from them as it should. */
    static SentFiles ofThisSystem(Executor executor) {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
        return new SentFiles(executor, Path.of(System.getProperty("java.io.tmpdir")), linux);
    }

    /**
     * The file of an answer with this date, for the caller to {@linkplain SentFile#release() release}; null where it has
     * none.
     */
    @Nullable
    SentFile take(Representation.Wire answer, PreEncodedHttpField date) {
        Demand demand = answer.demand();
        SentFile file = demand.file;
        if (file != null && file.date == date) {
            return file.retain() ? file : null;
        }
        if (demand.date != date) {
            demand.date = date;
            demand.asked = 1;
        } else if (++demand.asked == MANY && possible) {
            try {
                executor.execute(() -> make(answer, date));
            } catch (RejectedExecutionException e) {
                LOG.debug("There are no threads left to make a file with.", e);
            }
        }
        return null;
    }

    /** No answer has a file from now on; those that are being sent end. */
    @Override
    public synchronized void close() {
        possible = false;
        open.forEach(SentFile::release);
        open.clear();
    }

    private synchronized void make(Representation.Wire answer, PreEncodedHttpField date) {
        open.removeIf(file -> file.isOver(date));
        if (!possible || open.size() == MOST || rests()) {
            return;
        }
        try {
            SentFile file = SentFile.of(folder, answer.head(date), answer.body(), date);
            open.add(file);
            answer.demand().file = file;
            if (failedAt.isPresent()) {
                failedAt = OptionalLong.empty();
                LOG.info("Answers that many ask for are put into files in {} again.", folder);
            }
        } catch (IOException e) {
            if (failedAt.isEmpty()) {
                LOG.warn(
                        "Answers that many ask for can't be put into files in {}, so they are copied for each client and"
                                + " take more CPU: {}",
                        folder,
                        e.toString());
            }
            failedAt = OptionalLong.of(nanoTime.getAsLong());
        }
    }

    private boolean rests() {
        OptionalLong failure = failedAt;
        return failure.isPresent() && nanoTime.getAsLong() - failure.getAsLong() < REST;
    }

    /** How often an answer was asked for of late. Threads may miss each other's counts, which does not matter. */
    static final class Demand {
        private @Nullable PreEncodedHttpField date;
        private int asked;
        private volatile @Nullable SentFile file;
    }

    /** One answer of one second. */
    static final class SentFile {
        private final PreEncodedHttpField date;
        private final byte[] head;
        private final int length;
        private final FileChannel channel;

        /** Those who send from it now, and one while it is of use. */
        private final AtomicInteger users = new AtomicInteger(1);

        private SentFile(PreEncodedHttpField date, byte[] head, int length, FileChannel channel) {
            this.date = date;
            this.head = head;
            this.length = length;
            this.channel = channel;
        }

        private static SentFile of(Path folder, byte[] head, ByteBuffer body, PreEncodedHttpField date)
                throws IOException {
            Path name = Files.createTempFile(folder, "vitrine", ".answer");
            FileChannel channel = opened(name);
            try {
                ByteBuffer whole = ByteBuffer.allocate(head.length + body.remaining())
                        .put(head)
                        .put(body.duplicate())
                        .flip();
                while (whole.hasRemaining()) {
                    channel.write(whole);
                }
                return new SentFile(date, head, whole.capacity(), channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        private static FileChannel opened(Path name) throws IOException {
            try {
                return FileChannel.open(
                        name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException e) {
                Files.deleteIfExists(name); // for want of descriptors it is there, and nobody's
                throw e;
            }
        }

        FileChannel channel() {
            return channel;
        }

        /** The bytes before the body. */
        byte[] head() {
            return head;
        }

        /** The bytes of the whole. */
        int length() {
            return length;
        }

        private boolean retain() {
            int before = users.get();
            while (before > 0 && !users.compareAndSet(before, before + 1)) {
                before = users.get();
            }
            return before > 0;
        }

        void release() {
            if (users.decrementAndGet() == 0) {
                try {
                    channel.close();
                } catch (IOException e) {
                    LOG.debug("A file that nobody sends from any more can't be closed.", e);
                }
            }
        }

        private boolean isOver(PreEncodedHttpField now) {
            if (date == now) {
                return false;
            }
            release();
            return true;
        }
    }
}
