package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.share.Icon;
import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The markup of a bar of share links. Without our style sheet it is a list of links; without our script each of them
 * works. The sheet and the script come with the first bar of a page, inside of it.
 */
final class ShareBar {
    private static final Set<String> NORWEGIAN = Set.of("no", "nn");

    private final ShareSettings settings;
    private final KnownPage page;
    private final ShareLabels labels;
    private final StringBuilder out = new StringBuilder(6000);

    private ShareBar(ShareSettings settings, KnownPage page) {
        this.settings = settings;
        this.page = page;
        this.labels = ShareLabels.of(page.language());
    }

    /** @param first whether it is the first bar of its page */
    static String markup(ShareSettings settings, KnownPage page, ShareSettings.Place place, boolean first) {
        return new ShareBar(settings, page).bar(place, first);
    }

    private String bar(ShareSettings.Place place, boolean first) {
        String name = place == ShareSettings.Place.END
                ? labels.word("share-page") + " (" + labels.word("at-end") + ")"
                : labels.word("share-page");
        out.append("<div class=\"vt-share\" role=\"group\" aria-label=\"")
                .append(HtmlEscaper.attribute(name))
                .append('"')
                .append(language())
                .append(" data-url=\"")
                .append(HtmlEscaper.url(page.shared().url()))
                .append("\">");
        if (first) {
            out.append("<link rel=\"stylesheet\" href=\"")
                    .append(asset(Asset.STYLE))
                    .append("\">");
        }
        out.append("<ul>");
        settings.controls().forEach(this::control);
        out.append("</ul>");
        if (first) {
            out.append("<script src=\"").append(asset(Asset.SCRIPT)).append("\" defer></script>");
        }
        return out.append("<span class=\"vt-h\" role=\"status\"></span></div>").toString();
    }

    /** Where there are no words in the page's own language, a screen reader is told which one these are in. */
    private String language() {
        String own = Locale.forLanguageTag(page.language()).getLanguage();
        String words = Locale.forLanguageTag(labels.language()).getLanguage();
        return own.equals(words) || (words.equals("nb") && NORWEGIAN.contains(own))
                ? ""
                : " lang=\"" + labels.language() + "\"";
    }

    private String asset(Asset asset) {
        return HtmlEscaper.url(page.ownPath() + asset.path());
    }

    private void control(String id) {
        switch (id) {
            case "copy" -> copy();
            case "share" -> share();
            case "print" -> print();
            default -> ShareNetworks.find(id).ifPresent(network -> link(network, true));
        }
    }

    private void copy() {
        out.append("<li><a class=\"vt-copy\" href=\"")
                .append(HtmlEscaper.url(page.shared().url()))
                .append("\" data-done=\"")
                .append(HtmlEscaper.attribute(labels.word("copied")))
                .append("\">");
        drawing(ShareNetworks.controlIcon("copy"));
        out.append("<span>").append(HtmlEscaper.text(labels.word("copy-link"))).append("</span></a></li>");
    }

    private void share() {
        out.append("<li><details class=\"vt-more\"><summary>");
        drawing(ShareNetworks.controlIcon("share"));
        out.append("<span>").append(HtmlEscaper.text(labels.word("share"))).append("</span></summary><ul>");
        for (String id : settings.more()) {
            ShareNetworks.find(id).ifPresent(network -> link(network, false));
        }
        out.append("</ul></details></li>");
    }

    /** Pages print without a script too: with a key, or from the browser's menu. So the control waits for the script. */
    private void print() {
        out.append("<li><button type=\"button\" class=\"vt-print\" hidden>");
        drawing(ShareNetworks.controlIcon("print"));
        out.append("<span>").append(HtmlEscaper.text(labels.word("print"))).append("</span></button></li>");
    }

    private void link(ShareNetwork network, boolean withIcon) {
        Optional<String> target = target(network);
        if (target.isEmpty()) {
            return;
        }
        boolean newTab = !network.opensProgram();
        out.append("<li><a href=\"").append(HtmlEscaper.url(target.get())).append('"');
        if (newTab) {
            out.append(" target=\"_blank\" rel=\"noopener nofollow\"");
        }
        out.append('>');
        if (withIcon) {
            icon(network);
        }
        name(network, newTab);
        out.append("</a></li>");
    }

    private Optional<String> target(ShareNetwork network) {
        Optional<String> link = network.shareLink(page.shared(), settings.sharer());
        return page.absolute()
                ? link
                : link.map(any -> page.ownPath() + "/go/" + network.id() + "?path="
                        + HtmlEscaper.queryParameter(page.shared().url()) + "&title="
                        + HtmlEscaper.queryParameter(page.shared().title()));
    }

    private void icon(ShareNetwork network) {
        if (network.icon().isPresent()) {
            drawing(network.icon().get());
        } else {
            out.append(
                            "<svg width=\"20\" height=\"20\" viewBox=\"0 0 20 20\" fill=\"currentColor\" aria-hidden=\"true\"")
                    .append(" focusable=\"false\"><text x=\"10\" y=\"16\" font-size=\"17\" font-weight=\"700\"")
                    .append(" text-anchor=\"middle\">")
                    .append(HtmlEscaper.text(network.letter()))
                    .append("</text></svg>");
        }
    }

    private void drawing(Icon icon) {
        out.append("<svg width=\"20\" height=\"20\" viewBox=\"0 0 240 240\" fill=\"currentColor\" aria-hidden=\"true\"")
                .append(" focusable=\"false\"><path d=\"")
                .append(icon.path())
                .append("\"/></svg>");
    }

    /** The name is seen; what stands around it is for those who hear the link on its own. */
    private void name(ShareNetwork network, boolean newTab) {
        int split = labels.word("share-on").indexOf("{0}");
        unseen(labels.word("share-on").substring(0, split));
        out.append("<span>").append(HtmlEscaper.text(network.name())).append("</span>");
        unseen(labels.word("share-on").substring(split + 3) + (newTab ? " (" + labels.word("new-tab") + ")" : ""));
    }

    private void unseen(String text) {
        if (!text.isEmpty()) {
            out.append("<span class=\"vt-h\">").append(HtmlEscaper.text(text)).append("</span>");
        }
    }
}
