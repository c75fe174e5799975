package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author.Emoji;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Makes the HTML of a Mastodon post readable without Mastodon's own style sheet: what that hides is taken out, what it
 * cuts gets its ellipsis, and shortcodes become pictures. The result is as unsafe as the input.
 */
final class MastodonMarkup {
    private static final Pattern SHORTCODE = Pattern.compile(":(\\w{1,100}):");

    private MastodonMarkup() {}

    static String readable(String html, List<Emoji> emoji, boolean quoting) {
        boolean plain = emoji.isEmpty() && !quoting && !html.contains("invisible") && !html.contains("ellipsis");
        if (plain) {
            return html;
        }
        Element body = Jsoup.parseBodyFragment(html)
                .outputSettings(new org.jsoup.nodes.Document.OutputSettings().prettyPrint(false))
                .body();
        if (quoting) {
            body.select(".quote-inline").remove(); // the link that stands in for the quote on older servers
        }
        body.select("span.invisible").remove();
        body.select("span.ellipsis").forEach(cut -> cut.appendText("\u2026"));
        if (!emoji.isEmpty()) {
            texts(body).forEach(text -> insertPictures(text, emoji));
        }
        return body.html();
    }

    private static List<TextNode> texts(Element body) {
        return body.nodeStream(TextNode.class)
                .filter(text -> text.getWholeText().indexOf(':') >= 0)
                .toList();
    }

    private static void insertPictures(TextNode text, List<Emoji> emoji) {
        String words = text.getWholeText();
        Matcher codes = SHORTCODE.matcher(words);
        int done = 0;
        for (int from = 0; codes.find(from); ) {
            Node picture = picture(codes.group(1), emoji);
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

    private static @org.jspecify.annotations.Nullable Node picture(String shortcode, List<Emoji> emoji) {
        return emoji.stream()
                .filter(it -> it.shortcode().equals(shortcode))
                .flatMap(it -> Stream.of(new Element("img")
                        .attr("class", "vt-emoji")
                        .attr("src", it.image().href())
                        .attr("alt", ":" + shortcode + ":")))
                .findFirst()
                .orElse(null);
    }
}
