package dev.vitrine.enhance;

import dev.vitrine.metadata.HeadLink;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.Sourced;
import java.util.List;
import java.util.Optional;

/** Writes what tells browsers, search engines and readers of feeds about a page and its site. */
final class SiteTags {
    private static final int MAX_FEEDS = 3;

    /** The relations of <a href="https://standard.site/">standard.site</a>. */
    private static final String PUBLICATION = "site.standard.publication";

    private static final String DOCUMENT = "site.standard.document";

    private final PageFindings found;
    private final PageMetadata page;
    private final MissingTags tags;
    private final HeadMarkup head;

    SiteTags(PageFindings found, MissingTags tags, HeadMarkup head) {
        this.found = found;
        this.page = found.page();
        this.tags = tags;
        this.head = head;
    }

    void write() {
        found.settings().facebookApp().ifPresent(id -> tags.add("fb:app_id", id));
        found.settings().themeColor().ifPresent(color -> tags.add("theme-color", color));
        if (!page.nature().unindexed() && !page.nature().errand()) {
            canonical();
            preview();
        }
        feeds();
        profiles();
        found.settings().webmention().ifPresent(endpoint -> missing("webmention", endpoint));
        found.settings().publication().filter(uri -> page.nature().home()).ifPresent(uri -> missing(PUBLICATION, uri));
        found.said("document").filter(uri -> uri.startsWith("at://")).ifPresent(uri -> missing(DOCUMENT, uri));
    }

    private void missing(String rel, String href) {
        if (found.reader().links(rel).isEmpty()) {
            head.link(rel, href);
        }
    }

    /** The first page speaks for the site's owner, and a page about an author for that author. */
    private void profiles() {
        List<String> profiles = page.nature().home() ? found.settings().profiles() : ofAuthor();
        List<HeadLink> own = found.reader().links("me");
        profiles.stream()
                .filter(url -> own.stream().noneMatch(link -> link.href().equals(url)))
                .forEach(url -> head.link("me", url));
    }

    private List<String> ofAuthor() {
        return found.settings().authors().values().stream()
                .filter(author -> author.url().isPresent()
                        && author.url().equals(page.url().map(Sourced::value)))
                .flatMap(author -> author.profiles().stream())
                .toList();
    }

    /**
     * A page that was asked for with a query of its own may be one of many faces of another page, and an address on another
     * host would send search engines there: such pages get none.
     */
    private void canonical() {
        if (found.reader().links("canonical").isEmpty() && !found.address().hasOwnQuery()) {
            page.url().map(Sourced::value).filter(found.address()::isOwn).ifPresent(url -> head.link("canonical", url));
        }
    }

    private void preview() {
        boolean said = found.request().robots()
                || found.own().has("robots")
                || found.own().has("googlebot");
        if (found.settings().largePreviews() && !said) {
            tags.add("robots", "max-image-preview:large");
        }
    }

    private void feeds() {
        List<FeedLink> feeds = found.settings().feeds();
        for (FeedLink feed : feeds.subList(0, Math.min(MAX_FEEDS, feeds.size()))) {
            String url = url(feed);
            if (found.reader().links("alternate").stream().noneMatch(link -> isSame(link, feed, url))) {
                head.alternate(feed.kind().mediaType(), title(feed), url);
            }
        }
    }

    private String url(FeedLink feed) {
        return feed.path().startsWith("/")
                ? found.address()
                        .url(feed.path())
                        .orElseGet(() -> found.request().contextPath() + feed.path())
                : feed.path();
    }

    private boolean isSame(HeadLink link, FeedLink feed, String url) {
        return link.href().equals(url)
                || link.href().equals(feed.path())
                || link.href().equals(found.request().contextPath() + feed.path());
    }

    private String title(FeedLink feed) {
        Optional<String> site = page.siteName().map(Sourced::value);
        return site.map(name -> name + " (" + feed.kind().title() + ")")
                .orElseGet(() -> feed.kind().title());
    }
}
