package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.fetch.FetchSettings;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.fetch.HostResolver;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.source.Sources;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/**
 * Lets off bombs in a process of its own, and prints for each how it ended, how long it took, how much of that was our own
 * work, and how far memory grew. The work is what a busy machine does not change.
 */
final class Bombs {
    private static final String RSS = "application/rss+xml";
    private static final String ITEM = "<item><title>x</title><description>y</description></item>";

    private final Upstream upstream = Upstream.start();
    private final Fetcher fetcher = new Fetcher(
            FetchSettings.defaults("Vitrine/test"),
            AddressPolicy.publicOnly().allowing(List.of("127.0.0.1")),
            HostResolver.SYSTEM);
    private final Sources sources = new Sources(fetcher, new Sanitizer(), Clock.systemUTC());
    private final ImageScaler scaler = new ImageScaler(1L << 30);

    private Bombs() throws IOException {}

    /** Prints a line for each bomb: name, outcome, milliseconds, milliseconds of work, kilobytes grown since the first. */
    public static void main(String[] args) throws IOException {
        try {
            new Bombs().letOff();
        } finally {
            Runtime.getRuntime().halt(0); // the client's threads would go on
        }
    }

    private void letOff() throws IOException {
        Map<String, Upstream.Reply> feeds = feeds();
        Map<String, byte[]> pictures = Map.of(
                "a PNG of 30,000 x 30,000 pixels", png(30_000, 30_000),
                "a GIF of 65,535 x 65,535 pixels", gif());
        warmUp();
        long before = resident();
        feeds.forEach((name, reply) -> {
            upstream.answer("/bomb", reply);
            Watch watch = new Watch();
            report(name, read("/bomb"), watch, before);
        });
        pictures.forEach((name, bytes) -> {
            Watch watch = new Watch();
            report(name, scaled(bytes), watch, before);
        });
    }

    private static void report(String name, String outcome, Watch watch, long before) {
        System.out.println("bomb|" + name + "|" + outcome + "|" + watch.read() + "|" + (resident() - before));
    }

    /** The time since it was made, on the wall and of this thread. */
    private static final class Watch {
        private final long wall = System.nanoTime();
        private final long work = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        String read() {
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - work;
            return (System.nanoTime() - wall) / 1_000_000 + "|" + worked / 1_000_000;
        }
    }

    private static Map<String, Upstream.Reply> feeds() {
        Map<String, Upstream.Reply> feeds = new LinkedHashMap<>();
        StringBuilder entities = new StringBuilder("<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
        }
        feeds.put(
                "XML: a billion laughs",
                xml("<!DOCTYPE rss [" + entities + "]><rss><channel><title>&a29;</title></channel>"));
        feeds.put(
                "XML: an entity from a file",
                xml("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///dev/zero'>]><rss>&x;</rss>"));
        feeds.put("XML: 1,000,000 elements deep", xml("<rss>" + "<a>".repeat(1_000_000)));
        feeds.put("XML: 450,000 elements", xml("<rss><channel>" + "<a/>".repeat(450_000) + "</channel></rss>"));
        feeds.put("XML: 200,000 attributes", xml("<rss " + attributes(200_000) + "><b/></rss>"));
        feeds.put("XML: a name of 4 MiB", xml("<" + "r".repeat(4 << 20) + "/>"));
        feeds.put(
                "XML: such a name within CDATA that is none",
                xml("<!-- <![CDATA[ --><" + "r".repeat(4 << 20) + "/><!-- ]]> -->"));
        feeds.put("XML: 5 MiB and one byte", Upstream.ok(RSS, new byte[(5 << 20) + 1]));
        feeds.put("JSON: 100,000 arrays deep", json("{\"items\":" + "[".repeat(100_000)));
        feeds.put("JSON: 2,000,000 numbers", json("{\"items\":[" + "1,".repeat(2_000_000) + "1]}"));
        feeds.put("JSON: a number of 1,000,000 digits", json("{\"items\":[{\"id\":" + "9".repeat(1_000_000) + "}]}"));
        feeds.put("gzip: 128 MiB in 128 KiB", packed(128, 1));
        feeds.put("gzip: in gzip", packed(64, 2));
        feeds.put("gzip: in gzip in gzip", packed(16, 3));
        feeds.put("headers: 1 MiB", Upstream.raw(Upstream.head(200, "X: " + "x".repeat(1 << 20)), new byte[0]));
        feeds.put("headers: 10,000", Upstream.raw(Upstream.head(200, "X: 1\r\n".repeat(9_999) + "X: 1"), new byte[0]));
        feeds.put("headers: 1xx without end", Upstream.raw("HTTP/1.1 103 Early\r\n\r\n".repeat(20_000), new byte[0]));
        feeds.put("body: chunks without end", Upstream.endless(RSS));
        return feeds;
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append('a').append(i).append("='' ");
        }
        return attributes.toString();
    }

    private static Upstream.Reply xml(String document) {
        return Upstream.ok(RSS, document);
    }

    private static Upstream.Reply json(String document) {
        return Upstream.ok("application/feed+json", document);
    }

    private static Upstream.Reply packed(int mebibytes, int layers) {
        byte[] packed = zeros(mebibytes);
        for (int i = 1; i < layers; i++) {
            packed = Upstream.gzipped(packed);
        }
        return Upstream.raw(
                Upstream.head(
                        200,
                        "Content-Type: " + RSS,
                        "Content-Encoding: " + "gzip,".repeat(layers - 1) + "gzip",
                        "Content-Length: " + packed.length),
                packed);
    }

    /** So many mebibytes of nothing in gzip, of which no more than one is ever at hand. */
    private static byte[] zeros(int mebibytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Loads what must be loaded, so that only bombs count. */
    private void warmUp() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "png", picture);
        for (int i = 0; i < 30; i++) {
            upstream.answer(
                    "/good",
                    Upstream.gzip(RSS, ("<rss><channel>" + ITEM.repeat(i * 10) + "</channel></rss>").getBytes(UTF_8)));
            upstream.answer(
                    "/json", json("{\"items\":[" + "{\"id\":\"1\",\"content_text\":\"x\"},".repeat(100) + "{}]}"));
            read("/good");
            read("/json");
            scaled(picture.toByteArray());
        }
    }

    private String read(String path) {
        try {
            int posts = sources.read(
                            new FeedAddress(Network.FEED, upstream.url(path).href()))
                    .posts()
                    .size();
            return "read, " + posts + " posts";
        } catch (FeedException e) {
            return e.reason().code();
        }
    }

    private String scaled(byte[] picture) {
        try {
            ImageScalerTest.scaled(scaler, picture, 640, false);
            return "scaled";
        } catch (ImageException e) {
            return "refused";
        }
    }

    /** A PNG of one colour, whose header is right and whose data are small. */
    private static byte[] png(int width, int height) {
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[1 << 20]);
        deflater.finish();
        byte[] data = new byte[1 << 16];
        int length = deflater.deflate(data);
        deflater.end();
        ByteBuffer out = ByteBuffer.allocate(length + 100);
        out.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(out, "IHDR", head);
        chunk(out, "IDAT", java.util.Arrays.copyOf(data, length));
        chunk(out, "IEND", new byte[0]);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static void chunk(ByteBuffer out, String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(UTF_8));
        sum.update(data);
        out.putInt(data.length).put(type.getBytes(UTF_8)).put(data).putInt((int) sum.getValue());
    }

    private static byte[] gif() {
        return new byte[] {
            'G', 'I', 'F', '8', '9', 'a', -1, -1, -1, -1, 0, 0, 0, ',', 0, 0, 0, 0, -1, -1, -1, -1, 0, 2, 2, 0x4C, 1, 0,
            ';'
        };
    }

    /** Kilobytes of memory that the process has from the system. */
    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
