package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.share.ShareNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The markup of a bar of share links. Without our style sheet it is a list of links; without our script each of them
 * works. The sheet and the script come with the first surface of a page, inside of it.
 */
final class ShareBar {
    private static final int MOST_FLOATING = 6;

    /** Controls that the second style sheet has rules for. */
    private static final Set<String> STYLED_APART = Set.of("markdown", "html", "print");

    private final ShareSettings settings;
    private final KnownPage page;
    private final ShareMarkup out;

    private ShareBar(ShareSettings settings, KnownPage page) {
        this.settings = settings;
        this.page = page;
        this.out = new ShareMarkup(page, settings.sharer());
    }

    /** @param first whether it is the first surface of its page */
    static String markup(ShareSettings settings, KnownPage page, ShareSettings.Place place, boolean first) {
        return markup(settings, page, place, first, list(settings, page, place));
    }

    /**
     * The same around a list that has been written before.
     *
     * @param list as {@link #list} writes it of this page
     */
    static String markup(
            ShareSettings settings, KnownPage page, ShareSettings.Place place, boolean first, String list) {
        return new ShareBar(settings, page).bar(place, first, list);
    }

    /** The controls of a bar, which are the same in every bar of a page but the floating one. */
    static String list(ShareSettings settings, KnownPage page, ShareSettings.Place place) {
        List<String> controls = place == ShareSettings.Place.FLOATING ? few(settings.controls()) : settings.controls();
        ShareBar bar = new ShareBar(settings, page);
        bar.out.add("<ul>");
        controls.forEach(bar::control);
        return bar.out.add("</ul>").written();
    }

    private String bar(ShareSettings.Place place, boolean first, String list) {
        switch (place) {
            case END -> out.open("vt-share", out.word("share-page") + " (" + out.word("at-end") + ")");
            case FLOATING ->
                out.openApart("vt-share vt-float", out.word("share").replace("…", ""));
            default -> out.open("vt-share", out.word("share-page"));
        }
        out.add(">").files(first);
        if (place == ShareSettings.Place.FLOATING
                || settings.controls().stream().anyMatch(STYLED_APART::contains)) {
            out.style(Asset.MORE_STYLE);
        }
        out.add(list);
        if (place == ShareSettings.Place.FLOATING) {
            out.script(Asset.FLOAT)
                    .add("<button type=\"button\" class=\"vt-close\" hidden")
                    .attribute("aria-label", out.word("close"))
                    .add("></button>");
        }
        return out.close();
    }

    /** As many as stand side by side on the narrowest phone, our own first. */
    private static List<String> few(List<String> controls) {
        List<String> own = controls.stream()
                .filter(id -> ShareSettings.FLOATING_CONTROLS.contains(id))
                .toList();
        List<String> few = controls.stream()
                .filter(id -> !ShareSettings.OWN_CONTROLS.contains(id))
                .limit(MOST_FLOATING - own.size())
                .collect(Collectors.toCollection(ArrayList::new));
        few.addAll(own);
        return few;
    }

    private void control(String id) {
        switch (id) {
            case "copy" -> copy();
            case "markdown" ->
                written("Markdown", "[" + plain('[', ']') + "](" + page.shared().url() + ")");
            case "html" ->
                written(
                        "HTML",
                        "<a href=\"" + HtmlEscaper.url(page.shared().url()) + "\">" + HtmlEscaper.text(title())
                                + "</a>");
            case "share" -> share();
            case "print" -> print();
            default -> ShareNetworks.find(id).ifPresent(network -> out.item(network, true));
        }
    }

    private void copy() {
        out.add("<li><a class=\"vt-copy\"")
                .address("href", page.shared().url())
                .attribute("data-done", out.word("copied"))
                .add(">")
                .drawing("copy")
                .seen(out.word("copy-link"))
                .add("</a></li>");
    }

    /** A link in a notation, to be copied by hand; the script makes a button of it. */
    private void written(String notation, String link) {
        out.add("<li><details class=\"vt-text\"")
                .attribute("data-done", out.word("copied"))
                .add("><summary>")
                .drawing("copy")
                .seen(out.word("copy-link") + " (" + notation + ")")
                .add("</summary><input readonly")
                .attribute("aria-label", notation)
                .attribute("value", link)
                .add("></details></li>");
    }

    private String title() {
        return page.shared().title().isEmpty()
                ? page.shared().url()
                : page.shared().title();
    }

    /** The title with these characters escaped as Markdown does. */
    private String plain(char... escaped) {
        String text = title().replace("\\", "\\\\");
        for (char c : escaped) {
            text = text.replace(String.valueOf(c), "\\" + c);
        }
        return text;
    }

    private void share() {
        out.add("<li><details class=\"vt-more\"><summary>")
                .drawing("share")
                .seen(out.word("share"))
                .add("</summary><ul>");
        more().forEach(id -> ShareNetworks.find(id).ifPresent(network -> out.item(network, false)));
        out.add("</ul></details></li>");
    }

    /** Those that the bar doesn't offer already. */
    private List<String> more() {
        List<String> others = settings.more().stream()
                .filter(id -> !settings.controls().contains(id))
                .toList();
        return others.isEmpty() ? settings.more() : others;
    }

    /** Pages print without a script too: with a key, or from the browser's menu. So the control waits for the script. */
    private void print() {
        out.add("<li><button type=\"button\" class=\"vt-print\" hidden>")
                .drawing("print")
                .seen(out.word("print"))
                .add("</button></li>");
    }
}
