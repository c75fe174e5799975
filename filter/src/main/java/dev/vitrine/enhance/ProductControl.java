package dev.vitrine.enhance;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import java.util.regex.Pattern;

/** Puts one control behind the price on a product's page, at the first point where a block may stand. */
final class ProductControl implements SharePart {
    /** How far behind the price the control may stand, in units of the page. */
    private static final long BEHIND = 3_000;

    private static final TagSet HEADINGS = TagSet.of("h1", "h2");
    private static final TagSet PRICES =
            TagSet.of("p", "div", "span", "section", "strong", "b", "ins", "dl", "dd", "data", "h3", "h4", "form");
    private static final long FORM = TagName.of("form");

    private static final Pattern PRICE = Pattern.compile(
            "(?i)(product|item|current|sale|our|offer|detail|main|total)?[-_]*(price|preis|prix|precio|prezzo)"
                    + "([-_]*(box|wrapper|info|container|block|area|current|new))?");
    private static final Pattern BUYS =
            Pattern.compile("(?i).*(add-?to-?(cart|basket|bag)|/cart|/basket|warenkorb|buy).*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final ShareCanvas canvas;
    private final OpenElements elements;
    private boolean headed;
    private int price = -1;
    private long behind = -1;
    private long place = -1;
    private boolean done;

    ProductControl(ShareCanvas canvas) {
        this.canvas = canvas;
        this.elements = canvas.page().elements();
    }

    @Override
    public void releasing() {
        if (place >= 0) {
            draw();
        }
    }

    /** Where the control will stand; -1 while its place is not known. */
    long place() {
        return place;
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public int startTagName(long name, long position) {
        headed |= HEADINGS.contains(name);
        return headed && place < 0 && price < 0 && PRICES.contains(name) ? ATTRIBUTES : IGNORE;
    }

    @Override
    public void startTag(StartTag tag) {
        int depth = elements.depth() - 1;
        if (headed
                && place < 0
                && price < 0
                && depth >= 0
                && elements.name(depth) == tag.name()
                && PRICES.contains(tag.name())
                && canvas.surroundings().isOwn()
                && isPrice(tag)) {
            price = depth;
        }
    }

    private static boolean isPrice(StartTag tag) {
        if (tag.name() == FORM) {
            return tag.attribute("action")
                            .filter(action -> BUYS.matcher(action).matches())
                            .isPresent()
                    || tag.attribute("class").filter("cart"::equals).isPresent();
        }
        return tag.attribute("itemprop")
                        .filter(property -> property.equals("offers") || property.equals("price"))
                        .isPresent()
                || tag.attribute("class").filter(ProductControl::namesPrice).isPresent();
    }

    private static boolean namesPrice(String classes) {
        return SPACE.splitAsStream(classes).anyMatch(name -> PRICE.matcher(name).matches());
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        if (price >= 0 && depth <= price) {
            price = -1;
            behind = position;
        }
    }

    @Override
    public int endTagName(long name, long position) {
        return place < 0 && (price >= 0 || behind >= 0) ? END : IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {
        if (place >= 0 || behind < 0) {
            return;
        }
        if (end - behind > BEHIND) {
            behind = -1;
        } else if (canvas.surroundings().takeBlock()) {
            place = end;
            if (canvas.released()) {
                draw();
            }
        }
    }

    private void draw() {
        done = true;
        if (canvas.facts().isProduct()) {
            canvas.draw(place, (page, first) -> ShareMenu.ofProduct(canvas.settings(), page, first));
        }
    }
}
