package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.PageCharset;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in the 40 encodings of the Encoding Standard: a right insertion in 36 of them, four pass byte for byte. */
class PageCharsetsTest {
    private static final String TITLE = "Ünï€ 漢字 אב Жд ąč ﷼";

    @ParameterizedTest
    @FieldSource("dev.vitrine.html.EncodingNames#ASCII_COMPATIBLE")
    void insertsInThePagesOwnEncoding(String label) {
        PageCharset charset = PageCharset.forLabel(label).orElseThrow();
        assertThat(charset.name()).isEqualTo(label);
        String html = "<!doctype html><title>" + TITLE + "</title><article><h1>" + TITLE + "</h1>x</article>";
        byte[] page = charset.encode(html);
        Rewriting rewriting = Rewriting.with(() -> new InsertingEditor("<i title=\"" + TITLE + "\">"))
                .declaring(Optional.of(charset));
        byte[] out = rewriting.whole(page);
        String expected = charset.decode(page, 0, page.length)
                .replace("<title>", charset.referUnencodable("<i title=\"" + TITLE + "\">") + "<title>");
        assertThat(charset.decode(out, 0, out.length)).isEqualTo(expected);
        for (int split = 1; split < page.length; split++) {
            assertThat(rewriting.split(page, split)).isEqualTo(out);
        }
    }

    @ParameterizedTest
    @FieldSource("dev.vitrine.html.EncodingNames#OTHERS")
    void passesThroughWhereBytesBelow0x80AreNotAlwaysMarkup(String label) {
        PageCharset charset = PageCharset.forLabel(label).orElseThrow();
        byte[] page = "<!doctype html><title>A</title><h1>B</h1>".getBytes(US_ASCII);
        assertThat(Rewriting.with(() -> new InsertingEditor("<i>"))
                        .declaring(Optional.of(charset))
                        .whole(page))
                .isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><meta charset=windows-1251><title>\u00c6</title>",
                "<!doctype html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><title>\u00c6</title>"
            })
    void findsTheEncodingInThePage(String page) {
        byte[] out = Rewriting.with(() -> new InsertingEditor("<i title=\"Ж\">"))
                .declaring(Optional.empty())
                .whole(page.getBytes(ISO_8859_1));
        assertThat(new String(out, ISO_8859_1)).isEqualTo(page.replace("<title>", "<i title=\"\u00c6\"><title>"));
    }

    /** Browsers look for a declaration through the first 1,024 bytes and don't mind what it stands in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>Æ</title><script>'<meta charset=windows-1251>'</script><h1>Æ</h1>",
                "<!doctype html><title>Æ</title><body><p>x<meta charset=windows-1251><h1>Æ</h1>",
                "<!doctype html><title>Æ</title><textarea><meta charset=windows-1251></textarea><h1>Æ</h1>"
            })
    void pushesNoDeclarationAwayThatIsNotInTheHead(String page) {
        String much = "<i title=\"" + "x".repeat(1024) + "\">";
        Rewriting rewriting = Rewriting.with(() -> new InsertingEditor(much)).declaring(Optional.empty());
        byte[] bytes = page.getBytes(ISO_8859_1);
        assertThat(new String(rewriting.whole(bytes), ISO_8859_1)).isEqualTo(page);
        for (int split = 1; split < bytes.length; split++) {
            assertThat(rewriting.split(bytes, split)).isEqualTo(bytes);
        }
        String little = "<i>";
        assertThat(new String(
                        Rewriting.with(() -> new InsertingEditor(little))
                                .declaring(Optional.empty())
                                .whole(bytes),
                        ISO_8859_1))
                .isEqualTo(page.replace("<title>", little + "<title>"));
    }

    /** An attribute that never ends hides a declaration from browsers that look for one, but not from their parsers. */
    @Test
    void bringsNoDeclarationToLight() {
        String page = "<!doctype html><a b=\"><title>x</title><p c='\"><meta charset=koi8-r><h1>\u00c6</h1>";
        byte[] bytes = page.getBytes(ISO_8859_1);
        byte[] out = Rewriting.with(() -> new InsertingEditor("<i title=\"y\">"))
                .declaring(Optional.empty())
                .whole(bytes);
        assertThat(PageCharset.of(Optional.empty(), out, 0, out.length).name())
                .isEqualTo(
                        PageCharset.of(Optional.empty(), bytes, 0, bytes.length).name());
    }

    @Test
    void writesAsciiIntoAPageThatDeclaresNothing() {
        byte[] out = Rewriting.with(() -> new InsertingEditor("<i title=\"Ж\">"))
                .declaring(Optional.empty())
                .whole("<!doctype html><title>\u00c6</title>".getBytes(ISO_8859_1));
        assertThat(new String(out, ISO_8859_1)).isEqualTo("<!doctype html><i title=\"&#1046;\"><title>\u00c6</title>");
    }

    /** Browsers begin anew at a declaration that comes late; other readers see none, and must not be misled. */
    @ParameterizedTest
    @ValueSource(ints = {970, 1000, 1100, 3900, 5000})
    void writesAsciiIntoAPageThatDeclaresItsEncodingLate(int before) {
        String page = "<!doctype html><script charset=utf-8></script><style>" + "x".repeat(before)
                + "</style><meta http-equiv=content-type content='text/html; charset=windows-1250'><title>\u00bf</title>"
                + "<p>".repeat(1500);
        byte[] bytes = page.getBytes(ISO_8859_1);
        Rewriting rewriting = Rewriting.with(() -> new InsertingEditor("<i title=\"\u017c\">"))
                .declaring(Optional.empty());
        byte[] out = rewriting.whole(bytes);
        assertThat(new String(out, ISO_8859_1)).isEqualTo(page.replace("<title>", "<i title=\"&#380;\"><title>"));
        for (int chunk : new int[] {1, 7, 1023, 1024, 1025, 4095, 4096, 4097}) {
            assertThat(rewriting.inChunks(bytes, chunk))
                    .as("in chunks of %d", chunk)
                    .isEqualTo(out);
        }
    }

    @ParameterizedTest
    @CsvSource({"1100,\u017c", "3900,\u017c", "5000,\u00bf"})
    void readsAPageByTheEncodingThatItDeclaresLate(int before, String letter) {
        byte[] page = ("<!doctype html><style>" + "x".repeat(before) + "</style><meta charset=windows-1250>")
                .getBytes(ISO_8859_1);
        CharsetSniffer sniffer = new CharsetSniffer(Optional.empty());
        assertThat(sniffer.charset(page, 0, page.length).decode(new byte[] {(byte) 0xBF}, 0, 1))
                .isEqualTo(letter);
    }

    @Test
    void takesCharsOfTextForNeutralWhateverTheirLowByte() throws IOException {
        StringBuilder out = new StringBuilder();
        HtmlRewriter rewriter = HtmlRewriter.ofChars(
                new InsertingEditor("<i>"),
                out::append,
                PageCharset.utf8(),
                HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP)));
        String page = "<!doctype html>\u013Ctitle>\u4F3E<p>\u013C/p>\u4F3E<title>x</title>";
        rewriter.write(page, 0, page.length());
        rewriter.end();
        assertThat(out.toString()).isEqualTo(page.replace("<title>", "<i><title>"));
    }
}
