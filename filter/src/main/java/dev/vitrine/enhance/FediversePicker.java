package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.share.FediverseServer;
import dev.vitrine.share.FediverseServer.Software;
import dev.vitrine.share.SharedPage;
import java.util.Set;

/**
 * The page on which a visitor names their own server of the fediverse. It works without a script. With one, a server that
 * publishes <a href="https://w3id.org/fep/3b86">activity intents</a> is asked where it wants a post to be written.
 */
public final class FediversePicker {
    /** Where it is found below our prefix. */
    public static final String PATH = "/fediverse";

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    private FediversePicker() {}

    /**
     * What stands in the form already.
     *
     * @param server the name of the server, as the visitor has written it, or chosen it before
     * @param remembered whether it comes from the visitor's own device, or is to go there
     * @param wrong whether that is no name of a server
     */
    public record Entry(String server, Software software, boolean remembered, boolean wrong) {
        /** A server that the visitor has chosen before. */
        public static Entry of(FediverseServer server) {
            return new Entry(server.host(), server.software(), true, false);
        }
    }

    /**
     * The markup of the page.
     *
     * @param ownPath where our own assets and endpoints begin
     * @param shared what is shared
     * @param language the language of the page that the visitor came from, as a BCP 47 tag
     * @param entry what the visitor has entered before
     */
    public static String markup(String ownPath, SharedPage shared, String language, Entry entry) {
        ShareLabels labels = ShareLabels.of(language);
        String title = labels.word("share-on").replace("{0}", "Fediverse");
        StringBuilder out = new StringBuilder(2_000);
        out.append("<!DOCTYPE html><html lang=\"").append(labels.language()).append('"');
        if (RIGHT_TO_LEFT.contains(labels.language())) {
            out.append(" dir=\"rtl\"");
        }
        out.append("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(HtmlEscaper.text(title))
                .append("</title><link rel=\"stylesheet\" href=\"")
                .append(file(ownPath, Asset.PICKER_STYLE))
                .append("\"></head><body><main><h1>")
                .append(HtmlEscaper.text(title))
                .append("</h1><p>")
                .append(HtmlEscaper.text(shared.title()))
                .append("<br><small>")
                .append(HtmlEscaper.text(shared.url()))
                .append("</small></p><form method=\"post\" data-text=\"")
                .append(HtmlEscaper.attribute((shared.title() + " " + shared.url()).strip()))
                .append("\"><p><label for=\"server\">")
                .append(HtmlEscaper.text(labels.word("server")))
                .append(
                        "</label><input id=\"server\" name=\"server\" required autocapitalize=\"none\" spellcheck=\"false\"")
                .append(entry.wrong() ? " autofocus aria-invalid=\"true\"" : "")
                .append(" aria-describedby=\"hint\" value=\"")
                .append(HtmlEscaper.attribute(entry.server()))
                .append("\"><span id=\"hint\">");
        if (entry.wrong()) {
            out.append("<strong>")
                    .append(HtmlEscaper.text(labels.word("server-wrong")))
                    .append("</strong>");
        }
        out.append("<small>")
                .append(HtmlEscaper.text(labels.word("server-hint")))
                .append("</small></span></p><p><select name=\"software\" aria-label=\"Software\">");
        for (Software software : Software.values()) {
            out.append("<option value=\"").append(software.word()).append('"');
            if (entry.software() == software) {
                out.append(" selected");
            }
            out.append('>').append(HtmlEscaper.text(software.title())).append("</option>");
        }
        return out.append("</select></p><p><label><input type=\"checkbox\" name=\"remember\"")
                .append(entry.remembered() ? " checked" : "")
                .append("> ")
                .append(HtmlEscaper.text(labels.word("remember")))
                .append("</label></p><p><button>")
                .append(HtmlEscaper.text(labels.word("go")))
                .append("</button></p></form></main><script src=\"")
                .append(file(ownPath, Asset.PICKER_SCRIPT))
                .append("\"></script></body></html>")
                .toString();
    }

    /** The address of a file of ours and the end of the attribute, with what seals it behind. */
    private static String file(String ownPath, Asset asset) {
        return HtmlEscaper.url(ownPath + asset.path()) + "\" integrity=\"" + asset.integrity();
    }
}
