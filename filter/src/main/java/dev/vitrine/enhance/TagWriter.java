package dev.vitrine.enhance;

import dev.vitrine.metadata.PageAudio;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.PagePerson;

/** Writes all that the head of one page lacks: what every reader asks for first, data for search engines last. */
final class TagWriter {
    private final PageFindings found;
    private final HeadMarkup head = new HeadMarkup();
    private final HeadMarkup links = new HeadMarkup();
    private final HeadMarkup behind = new HeadMarkup();
    private final MissingTags tags;
    private final ImageTags image;

    TagWriter(PageFindings found) {
        this.found = found;
        this.tags = new MissingTags(head, found.own(), found.said());
        this.image = new ImageTags(found, tags, behind);
    }

    /** The table of contents of what we say of a page. */
    void write() {
        PageMetadata page = found.page();
        tags.add("og:title", page.title());
        tags.add("og:description", page.description());
        tags.add("og:url", page.url());
        tags.add("og:type", page.type());
        tags.add("og:site_name", page.siteName());
        tags.add("og:locale", page.locale());
        tags.addAll("og:locale:alternate", page.alternateLocales());
        forReadersOfPropertyAlone();
        image.write();
        VideoTags video = new VideoTags(found, tags);
        video.write();
        if (tags.lacks("og:video") && !tags.written("og:video")) {
            page.audio().ifPresent(this::audio);
        }
        page.person().filter(person -> found.isType("profile")).ifPresent(this::person);
        StructuredData data = new StructuredData(found);
        if (found.isType("article")) {
            new ArticleTags(found, tags).write(data.namesAuthors());
        }
        page.product().filter(offer -> found.isType("product")).ifPresent(new ProductTags(tags)::write);
        new CardTags(found, tags).write(image, video);
        new SiteTags(found, tags, links).write();
        tags.addRest();
        data.objects().forEach(links::jsonLd);
    }

    private void audio(PageAudio audio) {
        if (tags.lacks("og:audio")) {
            tags.add("og:audio", audio.url());
            tags.add("og:audio:type", audio.type());
        }
    }

    private void person(PagePerson person) {
        person.firstName().ifPresent(name -> tags.add("profile:first_name", name));
        person.lastName().ifPresent(name -> tags.add("profile:last_name", name));
        person.userName().ifPresent(name -> tags.add("profile:username", name));
    }

    /**
     * Some, such as Signal, don't look under {@code name} for Open Graph, but at the page's title and description then. A
     * second tag would be read twice by all others, so it is written only where there is nothing else to look at.
     */
    private void forReadersOfPropertyAlone() {
        if (!found.reader().titled()) {
            tags.twin("og:title");
        }
        tags.underNameAlone("og:description").ifPresent(text -> tags.add("description", text));
    }

    /** What goes to the top of the head. */
    String markup() {
        return head.toString();
    }

    /** What goes behind those, and behind a {@code base} element: links, and data for search engines. */
    String links() {
        return links.toString();
    }

    /** What goes right behind the page's own picture; empty for nothing. */
    String behindImage() {
        return behind.toString();
    }
}
