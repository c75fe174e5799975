package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds to one page what it lacks: hands its tokens to each {@link Surface} in turn. */
public final class PageEnhancer implements PageEditor {
    private final SiteSettings settings;
    private final PageRequest request;
    private final ServedImages images;
    private final ContentPolicy policy;
    private Surface[] surfaces = {};
    private @Nullable Page page;
    private @Nullable Inclusion inclusion;
    private @Nullable SocialTags known;

    /** An enhancer for a page without policies, of a webapp whose files are out of reach. */
    public PageEnhancer(SiteSettings settings, PageRequest request) {
        this(settings, request, ServedImages.none(), ContentPolicy.of(List.of(), request, Optional.empty()));
    }

    /**
     * An enhancer for a page.
     *
     * @param policy what the policies in the response's headers let us add
     */
    public PageEnhancer(SiteSettings settings, PageRequest request, ServedImages images, ContentPolicy policy) {
        this.settings = settings;
        this.request = request;
        this.images = images;
        this.policy = policy;
    }

    /** Puts widgets into the page as well. */
    public PageEnhancer including(Inclusion widgets) {
        inclusion = widgets;
        return this;
    }

    @Override
    public void begin(Page page) {
        this.page = page;
        PublicAddress address = PublicAddress.of(settings, request);
        List<Surface> all = new ArrayList<>();
        if (!address.holdsSecret()) {
            all.addAll(List.of(surfaces(page, address)));
        }
        if (inclusion != null && !request.xml()) { // widgets come as HTML
            all.add(new WidgetIncludes(
                    page, inclusion, settings.ownPath(request.contextPath()), address.url(settings.prefix()), policy));
        }
        surfaces = all.toArray(Surface[]::new);
        dismissFinished();
    }

    /** All that we add to a page, one line each. */
    private Surface[] surfaces(Page page, PublicAddress address) {
        SocialTags tags = new SocialTags(page, settings.social(), request, address, images, Clock.systemUTC());
        known = tags;
        ShareSurfaces sharing = new ShareSurfaces(
                page, settings.sharing().with(request.rules()), new PageFacts(settings, request, tags), policy);
        return new Surface[] {tags, sharing};
    }

    /** What has been read of the page; nothing where its address holds a secret. */
    Optional<SocialTags> tags() {
        return Optional.ofNullable(known);
    }

    private void dismissFinished() {
        int kept = 0;
        for (Surface surface : surfaces) {
            if (!surface.finished()) {
                surfaces[kept++] = surface;
            }
        }
        if (kept < surfaces.length) {
            surfaces = Arrays.copyOf(surfaces, kept);
        }
        if (kept == 0 && page != null) {
            page.stop();
        }
    }

    @Override
    public boolean holding() {
        for (Surface surface : surfaces) {
            if (surface.waiting()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void releasing(Release reason) {
        for (Surface surface : surfaces) {
            surface.releasing(reason);
        }
        dismissFinished();
    }

    @Override
    public int startTagName(long name, long position) {
        int interest = IGNORE;
        for (Surface surface : surfaces) {
            interest = Math.max(interest, surface.startTagName(name, position));
        }
        return interest;
    }

    @Override
    public void startTag(StartTag tag) {
        for (Surface surface : surfaces) {
            surface.startTag(tag);
        }
    }

    @Override
    public int endTagName(long name, long position) {
        int interest = IGNORE;
        for (Surface surface : surfaces) {
            interest = Math.max(interest, surface.endTagName(name, position));
        }
        dismissFinished();
        return interest;
    }

    @Override
    public void endTag(long name, long position, long end) {
        for (Surface surface : surfaces) {
            surface.endTag(name, position, end);
        }
        dismissFinished();
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        for (Surface surface : surfaces) {
            surface.elementClosed(name, depth, position);
        }
    }

    @Override
    public void nonBlankText(long position) {
        for (Surface surface : surfaces) {
            surface.nonBlankText(position);
        }
    }

    @Override
    public void comment(long position, long end, String data) {
        for (Surface surface : surfaces) {
            surface.comment(position, end, data);
        }
    }

    @Override
    public void doctype(long position, long end) {
        for (Surface surface : surfaces) {
            surface.doctype(position, end);
        }
    }
}
