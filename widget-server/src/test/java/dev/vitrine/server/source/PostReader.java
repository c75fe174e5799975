package dev.vitrine.server.source;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A way to get posts out of a document: ours, and those that others would take. */
interface PostReader {
    List<Post> posts(Answer answer) throws Exception;

    /** Ours. */
    static PostReader vitrine(FeedDocument documents) {
        return answer -> documents.read(answer, address(answer)).posts();
    }

    /** The feed library that Java programs use, as lenient as it gets. */
    static PostReader rome(Sanitizer sanitizer) {
        return answer -> {
            SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
            input.setAllowDoctypes(true);
            try (XmlReader xml = new XmlReader(
                    new ByteArrayInputStream(answer.body()),
                    answer.headers().first("Content-Type").orElse(""),
                    true)) {
                return input.build(xml).getEntries().stream()
                        .map(entry -> post(entry, answer, sanitizer))
                        .toList();
            }
        };
    }

    private static Post post(SyndEntry entry, Answer answer, Sanitizer sanitizer) {
        String words = Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream())
                .map(SyndContent::getValue)
                .filter(Objects::nonNull)
                .reduce("", (one, other) -> one + " " + other);
        SafeHtml content = sanitizer.clean(words);
        PostBuilder post = Post.builder(id(entry.getUri()), address(answer))
                .title(sanitizer.clean(Objects.toString(entry.getTitle(), "")).text())
                .permalink(Optional.ofNullable(entry.getLink()).flatMap(answer.url()::resolve))
                .author(Author.named(Objects.toString(entry.getAuthor(), "")))
                .content(content, content.text())
                .media(entry.getEnclosures().stream()
                        .map(SyndEnclosure::getUrl)
                        .flatMap(url -> WebUrl.parse(Objects.toString(url, "")).stream())
                        .map(url -> Media.image(url, ""))
                        .toList());
        return post.published(instant(entry.getPublishedDate()))
                .edited(instant(entry.getUpdatedDate()))
                .build();
    }

    private static Optional<Instant> instant(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /** What one writes who has jsoup at hand and no time. */
    static PostReader jsoup(Sanitizer sanitizer) {
        return answer ->
                Jsoup.parse(new ByteArrayInputStream(answer.body()), null, "", Parser.xmlParser())
                        .select("item, entry")
                        .stream()
                        .map(entry -> post(entry, answer, sanitizer))
                        .toList();
    }

    private static Post post(Element entry, Answer answer, Sanitizer sanitizer) {
        SafeHtml content = sanitizer.clean(text(entry, "content|encoded, content, description, summary"));
        Element link = entry.selectFirst("> link");
        String target = link == null ? "" : link.hasAttr("href") ? link.attr("href") : link.text();
        return Post.builder(id(text(entry, "guid, id")), address(answer))
                .title(sanitizer.clean(text(entry, "> title")).text())
                .permalink(answer.url().resolve(target).filter(url -> !target.isEmpty()))
                .author(Author.named(text(entry, "author, dc|creator")))
                .content(content, content.text())
                .media(entry.select("enclosure").stream()
                        .flatMap(it -> WebUrl.parse(it.attr("url")).stream())
                        .map(url -> Media.image(url, ""))
                        .toList())
                .published(FeedDates.parse(text(entry, "pubDate, published, dc|date")))
                .edited(FeedDates.parse(text(entry, "updated, modified")))
                .build();
    }

    private static String text(Element entry, String names) {
        Element found = entry.selectFirst(names);
        return found == null ? "" : found.wholeText().strip();
    }

    private static String id(String id) {
        return id == null || id.isBlank() ? "none" : id;
    }

    private static FeedAddress address(Answer answer) {
        return new FeedAddress(Network.FEED, answer.url().href());
    }
}
