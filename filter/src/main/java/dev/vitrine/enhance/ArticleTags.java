package dev.vitrine.enhance;

import dev.vitrine.metadata.PageAuthor;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.Sourced;
import java.util.List;
import java.util.Optional;

/** Writes who wrote an article and when, and what it is about. */
final class ArticleTags {
    private final PageFindings found;
    private final MissingTags tags;

    ArticleTags(PageFindings found, MissingTags tags) {
        this.found = found;
        this.tags = tags;
    }

    /** @param named whether the data for search engines name the authors, so that here may stand where they are found */
    void write(boolean named) {
        PageMetadata page = found.page();
        tags.add("article:published_time", page.published());
        tags.add("article:modified_time", page.modified());
        List<PageAuthor> authors = page.authors();
        tags.addAll(
                "article:author",
                authors.stream()
                        .map(author -> named ? place(author) : author.name())
                        .toList());
        if (!authors.isEmpty()) {
            tags.add(
                    "author",
                    String.join(", ", authors.stream().map(PageAuthor::name).toList()));
        }
        tags.add("article:section", page.section());
        tags.addAll("article:tag", page.tags().stream().map(Sourced::value).toList());
    }

    private String place(PageAuthor author) {
        return url(author, found.settings()).orElse(author.name());
    }

    /** A page about the author, as the operator or else the page names it. */
    static Optional<String> url(PageAuthor author, SocialSettings settings) {
        return settings.accounts(author.name()).url().or(author::url);
    }
}
