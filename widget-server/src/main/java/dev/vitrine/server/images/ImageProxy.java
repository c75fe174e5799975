package dev.vitrine.server.images;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrine.server.fetch.FetchRequest;
import dev.vitrine.server.images.ImageException.Reason;
import dev.vitrine.server.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives browsers the pictures of posts, so that no network learns who reads them. Each is fetched and made once, however
 * many ask for it at the same time; how many are made at once is limited, as each takes memory.
 */
public final class ImageProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImageProxy.class);
    private static final int FETCHES_AT_ONCE = 8;

    /** What the files of most pictures measure; more is fetched only where the heap has room for it. */
    private static final int USUAL_BYTES = 2 * 1024 * 1024;

    private static final int PART_OF_HEAP = 8;
    private static final long DISK_BYTES = 512L * 1024 * 1024;
    private static final long MEMORY_BYTES = 24L * 1024 * 1024;
    private static final int MOST_FAILURES = 10_000;

    private static final Duration FAILED_FOR = Duration.ofMinutes(10);

    private final ImageSigner signer;
    private final ImageOrigin origin;
    private final ImageShelf shelf;
    private final ImageScaler scaler;
    private final int atOnce;
    private final Semaphore scaling;
    private final Semaphore largeFiles;
    private final Map<String, CompletableFuture<Picture>> underWay = new ConcurrentHashMap<>();
    private final Cache<String, ImageException> failures;
    private final ThreadPoolExecutor workers;
    private final LongAdder fromMemory = new LongAdder();
    private final LongAdder fromDisk = new LongAdder();
    private final LongAdder made = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder scalingNanos = new LongAdder();

    /**
     * @param folder where finished pictures are kept
     * @param atOnce how many pictures are scaled at the same time
     * @param waiting how many more may wait for it
     * @param heap how many bytes of memory the JVM has at most
     */
    public ImageProxy(ImageSigner signer, ImageOrigin origin, Path folder, int atOnce, int waiting, long heap) {
        this.signer = signer;
        this.origin = origin;
        this.shelf = new ImageShelf(folder, DISK_BYTES, MEMORY_BYTES, Ticker.systemTicker(), InstantSource.system());
        this.scaler = new ImageScaler(heap);
        this.atOnce = atOnce;
        this.scaling = new Semaphore(atOnce, true);
        this.largeFiles = new Semaphore(
                (int) Math.max(1, Math.min(FETCHES_AT_ONCE, heap / PART_OF_HEAP / FetchRequest.IMAGE_BYTES)));
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_FAILURES)
                .expireAfterWrite(FAILED_FOR)
                .build();
        this.workers = new ThreadPoolExecutor(
                Math.max(FETCHES_AT_ONCE, atOnce),
                Math.max(FETCHES_AT_ONCE, atOnce),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(waiting),
                ImageProxy::worker);
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "images");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The picture at an address that the signer made; fails with an {@link ImageException}. Never blocks.
     *
     * @param webp whether the visitor takes WebP
     */
    public CompletableFuture<Picture> picture(String address, boolean webp) {
        Optional<ImageSigner.Wanted> wanted = signer.read(address);
        if (wanted.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new ImageException(Reason.NOT_SIGNED, "is not an address of this server's, or has ended"));
        }
        Order order = new Order(wanted.get(), webp && WebpEncoder.isAvailable());
        String name = order.name();
        Optional<Picture> ready = shelf.inMemory(name);
        if (ready.isPresent()) {
            fromMemory.increment();
            return CompletableFuture.completedFuture(ready.get());
        }
        ImageException failed = failures.getIfPresent(name);
        return failed == null ? work(order) : CompletableFuture.failedFuture(failed);
    }

    private CompletableFuture<Picture> work(Order order) {
        String name = order.name();
        CompletableFuture<Picture> mine = new CompletableFuture<>();
        CompletableFuture<Picture> other = underWay.putIfAbsent(name, mine);
        if (other != null) {
            return other;
        }
        try {
            workers.execute(() -> finish(order, mine));
        } catch (RejectedExecutionException e) {
            underWay.remove(name);
            refused.increment();
            mine.completeExceptionally(new ImageException(Reason.BUSY, "waits behind too many others", e));
        }
        return mine;
    }

    private void finish(Order order, CompletableFuture<Picture> future) {
        String name = order.name();
        try {
            Optional<Picture> kept = shelf.onDisk(name);
            Picture picture = kept.isPresent() ? kept.get() : make(order);
            (kept.isPresent() ? fromDisk : made).increment();
            underWay.remove(name);
            future.complete(picture);
        } catch (ImageException e) {
            LOG.info("No picture of {}: {}.", order.wanted().url().redacted(), e.getMessage());
            fail(name, future, e);
        } catch (RuntimeException | Error e) {
            LOG.error("Unable to make a picture of {}.", order.wanted().url().redacted(), e);
            fail(name, future, new ImageException(Reason.REFUSED, "cannot be made", e));
        }
    }

    private void fail(String name, CompletableFuture<Picture> future, ImageException why) {
        failed.increment();
        failures.put(name, why);
        underWay.remove(name);
        future.completeExceptionally(why);
    }

    private Picture make(Order order) throws ImageException {
        WebUrl url = order.wanted().url();
        try {
            return make(order, origin.file(url, USUAL_BYTES));
        } catch (ImageException e) {
            if (e.reason() != Reason.TOO_LARGE) {
                throw e;
            }
        }
        largeFiles.acquireUninterruptibly();
        try {
            return make(order, origin.file(url, FetchRequest.IMAGE_BYTES));
        } finally {
            largeFiles.release();
        }
    }

    private Picture make(Order order, byte[] file) throws ImageException {
        ImageScaler.Source source = scaler.open(file);
        int places = source.isLarge() ? atOnce : 1;
        scaling.acquireUninterruptibly(places);
        long begin = System.nanoTime();
        try {
            Picture picture = scaler.scale(source, order.wanted().width(), order.webp());
            shelf.put(order.name(), picture);
            return picture;
        } finally {
            scalingNanos.add(System.nanoTime() - begin);
            scaling.release(places);
        }
    }

    /** How much there has been to do since the start, and how much waits. */
    public Work work() {
        return new Work(
                fromMemory.sum(),
                fromDisk.sum(),
                made.sum(),
                failed.sum(),
                refused.sum(),
                (double) scalingNanos.sum() / TimeUnit.SECONDS.toNanos(1),
                workers.getQueue().size());
    }

    /**
     * Pictures by what became of them.
     *
     * @param refused those for which there was too much to do
     * @param seconds spent scaling
     * @param waiting how many wait at the moment
     */
    public record Work(
            long fromMemory, long fromDisk, long made, long failed, long refused, double seconds, int waiting) {}

    /** Throws away what is kept of these pictures, in every width. */
    public void forget(Collection<WebUrl> pictures) {
        Set<String> names = pictures.stream().map(ImageProxy::name).collect(Collectors.toSet());
        shelf.removeIf(name -> names.contains(name.replaceFirst("-.*", "")));
    }

    /** A picture that somebody wants, and whether it is to be WebP. */
    private record Order(String name, ImageSigner.Wanted wanted, boolean webp) {
        Order(ImageSigner.Wanted wanted, boolean webp) {
            this(ImageProxy.name(wanted.url()) + "-" + wanted.width() + (webp ? "-webp" : ""), wanted, webp);
        }
    }

    /** What the names of a picture's files begin with, in every width and format. */
    private static String name(WebUrl picture) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(picture.href().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
