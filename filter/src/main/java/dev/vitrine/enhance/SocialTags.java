package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.metadata.MetadataReader;
import dev.vitrine.metadata.PageContext;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.SiteDefaults;
import dev.vitrine.metadata.Sourced;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.Release;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tags that link previews read and a page lacks, at the top of its head: behind a charset declaration, or
 * before the head's end where the page was let go before all of its head had been seen. A page that was made for one
 * visitor gets none, since nothing of it is for others to read, and neither does one that nothing names: there is no preview
 * without a title.
 */
final class SocialTags implements Surface {
    /** Stands before our tags, so that a second filter on the way leaves the page as the first one made it. */
    private static final String MARK = "vitrine:tags";

    /** The mark as it stands in a page. */
    static final String MARKUP = "\n<!--" + MARK + "-->";

    private static final long HEAD = TagName.of("head");

    private final Page page;
    private final SocialSettings settings;
    private final PageRequest request;
    private final MetadataReader reader;
    private final ServedImages images;
    private PublicAddress address;
    private @Nullable PageMetadata known;
    private boolean released;
    private boolean done;
    private boolean marked;

    SocialTags(
            Page page,
            SocialSettings settings,
            PageRequest request,
            PublicAddress address,
            ServedImages images,
            Clock clock) {
        this.page = page;
        this.settings = settings;
        this.request = request;
        this.address = address;
        this.images = images;
        this.reader = new MetadataReader(clock);
        reader.begin(page);
    }

    /** The address of the page, as far as what has been read of it vouches for its host. */
    PublicAddress address() {
        if (address.base().isEmpty()) {
            address = address.vouchedBy(reader.ownUrls());
        }
        return address;
    }

    /** What is known of the page by now; settled once its beginning has left. */
    PageMetadata metadata() {
        if (known != null) {
            return known;
        }
        PageMetadata now = reader.metadata(context());
        if (released && reader.headEnded()) {
            known = now;
        }
        return now;
    }

    /** What the page is called, as far as is known by now. */
    Optional<Sourced<String>> title() {
        return released && reader.headEnded() ? metadata().title() : reader.title(context());
    }

    private PageContext context() {
        return new PageContext(
                address().pageUrl(),
                request.pathInWebapp(),
                request.contentLanguage(),
                request.noindex(),
                UnsharedPages.areErrands(request),
                request.overrides(),
                request.rules(),
                defaults(),
                this::isSmall);
    }

    private boolean isSmall(String url) {
        return images.header(url, address())
                .filter(file -> PageContext.isSmall(file.width(), file.height()))
                .isPresent();
    }

    /** The default picture may be named by its path, which only the address of the page completes. */
    private SiteDefaults defaults() {
        SiteDefaults defaults = settings.defaults();
        return defaults.withImage(defaults.image()
                .flatMap(image -> image.startsWith("/") ? address().url(image) : Optional.of(image)));
    }

    @Override
    public boolean waiting() {
        return !done && (writes() ? reader.wantsMore() : !reader.headEnded());
    }

    /** Whether this page is to get tags; else what its body tells is worth no waiting. */
    private boolean writes() {
        return settings.enabled() && !request.personal();
    }

    /** What is known is known: the rest of the body, however long, is read by nobody. */
    @Override
    public boolean finished() {
        return known != null;
    }

    @Override
    public void releasing(Release reason) {
        released = true;
        OptionalLong top = reader.insertionPoint();
        boolean settled = reader.headEnded() || reason == Release.END;
        if (!done && settled && top.isPresent() && top.getAsLong() >= page.firstHeld()) {
            write(top.getAsLong());
        }
    }

    /** Whether the page bears our mark. */
    boolean marked() {
        return marked;
    }

    private void write(long position) {
        done = true;
        PageMetadata metadata = metadata();
        if (metadata.nature().off()) {
            page.leaveAlone("the page says off");
        } else if (writes() && metadata.title().isPresent()) {
            TagWriter writer = new TagWriter(new PageFindings(metadata, reader, request, address(), settings, images));
            writer.write();
            long links = Math.max(position, reader.linkPoint().orElse(position));
            insert(position, links == position ? writer.markup() + writer.links() : writer.markup());
            insertBehind(links, links == position ? "" : writer.links());
            reader.tags().spoken("og:image").ifPresent(tag -> insertBehind(tag.end(), writer.behindImage()));
        } else {
            insert(position, "");
        }
    }

    /**
     * Markup as it may stand in this page: well-formed where it is read as XML. One in an encoding of old is read in another
     * one by some, and its authors don't see it; ours is the same for all.
     */
    String written(String markup) {
        String closed = request.xml() ? XmlMarkup.of(markup) : markup;
        return reader.legacyCharset() ? AsciiMarkup.of(closed) : closed;
    }

    /** The mark stands even where no tag is missing, since other things of ours follow in the body. */
    private void insert(long position, String markup) {
        marked = page.insert(position, MARKUP + written(markup));
    }

    private void insertBehind(long position, String markup) {
        if (!markup.isEmpty()) {
            page.insert(position, written(markup));
        }
    }

    @Override
    public int startTagName(long name, long position) {
        return reader.startTagName(name, position);
    }

    @Override
    public void startTag(StartTag tag) {
        reader.startTag(tag);
    }

    @Override
    public int endTagName(long name, long position) {
        return reader.endTagName(name, position);
    }

    @Override
    public void endTag(long name, long position, long end) {
        reader.endTag(name, position, end);
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        reader.elementClosed(name, depth, position);
        if (name == HEAD && released && !done && reader.insertionPoint().isPresent()) {
            write(position);
        }
    }

    @Override
    public void comment(long position, long end, String data) {
        if (data.equals(MARK)) {
            done = true;
            page.leaveAlone("passed a filter before");
        }
    }

    @Override
    public void doctype(long position, long end) {
        reader.doctype(position, end);
    }
}
