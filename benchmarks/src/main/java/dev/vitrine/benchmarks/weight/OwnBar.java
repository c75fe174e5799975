package dev.vitrine.benchmarks.weight;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.enhance.Asset;
import dev.vitrine.enhance.PageEnhancer;
import dev.vitrine.enhance.PageRequest;
import dev.vitrine.enhance.PublicBase;
import dev.vitrine.enhance.ShareSettings;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.enhance.SocialSettings;
import dev.vitrine.html.PageCharset;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.OutputSink;
import dev.vitrine.rewrite.WindowPool;
import dev.vitrine.share.Sharer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The bar that the filter puts into a page, with its icons, and the two files that come with it. */
final class OwnBar {
    static final List<String> SIX = List.of("facebook", "whatsapp", "x", "bluesky", "linkedin", "email");

    private static final HoldWindow WINDOW = HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP));
    private static final String PATH = "/journal/forty-hotel-breakfasts";
    private static final String TITLE = "What forty hotel breakfasts taught us about bread";
    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + TITLE + "</title><body><main><h1>"
                    + TITLE + "</h1><p>Nobody orders bread for breakfast.</p></main></body></html>";

    private OwnBar() {}

    /** A bar of these networks, a control to copy the address and one for the browser's own share sheet. */
    static Weight weigh(List<String> networks) throws IOException {
        String page = page(networks);
        int begin = page.indexOf("<div class=\"vt-share\"");
        int end = page.indexOf("</div>", begin) + "</div>".length();
        if (begin < 0) {
            throw new IOException("there is no bar in the page: " + page);
        }
        return Weight.of(page.substring(begin, end), Asset.STYLE.bytes(), Asset.SCRIPT.bytes());
    }

    private static String page(List<String> networks) throws IOException {
        ShareSettings sharing = new ShareSettings(
                Set.of(ShareSettings.Place.HEADING),
                Stream.concat(networks.stream(), Stream.of("copy", "share")).toList(),
                ShareSettings.DEFAULT.more(),
                Sharer.ANONYMOUS);
        SiteSettings site = new SiteSettings(
                Optional.of(PublicBase.parse("https://www.example.org")),
                Set.of(),
                "/_vitrine",
                SocialSettings.OFF,
                sharing);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputSink sink = out::write;
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new PageEnhancer(site, PageRequest.anonymous("https", "www.example.org", 443, PATH)),
                sink,
                PageCharset.forLabel("utf-8"),
                WINDOW);
        byte[] bytes = PAGE.getBytes(UTF_8);
        rewriter.write(bytes, 0, bytes.length);
        rewriter.end();
        return out.toString(UTF_8);
    }
}
