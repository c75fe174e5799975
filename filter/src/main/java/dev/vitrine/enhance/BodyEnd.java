package dev.vitrine.enhance;

import dev.vitrine.enhance.ShareSettings.Place;
import dev.vitrine.html.TagName;
import java.util.Set;

/**
 * Puts what has no place of its own in the text at the end of the body: the bar that floats, and what our scripts draw over
 * pictures and beside a selection.
 */
final class BodyEnd implements SharePart {
    private static final long BODY = TagName.of("body");
    private static final long IMG = TagName.of("img");

    private final ShareCanvas canvas;
    private boolean pictures;
    private boolean done;

    BodyEnd(ShareCanvas canvas) {
        this.canvas = canvas;
    }

    static boolean isAskedFor(Set<Place> places) {
        return places.contains(Place.FLOATING) || places.contains(Place.PICTURES) || places.contains(Place.SELECTION);
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public int startTagName(long name, long position) {
        pictures |= name == IMG && canvas.surroundings().isOwn();
        return IGNORE;
    }

    @Override
    public int endTagName(long name, long position) {
        if (name == BODY && !done && isBodyAlone()) {
            draw(position);
        }
        return IGNORE;
    }

    /** What stands open at the body's end would have us in it. */
    private boolean isBodyAlone() {
        return canvas.surroundings().takeBlock() && canvas.page().elements().depth() == 2;
    }

    private void draw(long place) {
        done = true;
        Set<Place> places = canvas.settings().places();
        if (places.contains(Place.FLOATING) && canvas.styled()) {
            canvas.draw(place, (page, first) -> ShareBar.markup(canvas.settings(), page, Place.FLOATING, first));
        }
        if (places.contains(Place.PICTURES) && pictures && canvas.pinnable() && canvas.scripted()) {
            canvas.draw(place, (page, first) -> ScriptedMarkup.pictures(canvas.settings(), page, first));
        }
        if (places.contains(Place.SELECTION) && canvas.scripted()) {
            canvas.draw(place, (page, first) -> ScriptedMarkup.selection(canvas.settings(), page, first));
        }
    }
}
