package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.metadata.MetadataReader;
import dev.vitrine.metadata.PageContext;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.Release;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tags that link previews read and a page lacks, at the top of its head: behind a charset declaration, or
 * before the head's end where the page was let go before all of its head had been seen. A page that was made for one
 * visitor gets none, since nothing of it is for others to read.
 */
final class SocialTags implements Surface {
    /** Stands before our tags, so that a second filter on the way leaves the page as the first one made it. */
    private static final String MARK = "vitrine:tags";

    private static final long HEAD = TagName.of("head");

    private final Page page;
    private final SocialSettings settings;
    private final PageRequest request;
    private final MetadataReader reader;
    private PublicAddress address;
    private @Nullable PageMetadata known;
    private boolean released;
    private boolean done;
    private boolean marked;

    SocialTags(Page page, SocialSettings settings, PageRequest request, PublicAddress address, Clock clock) {
        this.page = page;
        this.settings = settings;
        this.request = request;
        this.address = address;
        this.reader = new MetadataReader(clock);
        reader.begin(page);
    }

    /** The address of the page, as far as what has been read of it vouches for its host. */
    PublicAddress address() {
        address = address.vouchedBy(reader.ownUrls());
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

    private PageContext context() {
        String path = request.path()
                .substring(
                        request.path().startsWith(request.contextPath())
                                ? request.contextPath().length()
                                : 0);
        return new PageContext(
                address().pageUrl(),
                path.startsWith("/") ? path : "/" + path,
                request.contentLanguage(),
                request.noindex(),
                request.overrides(),
                Map.of(),
                settings.defaults());
    }

    @Override
    public boolean waiting() {
        return !done && reader.wantsMore();
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
        if (!done && reader.headEnded() && top.isPresent() && top.getAsLong() >= page.firstHeld()) {
            write(top.getAsLong());
        }
    }

    /** Whether the page bears our mark. */
    boolean marked() {
        return marked;
    }

    private void write(long position) {
        done = true;
        String markup = markup();
        if (!markup.isEmpty()) {
            marked = page.insert(position, markup);
        }
    }

    /** The mark stands even where no tag is missing, since other things of ours follow in the body. */
    private String markup() {
        PageMetadata metadata = metadata();
        if (metadata.nature().off()) {
            page.leaveAlone("the page says off");
            return "";
        }
        HeadMarkup head = new HeadMarkup(false);
        if (settings.enabled() && !request.personal()) {
            new TagWriter(head, reader.tags(), metadata, settings).write();
        }
        return "\n<!--" + MARK + "-->" + head;
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
