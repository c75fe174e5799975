package dev.vitrine.enhance;

import dev.vitrine.enhance.ChosenPlace.Thing;
import dev.vitrine.enhance.ShareSettings.Place;
import dev.vitrine.html.StartTag;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that visitors share a page with: hands its tokens to each part that the operator asked for. */
final class ShareSurfaces implements Surface {
    private final ShareCanvas canvas;
    private final SharePart[] parts;

    /** Whether nothing more is wanted of this page. */
    private boolean over;

    ShareSurfaces(Page page, ShareSettings settings, PageFacts facts, ContentPolicy policy) {
        this.canvas = new ShareCanvas(page, settings, facts, policy);
        this.parts = parts(settings).toArray(SharePart[]::new);
        this.over = isOver();
    }

    /** All that visitors can share with, one line each. */
    private List<SharePart> parts(ShareSettings settings) {
        List<SharePart> asked = new ArrayList<>();
        ChosenPlaces chosen = new ChosenPlaces(canvas);
        Optional<ProductControl> product =
                settings.places().contains(Place.PRODUCT) && !settings.hasChosen(Thing.PRODUCT)
                        ? Optional.of(new ProductControl(canvas))
                        : Optional.empty();
        if (ChosenPlaces.isAskedFor(settings)) {
            asked.add(chosen);
        }
        product.ifPresent(asked::add);
        if (ArticleBars.isAskedFor(settings.places())) {
            asked.add(new ArticleBars(canvas, chosen, product));
        }
        if (settings.places().contains(Place.QUOTES)) {
            asked.add(new QuoteControls(canvas));
        }
        if (BodyEnd.isAskedFor(settings.places())) {
            asked.add(new BodyEnd(canvas));
        }
        return asked;
    }

    private boolean wantsContainers() {
        for (SharePart part : parts) {
            if (part.wantsContainers()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean finished() {
        return over;
    }

    private boolean isOver() {
        if (canvas.off() || (parts.length > 0 && !canvas.released())) {
            return canvas.off();
        }
        for (SharePart part : parts) {
            if (!part.done()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean waiting() {
        if (over) {
            return false;
        }
        for (SharePart part : parts) {
            if (part.waiting()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void releasing(Release reason) {
        for (SharePart part : parts) {
            part.releasing();
        }
        canvas.release();
        over = isOver();
    }

    @Override
    public int startTagName(long name, long position) {
        if (over) {
            return IGNORE;
        }
        int interest = canvas.wants(name, wantsContainers()) ? ATTRIBUTES : IGNORE;
        for (SharePart part : parts) {
            interest = Math.max(interest, part.startTagName(name, position));
        }
        return interest;
    }

    @Override
    public void startTag(StartTag tag) {
        if (over) {
            return;
        }
        canvas.opened(tag);
        over = canvas.off();
        for (SharePart part : parts) {
            part.startTag(tag);
        }
    }

    @Override
    public int endTagName(long name, long position) {
        if (over) {
            return IGNORE;
        }
        int interest = IGNORE;
        for (SharePart part : parts) {
            interest = Math.max(interest, part.endTagName(name, position));
        }
        over |= isOver();
        return interest;
    }

    @Override
    public void endTag(long name, long position, long end) {
        for (SharePart part : parts) {
            part.endTag(name, position, end);
        }
        over |= isOver();
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        for (SharePart part : parts) {
            part.elementClosed(name, depth, position);
        }
        canvas.surroundings().closed(depth);
    }

    @Override
    public void comment(long position, long end, String data) {
        for (SharePart part : parts) {
            part.comment(position, end, data);
        }
    }
}
