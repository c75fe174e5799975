package dev.vitrine.enhance;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.html.TextCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts a control behind each quotation of the page's own text: {@code blockquote}, {@code [data-vitrine-quote]}, and what
 * the operator names. Where a figure holds the quotation and its author, behind the figure.
 */
final class QuoteControls implements SharePart {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 2_000;

    private static final long BLOCKQUOTE = TagName.of("blockquote");
    private static final long FIGURE = TagName.of("figure");
    private static final long BR = TagName.of("br");
    private static final TagSet AUTHORS = TagSet.of("cite", "footer", "figcaption");
    private static final TagSet QUOTES = TagSet.of("blockquote", "p", "div", "section", "figure", "q", "span", "em");
    private static final TagSet BLOCKS = TagSet.of("p", "div", "footer", "li", "h1", "h2", "h3", "h4", "blockquote");

    /** Posts of other networks, which their own script turns into frames. */
    private static final Pattern EMBED =
            Pattern.compile("(?i).*(embed|twitter-|instagram-|tiktok|bluesky|text-post-media|reddit).*");

    private static final Pattern WRITTEN_MARKS = Pattern.compile(
            "^[\"“„«»‚‘「『\\s]+|(?<![\"”“«»’」』\\s])[\"”“«»’」』\\s]+$"); // looked for from the beginning of a run only
    private static final Pattern DASHES = Pattern.compile("^[\\s\\p{Pd}~]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final ShareCanvas canvas;
    private final OpenElements elements;
    private final TextCapture text;
    private final List<SelectorMatcher> chosen = new ArrayList<>();

    /** Of the figure, where there is one around the quotation; else of the quotation. */
    private int outer = -1;

    private int quote = -1;
    private int quoteMark;
    private int author = -1;
    private int authorMark;
    private String said = "";
    private String by = "";
    private boolean closed;

    QuoteControls(ShareCanvas canvas) {
        this.canvas = canvas;
        this.elements = canvas.page().elements();
        this.text = canvas.page().text();
        canvas.settings().chosen().stream()
                .filter(place -> place.thing() == ChosenPlace.Thing.QUOTE)
                .forEach(place -> chosen.add(new SelectorMatcher(place.selector(), elements)));
    }

    @Override
    public int startTagName(long name, long position) {
        if (quote >= 0 && (BLOCKS.contains(name) || name == BR)) {
            text.separate();
        }
        if (outer >= 0) {
            return AUTHORS.contains(name) || (quote < 0 && name == BLOCKQUOTE) || choosing(name) ? ATTRIBUTES : IGNORE;
        }
        return QUOTES.contains(name) || choosing(name) ? ATTRIBUTES : IGNORE;
    }

    private boolean choosing(long name) {
        for (SelectorMatcher matcher : chosen) {
            if (matcher.wants(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void startTag(StartTag tag) {
        boolean named = isNamed(tag);
        int depth = elements.depth() - 1;
        if (depth < 0 || elements.name(depth) != tag.name()) {
            return;
        }
        if (outer < 0 && tag.name() == FIGURE && !named) {
            begin(depth);
        } else if (quote < 0 && said.isEmpty() && (named || isQuotation(tag))) {
            beginQuote(depth);
        } else if (outer >= 0 && author < 0 && AUTHORS.contains(tag.name()) && (quote >= 0 || !said.isEmpty())) {
            author = depth;
            authorMark = text.open();
        }
    }

    private boolean isNamed(StartTag tag) {
        boolean named = false;
        for (SelectorMatcher matcher : chosen) {
            named |= matcher.matches(tag);
        }
        return named || (QUOTES.contains(tag.name()) && tag.has("data-vitrine-quote"));
    }

    private static boolean isQuotation(StartTag tag) {
        return tag.name() == BLOCKQUOTE
                && !EMBED.matcher(tag.attribute("class").orElse("")).matches();
    }

    private void begin(int depth) {
        outer = depth;
        said = "";
        by = "";
        closed = false;
    }

    private void beginQuote(int depth) {
        if (outer < 0) {
            begin(depth);
        }
        if (canvas.surroundings().isPlain(outer)) {
            quote = depth;
            quoteMark = text.open();
        } else {
            outer = outer == depth ? -1 : outer;
        }
    }

    @Override
    public int endTagName(long name, long position) {
        return outer >= 0 && elements.depth() - 1 >= outer ? END : IGNORE;
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        chosen.forEach(matcher -> matcher.closed(depth));
        if (author >= 0 && depth <= author) {
            by = plain(text.close(authorMark));
            author = -1;
        }
        if (quote >= 0 && depth <= quote) {
            said = plain(text.close(quoteMark));
            by = said.endsWith(by) ? by : ""; // who is cited in the midst of a sentence has not said it
            quote = -1;
        }
        if (outer >= 0 && depth <= outer) {
            closed = depth == outer;
            outer = -1;
        }
    }

    @Override
    public void endTag(long name, long position, long end) {
        if (closed) {
            closed = false;
            Quotation quotation = quotation();
            boolean worthIt =
                    quotation.text().length() >= SHORTEST && quotation.text().length() <= LONGEST;
            if (worthIt && canvas.surroundings().takeBlock()) {
                draw(end, quotation);
            }
            said = "";
        }
    }

    private Quotation quotation() {
        String name = DASHES.matcher(by).replaceFirst("");
        String words = said.endsWith(by) ? said.substring(0, said.length() - by.length()) : said;
        return new Quotation(WRITTEN_MARKS.matcher(words).replaceAll(""), name.length() > 120 ? "" : name);
    }

    private void draw(long position, Quotation quotation) {
        canvas.draw(position, (page, first) -> ShareMenu.ofQuotation(canvas.settings(), page, quotation, first));
    }

    private static String plain(String captured) {
        return SPACE.matcher(captured).replaceAll(" ").strip();
    }
}
