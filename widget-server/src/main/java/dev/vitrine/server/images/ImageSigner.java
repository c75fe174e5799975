package dev.vitrine.server.images;

import dev.vitrine.server.url.WebUrl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the addresses under which browsers get pictures, and knows its own again. An address holds the picture's origin,
 * its width, the week in which it ends, and a signature of 128 bits over all of these, so that nobody can have other
 * pictures fetched, or other sizes made.
 */
public final class ImageSigner {
    /** What every address begins with. */
    public static final String PATH = "/images/";

    /** An address stays good for one to two of these; whole weeks, so that a page keeps its entity tag all week. */
    private static final Duration PERIOD = Duration.ofDays(7);

    private static final int PERIODS = 2;
    private static final int LONGEST_HREF = 2048;
    private static final int MAC_BYTES = 16;
    private static final int HEAD_BYTES = 2 * Short.BYTES + MAC_BYTES;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final ImageKeys keys;
    private final InstantSource clock;

    public ImageSigner(ImageKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The address on this server of a picture of at most this width, 1 to 4096 pixels; empty where the picture's own
     * address is too long to be part of one.
     */
    public Optional<String> address(WebUrl picture, int width) {
        if (width < 1 || width > 4096) {
            throw new IllegalArgumentException("width must be 1 to 4096, not " + width);
        }
        return picture.href().length() > LONGEST_HREF
                ? Optional.empty()
                : Optional.of(address(
                        picture.href(), width, period() + PERIODS, keys.all().get(0)));
    }

    /** What an address asks for; empty where it is not one of ours, or has ended. */
    Optional<Wanted> read(String address) {
        int slash = address.indexOf('/', PATH.length());
        if (!address.startsWith(PATH) || slash < 0) {
            return Optional.empty();
        }
        try {
            ByteBuffer head = ByteBuffer.wrap(DECODER.decode(address.substring(PATH.length(), slash)));
            String href = new String(DECODER.decode(address.substring(slash + 1)), StandardCharsets.UTF_8);
            if (head.remaining() != HEAD_BYTES) {
                return Optional.empty();
            }
            int end = Short.toUnsignedInt(head.getShort());
            int width = Short.toUnsignedInt(head.getShort());
            return end > period() && isOurs(address, href, width, end)
                    ? WebUrl.parse(href).map(url -> new Wanted(url, width))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Base64
        }
    }

    /** Compares whole addresses, as Base64 has several spellings for the same bytes and only one is ours. */
    private boolean isOurs(String address, String href, int width, int end) {
        byte[] given = address.getBytes(StandardCharsets.UTF_8);
        boolean ours = false;
        for (byte[] key : keys.all()) {
            byte[] made = address(href, width, end, key).getBytes(StandardCharsets.UTF_8);
            ours |= MessageDigest.isEqual(made, given);
        }
        return ours;
    }

    private int period() {
        return (int) (clock.instant().getEpochSecond() / PERIOD.toSeconds());
    }

    private static String address(String href, int width, int end, byte[] key) {
        byte[] url = href.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).putShort((short) end).putShort((short) width);
        head.put(mac(key, head.array(), url), 0, MAC_BYTES);
        return PATH + ENCODER.encodeToString(head.array()) + "/" + ENCODER.encodeToString(url);
    }

    private static byte[] mac(byte[] key, byte[] head, byte[] url) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(Arrays.copyOf(head, 2 * Short.BYTES));
            return mac.doFinal(url);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** A picture of a width. */
    record Wanted(WebUrl url, int width) {}
}
