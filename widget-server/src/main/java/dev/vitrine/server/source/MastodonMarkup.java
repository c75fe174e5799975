package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author.Emoji;
import dev.vitrine.server.sanitize.HtmlTree;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the HTML of a Mastodon post readable without Mastodon's own style sheet: what that hides is taken out, what it
 * cuts gets its ellipsis, and shortcodes become pictures. The result is as unsafe as the input.
 */
final class MastodonMarkup {
    private static final Pattern SHORTCODE = Pattern.compile(":(\\w{1,100}):");

    /** By their shortcodes. */
    private final Map<String, String> addresses;

    /** How long the addresses of pictures may be together. */
    private int room;

    private MastodonMarkup(List<Emoji> emoji, int room) {
        this.addresses = emoji.stream()
                .collect(Collectors.toMap(Emoji::shortcode, it -> it.image().href(), (first, second) -> first));
        this.room = room;
    }

    static String readable(String html, List<Emoji> emoji, boolean quoting, WebUrl server) {
        boolean plain = emoji.isEmpty() && !quoting && !html.contains("invisible") && !html.contains("ellipsis");
        if (plain) {
            return html;
        }
        Element body = Publisher.tree(html, server);
        if (quoting) {
            body.select(".quote-inline").remove(); // the link that stands in for the quote on older servers
        }
        body.select("span.invisible").remove();
        body.select("span.ellipsis").forEach(cut -> cut.appendText("\u2026"));
        if (!emoji.isEmpty()) {
            MastodonMarkup markup = new MastodonMarkup(emoji, HtmlTree.room(html.length()));
            texts(body).forEach(markup::insertPictures);
        }
        return body.html();
    }

    private static List<TextNode> texts(Element body) {
        return body.nodeStream(TextNode.class)
                .filter(text -> text.getWholeText().indexOf(':') >= 0)
                .toList();
    }

    private void insertPictures(TextNode text) {
        String words = text.getWholeText();
        Matcher codes = SHORTCODE.matcher(words);
        int done = 0;
        for (int from = 0; codes.find(from); ) {
            Node picture = picture(codes.group(1));
            if (picture == null) {
                from = codes.end() - 1; // the closing colon may open the next one
                continue;
            }
            text.before(new TextNode(words.substring(done, codes.start())));
            text.before(picture);
            done = codes.end();
            from = done;
        }
        text.text(words.substring(done));
    }

    private @Nullable Node picture(String shortcode) {
        String address = addresses.get(shortcode);
        if (address == null || address.length() > room) {
            return null;
        }
        room -= address.length();
        return new Element("img").attr("class", "vt-emoji").attr("src", address).attr("alt", ":" + shortcode + ":");
    }
}
