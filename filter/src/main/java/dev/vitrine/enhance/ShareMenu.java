package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.SharedPage;
import java.util.List;

/**
 * The markup of one labelled control with a list of links behind it, which works without a script. With one, it opens the
 * browser's own share sheet where there is one.
 */
final class ShareMenu {
    private ShareMenu() {}

    /** Beside the price of a product: the networks of a bar. */
    static String ofProduct(ShareSettings settings, KnownPage page, boolean first) {
        ShareMarkup out = new ShareMarkup(page, settings.sharer());
        out.open("vt-share vt-product", out.word("share-product")).add(">").files(first);
        List<String> networks = settings.controls().stream()
                .filter(id -> !ShareSettings.OWN_CONTROLS.contains(id))
                .toList();
        menu(out, "share-product", networks, page.shared());
        return out.close();
    }

    /** Behind a quotation: the networks that take its text. */
    static String ofQuotation(ShareSettings settings, KnownPage page, Quotation quotation, boolean first) {
        ShareMarkup out = new ShareMarkup(page, settings.sharer());
        SharedPage shared = page.shared().withQuotation(quotation.text(), quotation.frame(out.word("quoted")));
        out.open("vt-share vt-quote", out.word("share-quote") + ": " + quotation.beginning())
                .attribute("data-text", shared.quotation())
                .add(">")
                .files(first);
        menu(out, "share-quote", settings.quotes(), shared);
        return out.close();
    }

    private static void menu(ShareMarkup out, String label, List<String> networks, SharedPage shared) {
        out.add("<details class=\"vt-more\"><summary>")
                .drawing("share")
                .seen(out.word(label))
                .add("</summary><ul>");
        networks.forEach(id -> ShareNetworks.find(id).ifPresent(network -> out.item(network, shared, false)));
        out.add("</ul></details>");
    }
}
