package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/**
 * Asks a real parser: wherever the open elements are said to be certain, an element put there has exactly these ancestors,
 * and changes nothing else.
 */
class OpenElementsTest {
    private static final String MARK = "v-mark";
    private static final Set<String> FORMATTING =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    @Test
    void agreeWithARealParserOnTheTreeConstructionTests() {
        int places = 0;
        for (String document : SharedData.html5libDocuments()) {
            places += check(document, Integer.MAX_VALUE);
            places += check("<!doctype html><body>" + document, Integer.MAX_VALUE);
        }
        assertThat(places).isGreaterThan(1000);
    }

    @Test
    void agreeWithARealParserOnRealPages() {
        int places = 0;
        for (Path page : SharedData.files("pages/original", ".html")) {
            places += check(new String(SharedData.read(page), ISO_8859_1), 12);
        }
        assertThat(places).isGreaterThan(1000);
    }

    /** Checks up to a number of places, spread over the page, all at once; returns how many. */
    private static int check(String page, int atMost) {
        List<Place> places = spread(places(page), atMost);
        StringBuilder marked = new StringBuilder(page);
        for (int i = places.size() - 1; i >= 0; i--) {
            marked.insert(places.get(i).position(), "<" + MARK + "></" + MARK + ">");
        }
        Document after = Jsoup.parse(marked.toString());
        List<Element> marks = after.getElementsByTag(MARK);
        assertThat(marks).as("marks in %s", start(marked)).hasSameSizeAs(places);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            // What is inside a formatting element may be moved by what comes later.
            if (place.open().stream().noneMatch(FORMATTING::contains)) {
                assertThat(ancestors(marks.get(i)))
                        .as("mark %d, before %s", i, excerpt(page, place.position()))
                        .isEqualTo(place.open());
            }
        }
        marks.forEach(Element::remove);
        String difference = Dom.difference(Jsoup.parse(page), after);
        assertThat(difference)
                .as("difference without the marks, in %s", start(marked))
                .isEmpty();
        return places.size();
    }

    private static <T> List<T> spread(List<T> all, int atMost) {
        int step = Math.max(1, all.size() / atMost);
        List<T> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private static String start(CharSequence page) {
        return page.subSequence(0, Math.min(page.length(), 500)).toString();
    }

    private static String excerpt(String page, int at) {
        return page.substring(Math.max(0, at - 300), at) + "<<HERE>>"
                + page.substring(at, Math.min(page.length(), at + 200));
    }

    private static List<String> ancestors(Element element) {
        List<String> names = new ArrayList<>();
        for (Element parent : element.parents()) {
            names.add(name(parent.tagName().toLowerCase(Locale.ROOT)));
        }
        Collections.reverse(names);
        return names;
    }

    private static String name(String name) {
        return TagName.of(name) == TagName.OTHER ? "other" : name;
    }

    private record Place(int position, List<String> open) {}

    /** The beginnings of all tags in the body where the open elements are certain. */
    private static List<Place> places(String page) {
        List<Place> places = new ArrayList<>();
        HtmlTokenizer[] tokenizer = new HtmlTokenizer[1];
        tokenizer[0] = new HtmlTokenizer(
                new TokenHandler() {
                    @Override
                    public int startTagName(long name, long position) {
                        return at(position);
                    }

                    @Override
                    public void startTag(StartTag tag) {
                        throw new IllegalStateException("not asked for");
                    }

                    @Override
                    public int endTagName(long name, long position) {
                        return at(position);
                    }

                    @Override
                    public void endTag(long name, long position, long end) {
                        throw new IllegalStateException("not asked for");
                    }

                    private int at(long position) {
                        OpenElements elements = tokenizer[0].elements();
                        if (elements.certain() && !elements.inHead() && tokenizer[0].floor() == position) {
                            places.add(new Place((int) position, names(elements)));
                        }
                        return IGNORE;
                    }
                },
                PageCharset.utf8());
        byte[] bytes = page.getBytes(ISO_8859_1);
        tokenizer[0].write(bytes, 0, bytes.length);
        return places;
    }

    private static List<String> names(OpenElements elements) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < elements.depth(); i++) {
            names.add(Names.unpack(elements.name(i)));
        }
        if (names.size() == 1) {
            names.add("body"); // not open yet: the mark opens it
        }
        return names;
    }
}
