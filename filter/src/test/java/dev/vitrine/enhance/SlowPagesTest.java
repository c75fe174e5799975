package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.PageCharset;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.WindowPool;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages that somebody made so that reading them takes long: they take some hundredths of a second, as any other of their
 * length, with all that a page can get. Where the time grew with the square of the length, it was ten seconds and more.
 */
@Timeout(5)
class SlowPagesTest {
    private static final int LENGTH = 380 * 1024;

    private static final SiteSettings ALL =
            SiteSettings.DEFAULT.with(ShareSettings.DEFAULT.withPlaces(EnumSet.allOf(ShareSettings.Place.class)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<main> ~ <form>",
                "<main> ~ <form class=nav>words",
                "<main><select> ~ <div class=author><article>",
                "<main> ~ <div class=nav><p>words",
                "<main><blockquote>He said ~ &quot;",
                "<main><p class=author> ~ \"",
                "<main> ~ <h2>x</h2>",
                "<main><div  ~ `data-vitrine-a `",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\" ~ <!--",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":\" ~ By A, ",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":\" ~ `by `",
                "<a href=/><img src=/a.png alt=\"logo ~ ` of`"
            })
    void takeNoMoreThanTheirTime(String beginning, String shape) throws IOException {
        PageRequest request = PageRequest.anonymous("http", "localhost", 8080, "/page");
        long[] sent = {0};
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new PageEnhancer(
                        ALL, request, ServedImages.none(), ContentPolicy.of(List.of(), request, Optional.empty())),
                (bytes, offset, length) -> sent[0] += length,
                Optional.of(PageCharset.utf8()),
                HoldWindow.of(new WindowPool(1 << 20)));
        String page = "<!doctype html><html><head><title>Bread in no hurry</title></head><body>" + beginning
                + shape.repeat(LENGTH / shape.length()) + "x\"}</script></blockquote></main></body></html>";
        byte[] bytes = page.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += 8192) {
            rewriter.write(bytes, from, Math.min(8192, bytes.length - from));
        }
        rewriter.end();

        assertThat(rewriter.failure()).isEmpty();
        assertThat(sent[0]).isGreaterThanOrEqualTo(bytes.length);
    }
}
