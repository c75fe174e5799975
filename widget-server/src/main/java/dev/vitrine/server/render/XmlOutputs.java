package dev.vitrine.server.render;

import dev.vitrine.html.HtmlEscaper;
import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes posts as <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a> and
 * <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a>.
 */
final class XmlOutputs {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CREATOR = "http://purl.org/dc/elements/1.1/";
    private static final String MEDIA = "http://search.yahoo.com/mrss/";

    private final XMLStreamWriter out;

    private XmlOutputs(XMLStreamWriter out) {
        this.out = out;
    }

    static String rss(Output output) {
        return written(xml -> xml.rssFeed(output));
    }

    static String atom(Output output) {
        return written(xml -> xml.atomFeed(output));
    }

    private interface Writing {
        void to(XmlOutputs xml) throws XMLStreamException;
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            writing.to(new XmlOutputs(out));
            out.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("nothing can fail in memory", e);
        }
    }

    private void rssFeed(Output output) throws XMLStreamException {
        out.writeStartElement("rss");
        out.writeAttribute("version", "2.0");
        out.writeNamespace("atom", ATOM);
        out.writeNamespace("dc", CREATOR);
        out.writeNamespace("media", MEDIA);
        out.writeStartElement("channel");
        element("title", output.title());
        element("link", output.home().orElse("about:blank"));
        element("description", output.title());
        element("generator", "Vitrine");
        element("lastBuildDate", date(output.updated()));
        if (output.self().isPresent()) {
            out.writeEmptyElement("atom", "link", ATOM);
            out.writeAttribute("rel", "self");
            out.writeAttribute("type", "application/rss+xml");
            out.writeAttribute("href", output.self().get());
        }
        for (Post post : output.posts()) {
            rssItem(post);
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private void rssItem(Post post) throws XMLStreamException {
        out.writeStartElement("item");
        element("title", Output.headline(post));
        Optional<String> link = post.permalink().map(WebUrl::href);
        if (link.isPresent()) {
            element("link", link.get());
        }
        out.writeStartElement("guid");
        out.writeAttribute("isPermaLink", String.valueOf(link.isPresent()));
        text(Output.id(post));
        out.writeEndElement();
        element("description", HtmlEscaper.text(Output.summary(post)) + Output.html(post));
        if (post.published().isPresent()) {
            element("pubDate", date(post.published().get()));
        }
        if (!post.author().name().isBlank()) {
            out.writeStartElement("dc", "creator", CREATOR);
            text(post.author().plainName());
            out.writeEndElement();
        }
        for (String tag : post.tags()) {
            element("category", tag);
        }
        for (Media media : Output.media(post)) {
            mediaContent(media);
        }
        out.writeEndElement();
    }

    private void mediaContent(Media media) throws XMLStreamException {
        Optional<WebUrl> picture = media.picture();
        if (picture.isPresent()) {
            out.writeStartElement("media", "content", MEDIA);
            out.writeAttribute("url", picture.get().href());
            out.writeAttribute("medium", "image");
            if (!media.alt().isBlank()) {
                out.writeStartElement("media", "description", MEDIA);
                out.writeAttribute("type", "plain");
                text(media.alt());
                out.writeEndElement();
            }
            out.writeEndElement();
        }
    }

    private void atomFeed(Output output) throws XMLStreamException {
        out.writeStartElement("feed");
        out.writeDefaultNamespace(ATOM);
        element("id", output.urn());
        element("title", output.title());
        element("updated", instant(output.updated()));
        element("generator", "Vitrine");
        if (output.self().isPresent()) {
            link("self", output.self().get());
        }
        if (output.home().isPresent()) {
            link("alternate", output.home().get());
        }
        for (Post post : output.posts()) {
            atomEntry(output, post);
        }
        out.writeEndElement();
    }

    private void atomEntry(Output output, Post post) throws XMLStreamException {
        out.writeStartElement("entry");
        element("id", Output.id(post));
        element("title", Output.headline(post));
        element("updated", instant(output.updated(post)));
        if (post.published().isPresent()) {
            element("published", instant(post.published().get()));
        }
        atomAuthor(post.author());
        if (post.permalink().isPresent()) {
            link("alternate", post.permalink().get().href());
        }
        for (String tag : post.tags()) {
            out.writeEmptyElement("category");
            out.writeAttribute("term", clean(tag));
        }
        if (!Output.summary(post).isEmpty()) {
            element("summary", Output.summary(post));
        }
        out.writeStartElement("content");
        out.writeAttribute("type", "html");
        text(Output.html(post));
        out.writeEndElement();
        out.writeEndElement();
    }

    private void atomAuthor(Author author) throws XMLStreamException {
        out.writeStartElement("author");
        element("name", author.name().isBlank() ? "?" : author.name());
        if (author.profile().isPresent()) {
            element("uri", author.profile().get().href());
        }
        out.writeEndElement();
    }

    private void link(String rel, String href) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("href", href);
    }

    private void element(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        text(text);
        out.writeEndElement();
    }

    private void text(String text) throws XMLStreamException {
        out.writeCharacters(clean(text));
    }

    /** Without the characters that <a href="https://www.w3.org/TR/xml/#charsets">XML</a> has no way to write. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c <= 0xD7FF) || c >= 0xE000)
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }

    private static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
