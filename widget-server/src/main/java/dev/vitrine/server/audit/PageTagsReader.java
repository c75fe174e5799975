package dev.vitrine.server.audit;

import dev.vitrine.html.Scan;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.html.TokenHandler;
import dev.vitrine.metadata.Json;
import dev.vitrine.metadata.JsonReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes note of the tags of one page, token by token. */
final class PageTagsReader implements TokenHandler {
    private static final long HEAD = TagName.of("head");
    private static final long META = TagName.of("meta");
    private static final long LINK = TagName.of("link");
    private static final long TITLE = TagName.of("title");
    private static final long SCRIPT = TagName.of("script");
    private static final long IMG = TagName.of("img");
    private static final int NO_MARK = -1;
    private static final int MAX_IMAGES = 200;

    /** A picture of the body, and how many pixels its attributes claim. */
    private record Image(String source, long pixels) {}

    private final List<PageTags.Meta> metas = new ArrayList<>();
    private final List<PageTags.Link> links = new ArrayList<>();
    private final List<Json.Members> blocks = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private @Nullable Scan scan;
    private @Nullable String title;
    private int mark = NO_MARK;
    private boolean headEnded;

    void begin(Scan opened) {
        scan = opened;
    }

    private Scan scan() {
        if (scan == null) {
            throw new IllegalStateException("begin(scan) has not been called");
        }
        return scan;
    }

    PageTags tags() {
        List<String> largestFirst = images.stream()
                .sorted(Comparator.comparingLong(Image::pixels).reversed())
                .map(Image::source)
                .toList();
        return new PageTags(metas, links, Optional.ofNullable(title), blocks, largestFirst, headEnded);
    }

    @Override
    public int startTagName(long name, long position) {
        headEnded |= !scan().elements().inHead();
        return name == META || name == LINK || name == TITLE || name == SCRIPT || name == IMG ? ATTRIBUTES : IGNORE;
    }

    @Override
    public void startTag(StartTag tag) {
        if (tag.name() == META) {
            meta(tag);
        } else if (tag.name() == LINK) {
            link(tag);
        } else if (tag.name() == IMG && images.size() < MAX_IMAGES) {
            tag.attribute("src").ifPresent(source -> images.add(new Image(source.strip(), pixels(tag))));
        } else if ((tag.name() == TITLE && title == null) || isJsonLd(tag)) {
            mark = scan().text().open();
        }
    }

    private void meta(StartTag tag) {
        String content = tag.attribute("content").orElse("");
        names(tag, "property").forEach(key -> metas.add(new PageTags.Meta(key, content, true)));
        names(tag, "name").forEach(key -> metas.add(new PageTags.Meta(key, content, false)));
    }

    private static Stream<String> names(StartTag tag, String attribute) {
        return tag.attribute(attribute).stream()
                .flatMap(names -> Stream.of(names.strip().split("\\s+")))
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    private void link(StartTag tag) {
        tag.attribute("href")
                .ifPresent(href -> names(tag, "rel").forEach(rel -> links.add(new PageTags.Link(rel, href.strip()))));
    }

    private static boolean isJsonLd(StartTag tag) {
        return tag.name() == SCRIPT
                && tag.attribute("type")
                        .filter(type -> type.strip().equalsIgnoreCase("application/ld+json"))
                        .isPresent();
    }

    private static long pixels(StartTag tag) {
        return number(tag, "width") * number(tag, "height");
    }

    private static long number(StartTag tag, String attribute) {
        return tag.attribute(attribute)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    @Override
    public int endTagName(long name, long position) {
        return IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {
        // None is asked for: an element's end is heard of by elementClosed.
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        headEnded |= name == HEAD;
        if (mark == NO_MARK) {
            return;
        }
        if (name == TITLE) {
            title = scan().text().close(mark);
        } else if (name == SCRIPT) {
            JsonReader.read(scan().text().closeRaw(mark)).forEach(this::block);
        } else {
            return;
        }
        mark = NO_MARK;
    }

    /** Lists at the top are read through; what stands deeper, the simplest readers don't find. */
    private void block(Json value) {
        if (value instanceof Json.Members members) {
            blocks.add(members);
        } else if (value instanceof Json.Sequence sequence) {
            sequence.elements().forEach(this::block);
        }
    }
}
