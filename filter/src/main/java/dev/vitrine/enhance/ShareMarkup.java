package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.share.FediverseServer.Software;
import dev.vitrine.share.Icon;
import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.SharedPage;
import dev.vitrine.share.Sharer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes what all share surfaces are made of: links to networks, drawings, and words for the eye and the ear. */
final class ShareMarkup {
    private static final Set<String> NORWEGIAN = Set.of("no", "nn");

    private final KnownPage page;
    private final Sharer sharer;
    private final ShareLabels labels;
    private final StringBuilder out = new StringBuilder(12_000);
    private String end = "</div>";

    ShareMarkup(KnownPage page, Sharer sharer) {
        this.page = page;
        this.sharer = sharer;
        this.labels = ShareLabels.of(page.language());
    }

    /** Adds markup as it is. */
    ShareMarkup add(String markup) {
        out.append(markup);
        return this;
    }

    /** Adds a text. */
    ShareMarkup text(String text) {
        return add(HtmlEscaper.text(text));
    }

    /** Adds an attribute. */
    ShareMarkup attribute(String name, String value) {
        return add(" ").add(name).add("=\"").add(HtmlEscaper.attribute(value)).add("\"");
    }

    /** Adds an attribute whose value is an address. */
    ShareMarkup address(String name, String url) {
        return add(" ").add(name).add("=\"").add(HtmlEscaper.url(url)).add("\"");
    }

    /** The words under a key, in the page's language. */
    String word(String key) {
        return labels.word(key);
    }

    /**
     * Opens the element of a surface that shares the page, without the end of its tag; where there are no words in the page's
     * language, with the one they are in.
     */
    ShareMarkup open(String classes, String name) {
        return openOfSite(classes, name).address("data-url", page.shared().url());
    }

    /** The same for a surface that shares no page. */
    ShareMarkup openOfSite(String classes, String name) {
        return add("<div class=\"").add(classes).add("\" role=\"group\"").named(name);
    }

    /** The same for a surface at the end of the body, where no landmark of the page is around it: it is one itself. */
    ShareMarkup openApart(String classes, String name) {
        end = "</section>";
        return add("<section class=\"")
                .add(classes)
                .add("\"")
                .named(name)
                .address("data-url", page.shared().url());
    }

    private ShareMarkup named(String name) {
        attribute("aria-label", name);
        String own = Locale.forLanguageTag(page.language()).getLanguage();
        String words = Locale.forLanguageTag(labels.language()).getLanguage();
        boolean same = own.equals(words) || (words.equals("nb") && NORWEGIAN.contains(own));
        return same ? this : attribute("lang", labels.language());
    }

    /** Our style sheet and script, where this is the first surface of its page, as far as the page's policy lets them. */
    ShareMarkup files(boolean first) {
        return first ? style(Asset.STYLE).script(Asset.SCRIPT) : this;
    }

    /** A style sheet of ours, where the page's policy lets it be used. */
    ShareMarkup style(Asset asset) {
        return page.policy().style()
                ? add("<link rel=\"stylesheet\"")
                        .address("href", page.ownPath() + asset.path())
                        .sealed(asset)
                        .nonce(page.policy().styleNonce())
                        .add(">")
                : this;
    }

    /** A script of ours, deferred, where the page's policy lets it run. */
    ShareMarkup script(Asset asset) {
        return page.policy().script()
                ? add("<script")
                        .address("src", page.ownPath() + asset.path())
                        .sealed(asset)
                        .nonce(page.policy().scriptNonce())
                        .add(" defer></script>")
                : this;
    }

    /**
     * Lets browsers check that they have got the file which the page means, from whatever origin it comes: one page has
     * another base, another one stands in a sandbox and has no origin at all.
     */
    private ShareMarkup sealed(Asset asset) {
        return attribute("integrity", asset.integrity()).add(" crossorigin=\"\"");
    }

    private ShareMarkup nonce(Optional<String> nonce) {
        return nonce.isPresent() ? attribute("nonce", nonce.get()) : this;
    }

    /** A link that shares the page at a network, as an item of a list; nothing where there is none. */
    ShareMarkup item(ShareNetwork network, boolean withIcon) {
        return item(network, page.shared(), withIcon);
    }

    /** The same for something of the page. */
    ShareMarkup item(ShareNetwork network, SharedPage shared, boolean withIcon) {
        Optional<String> target = target(network, shared);
        if (target.isEmpty()) {
            return this;
        }
        boolean web = !network.opensProgram();
        add("<li><a").address("href", target.get());
        if (web) {
            rel("nofollow");
        }
        add(">");
        if (withIcon) {
            icon(network);
        }
        return (web ? name("share-on", network, true) : program(network)).add("</a></li>");
    }

    /** Says what a link is to its page, and opens it in a new tab, where the page's policy lets it. */
    ShareMarkup rel(String rel) {
        return add(page.policy().newTabs() ? " target=\"_blank\" rel=\"noopener " : " rel=\"")
                .add(rel)
                .add("\"");
    }

    private Optional<String> target(ShareNetwork network, SharedPage shared) {
        if (isPicked(network)) {
            return Optional.of(page.ownPath() + FediversePicker.PATH + "?software=" + network.id() + "&path="
                    + HtmlEscaper.queryParameter(shared.url()) + "&title="
                    + HtmlEscaper.queryParameter(shared.quotation()) + "&lang="
                    + HtmlEscaper.queryParameter(page.language()));
        }
        if (page.absolute()) {
            return network.shareLink(shared, sharer);
        }
        // The address that this leads to is made of no more than these.
        return network.shareLink(SharedPage.of(shared.url(), shared.quotation()), sharer)
                .map(any -> page.ownPath() + "/go/" + network.id() + "?path="
                        + HtmlEscaper.queryParameter(shared.url()) + "&title="
                        + HtmlEscaper.queryParameter(shared.quotation()));
    }

    /** Whether the visitor is to name a server of their own, since the operator has named none. */
    private boolean isPicked(ShareNetwork network) {
        return !sharer.instances().containsKey(network.id())
                && (network.id().equals("fediverse")
                        || (network.needsInstance() && Software.of(network.id()).isPresent()));
    }

    /** The drawing of a network, or its letter. */
    ShareMarkup icon(ShareNetwork network) {
        if (network.icon().isPresent()) {
            return drawing(network.icon().get());
        }
        return add("<svg width=\"20\" height=\"20\" viewBox=\"0 0 20 20\" fill=\"currentColor\" aria-hidden=\"true\">")
                .add("<text x=\"10\" y=\"16\" font-size=\"17\"")
                .add(" text-anchor=\"middle\">")
                .text(network.letter())
                .add("</text></svg>");
    }

    /** The drawing of a control: {@code copy}, {@code share}, {@code print}. */
    ShareMarkup drawing(String control) {
        return drawing(ShareNetworks.controlIcon(control));
    }

    private ShareMarkup drawing(Icon icon) {
        return add("<svg width=\"20\" height=\"20\" viewBox=\"0 0 160 160\" fill=\"currentColor\" aria-hidden=\"true\">")
                .add("<path d=\"")
                .add(icon.path())
                .add("\"/></svg>");
    }

    /** A network's name, which is seen; what stands around it is for those who hear the link on its own. */
    ShareMarkup name(String key, ShareNetwork network, boolean web) {
        int split = word(key).indexOf("{0}");
        unseen(word(key).substring(0, split));
        seen(network.name());
        boolean newTab = web && page.policy().newTabs();
        return unseen(word(key).substring(split + 3) + (newTab ? " (" + word("new-tab") + ")" : ""));
    }

    /** The name of a program, which is no place to share on. */
    private ShareMarkup program(ShareNetwork network) {
        return unseen(word("share").replace("…", ": "))
                .seen(network.id().equals("email") ? word("email") : network.name());
    }

    /** A text in an element of its own. */
    ShareMarkup seen(String text) {
        return add("<span>").text(text).add("</span>");
    }

    private ShareMarkup unseen(String text) {
        return text.isEmpty() ? this : add("<span class=\"vt-h\">").text(text).add("</span>");
    }

    /** What has been added, no end of a surface. */
    String written() {
        return out.toString();
    }

    /** The element in which the script announces what it has done, and the end of the surface. */
    String close() {
        return add("<span class=\"vt-h\" role=\"status\"></span>").add(end).written();
    }
}
