package dev.vitrine.enhance;

import dev.vitrine.enhance.ChosenPlace.Side;
import dev.vitrine.enhance.ChosenPlace.Thing;
import dev.vitrine.enhance.ShareSettings.Place;
import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Puts things where people asked for them: the operator by selectors, the page by {@code <!-- vitrine:bar -->} or
 * {@code <div data-vitrine-share="bar">}. Each thing stands once at most, wherever it is asked for first.
 */
final class ChosenPlaces implements SharePart {
    private static final String MARK = "vitrine:";

    private final ShareCanvas canvas;
    private final OpenElements elements;
    private final List<Search> searches = new ArrayList<>();
    private final Set<Thing> standing = EnumSet.noneOf(Thing.class);

    private final boolean marked;

    /** One chosen place on its way to be found; {@code depth} is that of the element, while it is open. */
    private static final class Search {
        private final ChosenPlace place;
        private final SelectorMatcher matcher;
        private int depth = -1;
        private boolean behind;

        Search(ChosenPlace place, OpenElements elements) {
            this.place = place;
            this.matcher = new SelectorMatcher(place.selector(), elements);
        }
    }

    ChosenPlaces(ShareCanvas canvas) {
        this.canvas = canvas;
        this.elements = canvas.page().elements();
        this.marked = canvas.settings().places().contains(Place.MARKED);
        for (ChosenPlace place : canvas.settings().chosen()) {
            if (place.thing() != Thing.QUOTE) {
                searches.add(new Search(place, elements));
            }
        }
    }

    static boolean isAskedFor(ShareSettings settings) {
        return settings.places().contains(Place.MARKED)
                || settings.chosen().stream().anyMatch(place -> place.thing() != Thing.QUOTE);
    }

    /** Whether the page has a bar at a place that somebody asked for. */
    boolean hasBar() {
        return standing.contains(Thing.BAR);
    }

    /** Whether the page has the site's profiles at a place that somebody asked for. */
    boolean hasFollow() {
        return standing.contains(Thing.FOLLOW);
    }

    @Override
    public int startTagName(long name, long position) {
        for (Search search : searches) {
            if (search.matcher.wants(name)) {
                return ATTRIBUTES;
            }
        }
        return IGNORE;
    }

    @Override
    public void startTag(StartTag tag) {
        if (marked && Surroundings.CONTAINERS.contains(tag.name())) {
            tag.attribute("data-vitrine-share").ifPresent(words -> asked(words, tag.end()));
        }
        for (Search search : searches) {
            if (search.matcher.matches(tag) && search.depth < 0) {
                matched(search, tag);
            }
        }
    }

    private void matched(Search search, StartTag tag) {
        int depth = elements.depth() - 1;
        boolean open = depth >= 0 && elements.name(depth) == tag.name();
        if (!open && search.place.side() == Side.BEHIND) {
            find(search.place.thing(), tag.end());
        } else if (search.place.side() == Side.BEFORE) {
            find(search.place.thing(), tag.end());
        } else if (open) {
            search.depth = depth;
        }
    }

    @Override
    public int endTagName(long name, long position) {
        int interest = IGNORE;
        for (Search search : searches) {
            if (search.depth >= 0) {
                interest = END;
                boolean ends = elements.depth() - 1 == search.depth && elements.name(search.depth) == name;
                if (ends && search.place.side() == Side.AFTER) {
                    find(search.place.thing(), position);
                }
            }
        }
        return interest;
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        for (Search search : searches) {
            search.matcher.closed(depth);
            if (search.depth >= 0 && depth <= search.depth) {
                search.behind = depth == search.depth && search.place.side() == Side.BEHIND;
                search.depth = -1;
            }
        }
    }

    @Override
    public void endTag(long name, long position, long end) {
        for (Search search : searches) {
            if (search.behind) {
                search.behind = false;
                find(search.place.thing(), end);
            }
        }
    }

    @Override
    public void comment(long position, long end, String data) {
        if (marked && data.startsWith(MARK)) {
            asked(data.substring(MARK.length()), end);
        }
    }

    private void asked(String words, long position) {
        String word = words.strip().toLowerCase(Locale.ROOT);
        for (Thing thing : Thing.values()) {
            if (thing != Thing.QUOTE && (thing.word().equals(word) || (thing == Thing.BAR && isShort(word)))) {
                find(thing, position);
            }
        }
    }

    /** {@code <!-- vitrine:share -->} and {@code <div data-vitrine-share>} ask for a bar. */
    private static boolean isShort(String word) {
        return word.isEmpty() || word.equals("share");
    }

    private void find(Thing thing, long position) {
        boolean empty = thing == Thing.FOLLOW && canvas.settings().follow().isEmpty();
        if (!empty && canvas.surroundings().takesOrdered() && standing.add(thing)) {
            draw(thing, position);
        }
    }

    private void draw(Thing thing, long position) {
        ShareSettings settings = canvas.settings();
        canvas.draw(position, (page, first) -> switch (thing) {
            case PRODUCT -> ShareMenu.ofProduct(settings, page, first);
            case FOLLOW -> FollowBar.markup(settings, page, first);
            default -> ShareBar.markup(settings, page, Place.HEADING, first);
        });
    }
}
