package dev.vitrine.metadata;

import dev.vitrine.html.Scan;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TokenHandler;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a page says of itself, in one pass over its tokens: the tags of the head, JSON-LD, microdata and RDFa, and
 * what the body shows. {@link #metadata} may be asked at any time and tells what is known by then.
 *
 * <p>One instance reads one page.
 */
public final class MetadataReader implements TokenHandler {
    /** A charset declaration within the first units of a page is looked for by browsers; it must not be moved. */
    private static final int CHARSET_WINDOW = 1_024;

    private static final int TITLE_LIMIT = 4_000;
    private static final int JSON_LIMIT = 512 * 1024;

    private final Clock clock;
    private final HeadReader head = new HeadReader();
    private @Nullable Body body;
    private @Nullable Facts facts;
    private boolean started;

    /** Whether it is known where the head begins. */
    private boolean placed;

    private boolean headEnded;
    private boolean baseInHead;
    private long afterHead = -1;
    private long afterCharset = -1;

    /** What listens to the body; there once the scan has begun. */
    private record Body(Scan scan, Captures captures, MarkupReader markup, BodyReader reader) {
        static Body of(Scan scan, HeadReader head) {
            Captures captures = new Captures(scan.text());
            return new Body(scan, captures, new MarkupReader(captures), new BodyReader(scan, captures, head::isTitle));
        }
    }

    /**
     * A reader for one page.
     *
     * @param clock tells which dates lie in the future
     */
    public MetadataReader(Clock clock) {
        this.clock = clock;
    }

    /** To be called once, before the first token. */
    public void begin(Scan scan) {
        body = Body.of(scan, head);
    }

    private Body body() {
        if (body == null) {
            throw new IllegalStateException("begin(scan) has not been called");
        }
        return body;
    }

    /**
     * Where tags for the head belong: behind a charset declaration at the beginning of the page, else behind the head's
     * start tag, or what stands last before the place of one that is left out. Nothing before these have been seen, and in a
     * page without any of doctype, {@code html} and {@code head}, or without any tag: no document.
     */
    public OptionalLong insertionPoint() {
        return afterHead < 0 || !started ? OptionalLong.empty() : OptionalLong.of(Math.max(afterHead, afterCharset));
    }

    /**
     * Where links and scripts for the head belong: at the {@link #insertionPoint}, but behind a {@code base} element of the
     * head, which stands before them.
     */
    public OptionalLong linkPoint() {
        OptionalLong point = insertionPoint();
        return point.isPresent() && baseInHead
                ? OptionalLong.of(Math.max(point.getAsLong(), head.behindBase()))
                : point;
    }

    /** Whether the page says that it is in another encoding than UTF-8. */
    public boolean legacyCharset() {
        return head.legacy();
    }

    /** Whether the head has ended, by its end tag or by something that can't stand in it. */
    public boolean headEnded() {
        return headEnded;
    }

    @Override
    public void doctype(long position, long end) {
        if (!started && body().scan().elements().inHead()) {
            begins(end);
        }
    }

    /** A document has begun, by its doctype, {@code html} or {@code head}; what can stand in a head may follow. */
    private void begins(long end) {
        if (!headEnded) {
            afterHead = end;
        }
    }

    @Override
    public int startTagName(long name, long position) {
        Element element = Element.of(name);
        Body body = body();
        started = true;
        placeBefore(element, position);
        if (!headEnded && !body.scan().elements().inHead()) {
            headEnded = true;
        }
        if (element.block() || element.silent()) {
            body.reader().boundary(position);
        } else if (element == Element.BR) {
            body.reader().lineBreak();
        }
        return element.described() || element == Element.HEAD
                ? ATTRIBUTES
                : element.block() || element.silent() ? END : IGNORE;
    }

    /** A head whose tag was left out begins with the first tag in it, or with that of the body; a comment before stays there. */
    private void placeBefore(Element element, long position) {
        if (placed || element == Element.HTML) {
            return;
        }
        placed = true;
        if (afterHead >= 0
                && element != Element.HEAD
                && body().scan().elements().inHead()) {
            afterHead = position;
        }
    }

    @Override
    public void startTag(StartTag tag) {
        Element element = Element.of(tag.name());
        Body body = body();
        switch (element) {
            case HTML -> {
                begins(tag.end());
                head.html(tag);
                head.overrides(tag);
            }
            case HEAD -> begins(tag.end());
            case BODY, MAIN, ARTICLE -> head.overrides(tag);
            case BASE -> {
                head.base(tag);
                baseInHead |= !headEnded;
            }
            case LINK -> head.link(tag);
            case META -> meta(tag);
            case TITLE -> body.captures().open(depth(), TITLE_LIMIT, head::title);
            case SCRIPT -> script(tag);
            default -> {}
        }
        if (element.described()) {
            int depth = depth();
            body.markup().startTag(tag, element, depth);
            body.reader().startTag(tag, element, depth);
        }
        if (element.silent()) {
            body.reader().silence(tag, depth());
        } else if (element.block()) {
            body.reader().resume();
        }
    }

    private int depth() {
        return body().scan().elements().depth() - 1;
    }

    private void meta(StartTag tag) {
        head.meta(tag);
        boolean charset = tag.has("charset")
                || tag.attribute("http-equiv")
                        .filter("content-type"::equalsIgnoreCase)
                        .isPresent();
        if (charset && !headEnded) {
            head.charset(tag);
            afterCharset = tag.end() <= CHARSET_WINDOW ? Math.max(afterCharset, tag.end()) : afterCharset;
        }
    }

    private void script(StartTag tag) {
        boolean jsonLd = tag.attribute("type")
                .filter(type -> type.strip().toLowerCase(Locale.ROOT).startsWith("application/ld+json"))
                .isPresent();
        if (jsonLd) {
            body().captures().openRaw(depth(), JSON_LIMIT, head::jsonLd);
        }
    }

    @Override
    public int endTagName(long name, long position) {
        Element element = Element.of(name);
        if (element.block()) {
            body().reader().boundary(position);
            if (element == Element.MAIN || element == Element.BODY) {
                body().reader().end();
            }
            return END;
        }
        return IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {
        body().reader().resume();
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        Body body = body();
        body.reader().closed(depth, position);
        body.markup().closed(depth);
        body.captures().closed(depth);
        if (Element.of(name).silent()) {
            body.reader().resume();
        }
    }

    /** The URLs by which the page names itself: its canonical link, {@code og:url}, its translations. Absolute. */
    public List<String> ownUrls() {
        return UrlRule.own(head).toList();
    }

    /** The links of this relation in the head, as far as they point somewhere. */
    public List<HeadLink> links(String rel) {
        return head.links(rel);
    }

    /**
     * What kinds of things the page describes in JSON-LD, microdata or RDFa, as bare names of schema.org such as
     * {@code NewsArticle}; as of when {@link #metadata} was asked last.
     */
    public Set<String> describedTypes() {
        return facts == null
                ? Set.of()
                : Stream.concat(facts.jsonLd().stream(), facts.markup().stream())
                        .flatMap(thing -> Stream.concat(Stream.of(thing), thing.things("breadcrumb").stream()))
                        .flatMap(thing -> thing.types().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the page has a title element. */
    public boolean titled() {
        return head.title().isPresent();
    }

    /** Whether the start tag of a page marks it as <a href="https://amp.dev/documentation/guides-and-tutorials/learn/spec/amphtml/">AMP</a>. */
    public static boolean isAmp(StartTag html) {
        boolean[] amp = {false};
        html.forEachAttribute((name, value) -> amp[0] |= name.equals("amp") || name.startsWith("\u26a1"));
        return amp[0];
    }

    /** The tags that the page has by now. */
    public MetaTags tags() {
        return head.metas();
    }

    /**
     * Whether more of the body may tell more. False once all that could be derived is known, so that nothing need be held
     * any longer.
     */
    public boolean wantsMore() {
        return !headEnded || !(complete() || body().reader().satisfied());
    }

    /** Whether the head alone says all that a preview shows. */
    private boolean complete() {
        return says("og:title") && says("og:description") && says("og:image") && says("og:type");
    }

    private boolean says(String key) {
        return head.metas().first(key).isPresent();
    }

    /** What the page is called, as far as is known by now: a small part of {@link #metadata}, for its price. */
    public Optional<Sourced<String>> title(PageContext context) {
        Body body = body();
        return new Derivation(Facts.of(head, body.reader(), body.markup(), context, clock)).title();
    }

    /** What is known of the page by now. */
    public PageMetadata metadata(PageContext context) {
        Body body = body();
        Facts now = Facts.of(head, body.reader(), body.markup(), context, clock);
        facts = now;
        return new Derivation(now).derive();
    }
}
