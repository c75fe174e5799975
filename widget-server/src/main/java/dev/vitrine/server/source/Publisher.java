package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.sanitize.HtmlTree;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a network publishes as RSS, Atom or JSON Feed: where it stands, and how to mend it. */
interface Publisher {
    /** How deep the markup of a post may nest; what is deeper is flattened. */
    int MAX_DEPTH = 256;

    /** Where the feed may stand: the next is tried where there is nothing at the one before. */
    List<WebUrl> places(FeedAddress address) throws FeedException;

    /** Takes out of the markup of a post what does not belong to its words. */
    default Mended mend(String markup, WebUrl base) {
        return Recordings.takenOut(markup, base);
    }

    /** Puts the parts of a post where they belong. */
    default Post mended(Post post) {
        return post;
    }

    /** The markup as a tree to be mended. */
    static Element tree(String markup, WebUrl base) {
        Document document = Document.createShell(base.href());
        document.outputSettings().prettyPrint(false);
        HtmlTree.parse(markup, document.body(), MAX_DEPTH);
        return document.body();
    }

    /** An address on a server, or a complaint about how the operator wrote it. */
    static WebUrl at(WebUrl server, String path, FeedAddress address, String expected) throws FeedException {
        return server.resolve(path).orElseThrow(() -> misnamed(address, expected));
    }

    static FeedException misnamed(FeedAddress address, String expected) {
        return new FeedException(Reason.MISCONFIGURED, address.label() + " cannot be found: expected " + expected);
    }
}
