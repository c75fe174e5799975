package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.SharedPage;

/** The markup of surfaces that are nothing without their script: hidden models, which it copies. */
final class ScriptedMarkup {
    private ScriptedMarkup() {}

    /** The controls over pictures: a model of the link, with a picture's place in it. */
    static String pictures(ShareSettings settings, KnownPage page, boolean first) {
        ShareMarkup out = new ShareMarkup(page, settings.sharer());
        out.openApart("vt-share vt-pins", out.word("pictures"))
                .add(" hidden>")
                .files(first)
                .style(Asset.MORE_STYLE);
        ShareNetwork pinterest = ShareNetworks.shareable("pinterest");
        SharedPage picture = page.shared().withImage("-");
        pinterest
                .shareLink(picture, settings.sharer())
                .ifPresent(link -> out.add("<a")
                        .address("href", link)
                        .rel("nofollow")
                        .add(" hidden>")
                        .icon(pinterest)
                        .seen(out.word("pin"))
                        .add("</a>"));
        out.add("<dialog class=\"vt-share vt-list\"")
                .attribute("aria-label", out.word("pictures"))
                .add("><ul></ul><button type=\"button\">")
                .text(out.word("close"))
                .add("</button></dialog>");
        return out.script(Asset.PINS).close();
    }

    /** The control beside a selection. */
    static String selection(ShareSettings settings, KnownPage page, boolean first) {
        ShareMarkup out = new ShareMarkup(page, settings.sharer());
        out.openApart("vt-share vt-select", out.word("share-quote"))
                .attribute("data-quoted", out.word("quoted"))
                .attribute("data-done", out.word("copied"))
                .add(" hidden>")
                .files(first)
                .style(Asset.MORE_STYLE)
                .add("<button type=\"button\">")
                .drawing("share")
                .seen(out.word("share-quote"))
                .add("</button>");
        return out.script(Asset.SELECTION).close();
    }
}
