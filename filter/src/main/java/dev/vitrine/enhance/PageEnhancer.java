package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import java.util.ArrayList;
import java.util.List;

/** Adds to one page what it lacks: hands its tokens to each {@link Surface} in turn. */
public final class PageEnhancer implements PageEditor {
    private final Surface[] surfaces;

    public PageEnhancer(SiteSettings settings, PageRequest request) {
        this.surfaces = surfaces(PublicAddress.of(settings, request)).toArray(Surface[]::new);
    }

    /** All that we add to a page, one line each. */
    private static List<Surface> surfaces(PublicAddress address) {
        return address.holdsSecret() ? List.of() : new ArrayList<>();
    }

    @Override
    public void begin(Page page) {
        for (Surface surface : surfaces) {
            surface.begin(page);
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
        return interest;
    }

    @Override
    public void endTag(long name, long position, long end) {
        for (Surface surface : surfaces) {
            surface.endTag(name, position, end);
        }
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
