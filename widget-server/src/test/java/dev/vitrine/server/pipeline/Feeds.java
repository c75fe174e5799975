package dev.vitrine.server.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.Upstream;
import java.util.Arrays;
import java.util.Random;

/** Feeds, good and bad. */
final class Feeds {
    static final String RSS = "application/rss+xml";

    private Feeds() {}

    /** A feed of ten posts. */
    static String good() {
        return rss("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    static String rss(String... titles) {
        StringBuilder items = new StringBuilder();
        for (String title : titles) {
            items.append(("<item><guid isPermaLink='false'>%1$s</guid><title>Post %1$s</title>"
                            + "<link>https://blog.example/%1$s</link><description>About %1$s \u2013 caf\u00e9</description></item>\n")
                    .formatted(title));
        }
        return "<?xml version='1.0'?><rss version='2.0'><channel><title>A blog</title>" + items + "</channel></rss>";
    }

    /** Ten items in which the cleaning leaves nothing. */
    static String hollow() {
        return "<rss><channel>" + "<item><description>&lt;script&gt;x()&lt;/script&gt;</description></item>".repeat(10)
                + "</channel></rss>";
    }

    static byte[] noise() {
        byte[] bytes = new byte[20_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    /** The good feed in gzip, without so many of its last bytes. */
    static Upstream.Reply packed(int less) {
        byte[] whole = Upstream.gzipped(good().getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(whole, whole.length + less);
        return Upstream.raw(
                Upstream.head(200, "Content-Type: " + RSS, "Content-Encoding: gzip", "Content-Length: " + cut.length),
                cut);
    }

    static String laughs() {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
        }
        return "<?xml version='1.0'?><!DOCTYPE rss [" + entities + "]><rss>&a29;</rss>";
    }
}
