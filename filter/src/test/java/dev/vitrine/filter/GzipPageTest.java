package dev.vitrine.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.PageCharset;
import dev.vitrine.html.TagName;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import dev.vitrine.rewrite.WindowPool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipPageTest {
    private static final String PAGE = "<!doctype html><head><meta charset=utf-8><title>Tēja</title></head><body><p>"
            + HexFormat.of().formatHex(new BigInteger(2400, new Random(1)).toByteArray()) + "</body>";
    private static final String REWRITTEN = PAGE.replace("<title>", "<i><title>");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Inserts an element before the title, if there is one. */
    private static final class BeforeTitle implements PageEditor {
        private @Nullable Page page;
        private boolean done;

        @Override
        public void begin(Page opened) {
            page = opened;
        }

        @Override
        public boolean holding() {
            return !done;
        }

        @Override
        public void releasing(Release reason) {}

        @Override
        public int startTagName(long name, long position) {
            if (name == TagName.of("title") && page != null) {
                done = page.insert(position, "<i>");
            }
            return IGNORE;
        }
    }

    private GzipPage page() {
        out.reset();
        BeforeTitle editor = new BeforeTitle();
        return new GzipPage(
                sink -> HtmlRewriter.ofBytes(
                        editor,
                        sink,
                        Optional.of(PageCharset.utf8()),
                        HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP))),
                out::write,
                asItCame -> asItCame || !editor.done);
    }

    private byte[] rewritten(byte[] packed, int split) throws IOException {
        GzipPage page = page();
        page.write(packed, 0, split);
        page.write(packed, split, packed.length - split);
        page.end();
        return out.toByteArray();
    }

    private static byte[] packed(String... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(member.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** What a client makes of it, until the stream ends or breaks. */
    private record Unpacked(String text, boolean whole) {}

    private static Unpacked unpacked(byte[] packed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = true;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.write(b);
            }
        } catch (IOException broken) {
            whole = false;
        }
        return new Unpacked(bytes.toString(UTF_8), whole);
    }

    @Test
    void isAddedToHoweverItIsCut() throws IOException {
        byte[] packed = packed(PAGE);
        for (int split = 0; split <= packed.length; split++) {
            assertThat(unpacked(rewritten(packed, split))).isEqualTo(new Unpacked(REWRITTEN, true));
        }
    }

    @Test
    void mayComeInSeveralMembersWithAllThatAHeaderCanSay() throws IOException {
        byte[] members = packed(PAGE.substring(0, 30), PAGE.substring(30));
        ByteArrayOutputStream described = new ByteArrayOutputStream();
        described.write(new byte[] {0x1F, (byte) 0x8B, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3});
        described.write(new byte[] {2, 0, 'e', 'x', 'n', 'a', 'm', 'e', 0, 'c', 0, 1, 2});
        described.write(members, 10, members.length - 10);
        for (int split = 0; split <= described.size(); split++) {
            assertThat(unpacked(rewritten(described.toByteArray(), split))).isEqualTo(new Unpacked(REWRITTEN, true));
        }
    }

    @Test
    void leavesAsItCameWhereNothingIsAdded() throws IOException {
        byte[] packed = packed("<!doctype html><p>nothing to add");
        assertThat(rewritten(packed, 7)).isEqualTo(packed);
    }

    @Test
    void leavesAsItCameWhereItIsCutOffOrNoGzipAtAll() throws IOException {
        byte[] packed = packed(PAGE);
        for (int end = 0; end < packed.length; end++) {
            byte[] cut = Arrays.copyOf(packed, end);
            assertThat(rewritten(cut, end / 2)).isEqualTo(cut);
        }
        byte[] plain = PAGE.getBytes(UTF_8);
        assertThat(rewritten(plain, 5)).isEqualTo(plain);
    }

    @Test
    void leavesAsItCameWhereAByteIsWrong() throws IOException {
        byte[] packed = packed(PAGE);
        for (int at = 0; at < packed.length; at++) {
            byte[] wrong = packed.clone();
            wrong[at] ^= 0x55;
            byte[] arrived = rewritten(wrong, at);
            if (unpacked(wrong).whole()) {
                assertThat(unpacked(arrived).text()).isEqualTo(REWRITTEN);
            } else {
                assertThat(new String(arrived, ISO_8859_1)).isEqualTo(new String(wrong, ISO_8859_1));
            }
        }
    }

    @Test
    void aFlushBringsAllThatWasUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(bytes, true);
        gzip.write(PAGE.substring(0, 100).getBytes(UTF_8));
        gzip.flush();
        byte[] half = bytes.toByteArray();
        gzip.write(PAGE.substring(100).getBytes(UTF_8));
        gzip.close();
        byte[] whole = bytes.toByteArray();
        GzipPage page = page();
        page.write(half, 0, half.length);
        page.flush();

        assertThat(unpacked(out.toByteArray()).text()).isEqualTo(REWRITTEN.substring(0, 103));

        page.write(whole, half.length, whole.length - half.length);
        page.end();
        assertThat(unpacked(out.toByteArray())).isEqualTo(new Unpacked(REWRITTEN, true));
    }

    @Test
    void whatBreaksOffAfterAFlushBreaksOffThereForTheClient() throws IOException {
        byte[] packed = packed(PAGE);
        for (int end = 200; end < packed.length; end++) {
            GzipPage page = page();
            page.write(packed, 0, 150);
            page.flush();
            page.write(packed, 150, end - 150);
            page.end();
            Unpacked arrived = unpacked(out.toByteArray());
            assertThat(arrived.whole()).isFalse();
            assertThat(arrived.text().replace("<i>", ""))
                    .isEqualTo(unpacked(Arrays.copyOf(packed, end)).text());
        }
    }

    @Test
    void isCompleteWithoutACallWhereNobodyMayTellTheEnd() throws IOException {
        byte[] packed = packed(PAGE);
        GzipPage page = page();
        page.write(packed, 0, 150);
        page.holdNothing();
        page.write(packed, 150, packed.length - 150);
        page.holdNothing();

        assertThat(unpacked(out.toByteArray())).isEqualTo(new Unpacked(REWRITTEN, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"00", "000000000000", "<!-- cached -->", "1f", "1f8b", "1f8b08", "1f8b07", "1f8b08ff", "1f00"})
    void whatIsBehindTheLastMemberStaysBehindIt(String said) throws IOException {
        byte[] behind =
                said.startsWith("<") ? said.getBytes(UTF_8) : HexFormat.of().parseHex(said);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(packed(PAGE));
        all.write(behind);
        for (int split = 0; split <= all.size(); split++) {
            byte[] arrived = rewritten(all.toByteArray(), split);
            assertThat(unpacked(arrived)).isEqualTo(new Unpacked(REWRITTEN, true));
            assertThat(Arrays.copyOfRange(arrived, arrived.length - behind.length, arrived.length))
                    .isEqualTo(behind);
        }
    }

    @Test
    void anotherMemberFollowsWhereNobodyMayTellTheEnd() throws IOException {
        byte[] members = packed(PAGE, "<p>more</p>");
        for (int split = 150; split <= members.length; split++) {
            GzipPage page = page();
            page.write(members, 0, 150);
            page.holdNothing();
            page.write(members, 150, split - 150);
            page.holdNothing();
            page.write(members, split, members.length - split);
            page.holdNothing();

            assertThat(unpacked(out.toByteArray()))
                    .as("cut at %d", split)
                    .isEqualTo(new Unpacked(REWRITTEN + "<p>more</p>", true));
        }
    }
}
