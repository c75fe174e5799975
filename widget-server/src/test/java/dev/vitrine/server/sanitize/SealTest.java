package dev.vitrine.server.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.owasp.html.HtmlPolicyBuilder;

class SealTest {
    private static final byte[] DOCUMENT = "head: <b onclick=x>text</b>".getBytes(UTF_8);
    private static final int FROM = 6;

    private final Seal seal = new Seal(new byte[32], new Sanitizer());

    @Test
    void letsHtmlThroughAsItIsUnderItsOwnSeal() {
        Seal.Opened opened = seal.open(seal.of(DOCUMENT, FROM), DOCUMENT, FROM);
        assertThat(opened.isWhole()).isTrue();
        assertThat(opened.html("<b onclick=x>text</b>").markup()).isEqualTo("<b onclick=x>text</b>");
    }

    @Test
    void cleansHtmlAfterAnyOneBitHasChanged() {
        String whole = seal.of(DOCUMENT, FROM);
        for (int bit = FROM * 8; bit < DOCUMENT.length * 8; bit++) {
            byte[] other = DOCUMENT.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            Seal.Opened opened = seal.open(whole, other, FROM);
            assertThat(opened.isWhole()).as("bit %d", bit).isFalse();
            assertThat(opened.html("<b onclick=x>text</b>").markup()).isEqualTo("<b>text</b>");
        }
    }

    @Test
    void cleansHtmlUnderAnotherKeyAndUnderNone() {
        Seal other = new Seal("another".getBytes(UTF_8), new Sanitizer());
        for (String not : List.of(other.of(DOCUMENT, FROM), "", "0".repeat(64))) {
            assertThat(seal.open(not, DOCUMENT, FROM)
                            .html("<b onclick=x>text</b>")
                            .markup())
                    .isEqualTo("<b>text</b>");
        }
    }

    /**
     * Where this fails, what is cleaned comes out in another way than before: raise {@link Sanitizer#RULES}, so that copies
     * on the disk are cleaned again, and write the new value here.
     */
    @Test
    void bearsOtherRulesWheneverThoseOfTheSanitizerChange() throws Exception {
        String rules = String.join(
                "\n",
                new TreeSet<>(AllowList.ELEMENTS).toString(),
                new TreeMap<>(AllowList.ATTRIBUTES).toString(),
                new TreeSet<>(AllowList.DROPPED).toString(),
                AllowList.REL,
                String.valueOf(Jsoup.class.getPackage().getImplementationVersion()),
                String.valueOf(HtmlPolicyBuilder.class.getPackage().getImplementationVersion()));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rules.getBytes(UTF_8)), 0, 8);
        assertThat(Sanitizer.RULES + " " + hash).isEqualTo("rules 4 901dde59447f8622");
    }
}
