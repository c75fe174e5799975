package dev.vitrine.demo.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns absolute links of a page to its own site into paths, while it streams, so that a click stays with the proxy.
 *
 * <p>Only what a click or a form follows is changed: {@code href} of {@code a}, {@code area} and {@code base},
 * {@code action} and {@code formaction}. Canonical links, metadata, pictures and scripts keep naming the site itself.
 * A tag is known by its look alone, in scripts too, where a link to a path works as well as an absolute one. Bytes
 * above ASCII pass as they are, in whatever charset that contains ASCII.
 */
final class OriginLinks extends OutputStream {
    /** A longer tag is passed on as it is. */
    private static final int LONGEST_TAG = 16 * 1024;

    private static final Pattern LINKING_TAG =
            Pattern.compile("(?i)<(?:a|area|base|form|button|input)[\\s/].*", Pattern.DOTALL);

    private static final Pattern LINK =
            Pattern.compile("(?i)([\\s\"'/](?:href|action|formaction)\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)')");

    private final Origin origin;
    private final OutputStream out;
    private final ByteArrayOutputStream tag = new ByteArrayOutputStream();
    private byte quote;

    OriginLinks(Origin origin, OutputStream out) {
        this.origin = origin;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int plain = offset;
        for (int at = offset; at < end; at++) {
            if (tag.size() == 0) {
                if (bytes[at] == '<') {
                    out.write(bytes, plain, at - plain);
                    tag.write('<');
                }
            } else {
                holdTag(bytes[at]);
                plain = at + 1;
            }
            if (tag.size() > 0) {
                plain = at + 1;
            }
        }
        out.write(bytes, plain, end - plain);
    }

    private void holdTag(byte next) throws IOException {
        boolean first = tag.size() == 1;
        if ((quote == 0 && next == '<') || (first && !isLetter(next))) {
            release();
            if (next == '<') {
                tag.write('<');
            } else {
                out.write(next);
            }
            return;
        }
        tag.write(next);
        if (quote == next) {
            quote = 0;
        } else if (quote == 0 && (next == '"' || next == '\'')) {
            quote = next;
        } else if (quote == 0 && next == '>') {
            String text = tag.toString(ISO_8859_1);
            tag.reset();
            out.write(rewritten(text).getBytes(ISO_8859_1));
        }
        if (tag.size() > LONGEST_TAG) {
            release();
        }
    }

    private String rewritten(String text) {
        if (!LINKING_TAG.matcher(text).matches()) {
            return text;
        }
        return LINK.matcher(text).replaceAll(this::link);
    }

    private String link(MatchResult link) {
        boolean doubled = link.group(2) != null;
        String url = doubled ? link.group(2) : link.group(3);
        String mark = doubled ? "\"" : "'";
        String changed = origin.path(url.strip()).orElse(url);
        return Matcher.quoteReplacement(link.group(1) + mark + changed + mark);
    }

    /** Gives up on the tag that is being held: it was none, or has no end. */
    private void release() throws IOException {
        quote = 0;
        byte[] held = tag.toByteArray();
        tag.reset();
        out.write(held);
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** Lets go of everything, at the end of the page or where it pauses; the stream below stays open. */
    @Override
    public void flush() throws IOException {
        release();
        out.flush();
    }
}
