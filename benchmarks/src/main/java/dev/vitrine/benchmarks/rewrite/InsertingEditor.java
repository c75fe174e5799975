package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.Insertions;
import dev.vitrine.html.Interest;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import org.jspecify.annotations.Nullable;

/** Puts {@link Insertions} at their places, by the rules that the other peers follow as well. */
final class InsertingEditor implements PageEditor {
    private static final long HEAD = TagName.of("head");
    private static final long META = TagName.of("meta");
    private static final long H1 = TagName.of("h1");
    private static final long ARTICLE = TagName.of("article");
    private static final long BODY = TagName.of("body");

    private static final Interest IN_HEAD =
            Interest.NONE.withStartTags("head", "meta", "body").withEndTags("head", "h1", "article", "body");
    private static final Interest IN_BODY = Interest.NONE.withEndTags("h1", "article", "body");

    private final boolean full;
    private @Nullable Page page;
    private boolean inHead = true;
    private boolean charsetSeen;
    private long headPlace = -1;
    private boolean headingSeen;
    private boolean articleSeen;
    private int ownTags;

    /** @param full whether it goes on behind the head */
    InsertingEditor(boolean full) {
        this.full = full;
    }

    @Override
    public void begin(Page begun) {
        page = begun;
        begun.reportTags(IN_HEAD);
    }

    @Override
    public boolean holding() {
        return inHead;
    }

    @Override
    public void releasing(Release reason) {
        headEnds();
    }

    @Override
    public int startTagName(long name, long position) {
        if (!inHead) {
            return IGNORE;
        }
        if (name == META) {
            return ATTRIBUTES;
        }
        if (name == BODY) {
            headEnds();
            return IGNORE;
        }
        return name == HEAD ? END : IGNORE;
    }

    @Override
    public void startTag(StartTag tag) {
        if (tag.name() == HEAD && headPlace < 0) {
            headPlace = tag.end();
        } else if (tag.name() == META) {
            meta(tag);
        }
    }

    private void meta(StartTag tag) {
        if (!charsetSeen && tag.has("charset")) {
            charsetSeen = true;
            headPlace = tag.end();
        }
        if (tag.attribute("property").filter(name -> name.startsWith("og:")).isPresent()) {
            ownTags++;
        }
    }

    @Override
    public int endTagName(long name, long position) {
        if (name == HEAD) {
            headEnds();
        } else if (name == H1 && !headingSeen) {
            return END;
        } else if (name == ARTICLE || name == BODY) {
            note(position);
        }
        return IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {
        headingSeen = true;
        insert(end, Insertions.BAR);
    }

    /** How many Open Graph tags the page has itself. */
    int ownTags() {
        return ownTags;
    }

    private void note(long position) {
        if (!articleSeen) {
            articleSeen = true;
            insert(position, Insertions.NOTE);
        }
    }

    private void headEnds() {
        if (!inHead) {
            return;
        }
        inHead = false;
        if (headPlace >= 0) {
            insert(headPlace, Insertions.HEAD);
        }
        if (page == null) {
            return;
        }
        if (full) {
            page.reportTags(IN_BODY);
        } else {
            page.stop();
        }
    }

    private void insert(long position, String markup) {
        if (page != null) {
            page.insert(position, markup);
        }
    }
}
