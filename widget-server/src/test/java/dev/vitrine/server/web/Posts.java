package dev.vitrine.server.web;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Posts to put into widgets. */
final class Posts {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final FeedAddress MASTODON = new FeedAddress(Network.MASTODON, "@ada@harbour.example");

    private Posts() {}

    static WebUrl url(String text) {
        return WebUrl.parse(text).orElseThrow();
    }

    /** A post by Ada of five minutes ago that says this HTML, once it is cleaned. */
    static PostBuilder saying(String id, String html) {
        var content = new Sanitizer().clean(html);
        return Post.builder(id, MASTODON)
                .author(new Author(
                        "Ada Winter",
                        Optional.of("ada@harbour.example"),
                        Optional.of(url("https://harbour.example/@ada")),
                        Optional.empty(),
                        List.of()))
                .permalink(Optional.of(url("https://harbour.example/@ada/" + id)))
                .published(Optional.of(NOW.minusSeconds(300)))
                .content(content, content.text());
    }

    static Post simple(String id) {
        return saying(id, "<p>The night ferry is <b>running</b> again.</p>").build();
    }
}
