package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.Insertions;
import dev.vitrine.benchmarks.pages.SavedPage;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** jsoup: parses the page into a tree, and writes the tree. For the head alone, its stream parser stops there. */
final class JsoupPeer implements Peer {
    @Override
    public String name() {
        return "jsoup 1.24.1, parse + outerHtml";
    }

    @Override
    public boolean does(Task task) {
        return true;
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) throws IOException {
        return switch (task) {
            case SCAN -> Jsoup.parse(page.text()).childNodeSize();
            case HEAD_ONLY -> headOnly(page);
            case METADATA -> metadata(Jsoup.parse(page.text()));
            case REWRITE_HEAD -> rewriteHead(page, sink);
            case REWRITE_PAGE -> rewrite(page, sink);
        };
    }

    private static int headOnly(SavedPage page) throws IOException {
        try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(page.text(), "")) {
            Element head = parser.selectFirst("head");
            return head == null ? 0 : head.childrenSize();
        }
    }

    private static int metadata(Document document) {
        int values = document.title().isEmpty() ? 0 : 1;
        for (Element meta : document.select("meta[name], meta[property]")) {
            values += meta.attr("content").isEmpty() ? 0 : 1;
        }
        for (Element link : document.select("link[rel]")) {
            values += link.attr("href").isEmpty() ? 0 : 1;
        }
        for (Element json : document.select("script[type=application/ld+json]")) {
            values += json.data().isEmpty() ? 0 : 1;
        }
        Element heading = document.selectFirst("h1");
        return values + (heading == null || heading.text().isEmpty() ? 0 : 1);
    }

    private static Document headInserted(SavedPage page, Document document) {
        document.outputSettings().charset(page.charset()).prettyPrint(false);
        Element charset = document.head().selectFirst("meta[charset]");
        if (charset == null) {
            document.head().prepend(Insertions.HEAD);
        } else {
            charset.after(Insertions.HEAD);
        }
        return document;
    }

    private static int ownTags(Document document) {
        return document.select("meta[property^=og:]").size();
    }

    private static int rewriteHead(SavedPage page, PageSink sink) {
        Document document = Jsoup.parse(page.text());
        int found = ownTags(document);
        return write(page, headInserted(page, document), found + 1, sink);
    }

    private static int rewrite(SavedPage page, PageSink sink) {
        Document document = Jsoup.parse(page.text());
        int insertions = ownTags(document) + 2;
        headInserted(page, document);
        Element heading = document.selectFirst("h1");
        if (heading != null) {
            heading.after(Insertions.BAR);
            insertions++;
        }
        Element article = document.selectFirst("article");
        (article == null ? document.body() : article).append(Insertions.NOTE);
        return write(page, document, insertions, sink);
    }

    private static int write(SavedPage page, Document document, int insertions, PageSink sink) {
        sink.write(document.outerHtml(), page.charset());
        return insertions;
    }
}
