package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is read once more by the rule as it is told, from the names of its tags alone, by a reader that always keeps a stack. */
class SimpleReaderTest {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "image", "img", "input", "link", "meta", "param", "source",
            "track", "wbr");
    private static final Set<String> END_TAG_OPTIONAL = Set.of(
            "html",
            "head",
            "body",
            "p",
            "li",
            "dd",
            "dt",
            "option",
            "optgroup",
            "rb",
            "rp",
            "rt",
            "rtc",
            "caption",
            "colgroup",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th");
    private static final Pattern NAME = Pattern.compile("</?([^\\s/>]+)");
    private static final Set<String> IMPLIED = Set.of("html", "head", "body", "tbody", "colgroup");
    private static final Set<String> TEXT = Set.of("script", "style", "title", "textarea");
    /** What a page may have open without a tag, and what has text inside, or what is passed over, instead of tags. */
    private static final Set<String> OTHER = Set.of(
            "html",
            "head",
            "body",
            "tbody",
            "colgroup",
            "script",
            "style",
            "title",
            "textarea",
            "iframe",
            "noembed",
            "xmp",
            "svg",
            "math",
            "template");

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "<div><span>a</div><p> => div span p",
                "<div><span>a</div></span></div><p> => p",
                "<div><p>a</div><p> => p",
                "<ul><li>a<li>b</ul><section> => section",
                "<a href=/a>a<a href=/b>b</a><section> => a section",
                "<a href=/a><div>a</a></div><section> => a section",
                "<h2>a<h1>b</h1></h2><section> => section",
                "<table><tr><td><b>a<tr><td>b</table><section> => table tr td b tr td section",
                "<div><svg><g></svg></div><section> => section",
                "<div></span></div><section> => section",
                "<button>a<button>b</button><section> => button section",
                "<div><b></div><p>a<hr><i> => div b i",
            })
    void endTagClosesTheInnermostElementOrMeansNothing(String page, String open) {
        assertThat(open(page)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "<b>a</B><section> => b section",
                "<B>a</b><section> => b section",
                "<B>a</B><section> => section",
                "<B>a</b></B><section> => section",
                "<b>a</B></b><section> => section",
                "<tT>a</Tt><section> => tt section",
                "<my-menu>a</My-Menu><section> => other section",
                "<div>a</B><section> => div section",
                "<DIV><p>a</div><section> => div section",
                "<p>a<P>b<i> => p p i",
                "<P>a<p>b<i> => p i",
                "<UL><LI>a<LI>b</UL><section> => ul li li section",
                "<ul><LI>a<LI>b</LI></LI></ul><section> => section",
                "<BODY><div>a</div></body><section> => section",
                "<p>a<BR>b</p><section> => section",
                "<p>a<HR>b<i> => p i",
                "<svg><linearGradient></lineargradient></svg><section> => section",
            })
    void namesAreTheSameInTheSameLetters(String page, String open) {
        assertThat(open(page)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "<div><script>a</script></div><section> => section",
                "<div><SCRIPT>a</SCRIPT></div><section> => section",
                "<div><script>a</SCRIPT></div><section> => div script",
                "<div><script>a</SCRIPT><p><style>b</style></script></div><section> => section",
                "<div><script>a</SCRIPT><p><script>b</script></div><section> => section",
                "<div><SCRIPT>a</script></div><section> => div script section",
                "<div><textarea>a</TEXTAREA><p></textarea></div><section> => section",
            })
    void textGoesOnToItsEndTagInTheSameLetters(String page, String open) {
        assertThat(open(page)).isEqualTo(open);
    }

    private static String open(String page) {
        return String.join(" ", stacks("<!doctype html><body>" + page).told());
    }

    @Test
    void agreesWithTheRuleOnRealPages() {
        List<String> mistakes = new ArrayList<>();
        int differing = 0;
        for (Path page : SharedData.files("pages/original", ".html")) {
            Stacks stacks = stacks(new String(SharedData.read(page), ISO_8859_1));
            stacks.mistakes().forEach(mistake -> mistakes.add(page.getFileName() + " " + mistake));
            differing += stacks.differed() ? 1 : 0;
        }
        assertThat(mistakes).isEmpty();
        assertThat(differing).isBetween(10, 60);
    }

    private record Stacks(List<String> told, List<String> mistakes, boolean differed) {}

    private static Stacks stacks(String page) {
        Reading reading = new Reading(page);
        byte[] bytes = (page + "<!-- -->").getBytes(ISO_8859_1);
        reading.tokenizer.write(bytes, 0, bytes.length);
        return new Stacks(reading.told(IMPLIED), reading.mistakes, reading.differed);
    }

    private static final class Reading implements TokenHandler {
        private final HtmlTokenizer tokenizer = new HtmlTokenizer(this, PageCharset.utf8());
        private final Deque<String> open = new ArrayDeque<>();
        private final String page;
        private final List<String> mistakes = new ArrayList<>();
        private boolean differed;
        private boolean lost;

        Reading(String page) {
            this.page = page;
        }

        /** The name of the tag that begins here, in the letters of the page. */
        private String nameAt(long position) {
            Matcher name = NAME.matcher(page).region((int) position, page.length());
            assertThat(name.lookingAt()).isTrue();
            return name.group(1);
        }

        @Override
        public int startTagName(long name, long position) {
            check(position);
            String tag = nameAt(position);
            if (isText(open.peek())) {
                return IGNORE;
            }
            while (!open.isEmpty() && ends(open.peek(), tag)) {
                open.pop();
            }
            if (!VOID.contains(lower(tag)) && (!OTHER.contains(lower(tag)) || TEXT.contains(lower(tag)))) {
                open.push(tag);
            }
            return IGNORE;
        }

        private static boolean isText(@Nullable String innermost) {
            return innermost != null && TEXT.contains(innermost);
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        private static boolean ends(String innermost, String tag) {
            return switch (lower(innermost)) {
                case "p" -> closesParagraph(tag);
                case "li" -> tag.equals("li");
                case "dd", "dt" -> tag.equals("dd") || tag.equals("dt");
                case "option" -> tag.equals("option") || tag.equals("optgroup");
                case "td", "th" ->
                    Set.of("td", "th", "tr", "tbody", "tfoot", "thead").contains(tag);
                case "tr" -> Set.of("tr", "tbody", "tfoot", "thead").contains(tag);
                case "thead", "tfoot" -> Set.of("tbody", "tfoot", "thead").contains(tag);
                default -> false;
            };
        }

        private static boolean closesParagraph(String tag) {
            return Elements.startRule(Elements.row(TagName.of(tag))) == Elements.BLOCK
                    || Set.of("h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "form", "table", "hr")
                            .contains(tag);
        }

        @Override
        public void startTag(StartTag tag) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public int endTagName(long name, long position) {
            check(position);
            String tag = nameAt(position);
            if (isText(open.peek()) && !tag.equals(open.peek())) {
                return IGNORE;
            }
            int inside = 0;
            for (String element : open) {
                if (element.equalsIgnoreCase(tag)) {
                    int closed = element.equals(tag) ? inside + 1 : inside;
                    for (int i = 0; i < closed; i++) {
                        open.pop();
                    }
                    break;
                }
                if (!END_TAG_OPTIONAL.contains(element)) {
                    break;
                }
                inside++;
            }
            return IGNORE;
        }

        @Override
        public void endTag(long name, long position, long end) {
            throw new IllegalStateException("not asked for");
        }

        private void check(long position) {
            List<String> told = told(OTHER);
            List<String> expected = new ArrayList<>();
            open.forEach(element -> expected.add(0, Names.unpack(TagName.of(element))));
            expected.removeAll(OTHER);
            if (!lost && tokenizer.elements().certain() && !told.equals(expected)) {
                mistakes.add("at " + position + " " + told + " rather than " + expected);
                lost = true;
            }
            differed |= tokenizer.elements().simpleReader().differs();
        }

        private List<String> told(Set<String> withoutThese) {
            OpenElements elements = tokenizer.elements();
            SimpleReader simple = elements.simpleReader();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < (simple.differs() ? simple.depth() : elements.depth()); i++) {
                names.add(Names.unpack(simple.differs() ? simple.name(i) : elements.name(i)));
            }
            names.removeAll(withoutThese);
            return names;
        }
    }
}
