package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page without a description says in short. */
class SummaryTest {
    private static final String HEADING = "<h1>Rye bread in winter</h1>";
    private static final String LEAD = "A loaf that rests for a night tastes better, and four bakers tell why.";
    private static final String FIRST =
            "Whoever leaves the dough alone for a night gets bread that stays fresh for four days and tastes of grain.";
    private static final String SECOND =
            "The night is long, the oven is cold, and the starter does what it has done in this house for forty years.";
    private static final String TEXT = "<div><p>" + FIRST + "</p><p>" + SECOND + "</p></div>";

    private static Optional<String> summary(String body) {
        return Reading.ofBody("Rye bread in winter", body).description().map(Sourced::value);
    }

    @Test
    void takesTheFirstParagraph() {
        assertThat(summary(HEADING + TEXT)).contains(FIRST);
    }

    @Test
    void takesTheFirstParagraphRatherThanTheTitleOnceMore() {
        assertThat(Reading.of("<!doctype html><html><head><title>Rye bread in winter</title>"
                                + "<meta name=description content='Rye bread in winter'></head><body>" + HEADING + TEXT)
                        .description())
                .contains(new Sourced<>(FIRST, Origin.PARAGRAPH));
    }

    @Test
    void keepsTheNamesOfTagsThatItIsAbout() {
        assertThat(summary(HEADING
                        + "<p>The &lt;b&gt; element draws the eye to a few words that are no more important.</p>"))
                .contains("The <b> element draws the eye to a few words that are no more important.");
    }

    @Test
    void takesAShortParagraphInAScriptThatSaysMuchInFewCharacters() {
        String lead = "麦の香りがする自家製パンの焼き方を、四人の職人がていねいに教えてくれます。";
        String step = "<p>粉と水と塩を大きなボウルに入れてよく混ぜ、ふたをして一晩ゆっくり休ませたあと、翌朝に生地を軽く丸めてから熱い窯で焼き上げます。</p>";
        assertThat(summary(HEADING + "<div><p>" + lead + "</p>" + step + step + "</div>"))
                .contains(lead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><b class=author>By Ada Baker</b> %s</p>",
                "<p>By <a rel=author href=/ada>Ada Baker</a><br>%s</p>",
                "<p><span class=byline>Text: Ada Baker</span> – %s</p>"
            })
    void leavesOutTheBylineThatTheFirstParagraphBeginsWith(String paragraph) {
        assertThat(summary(HEADING + "<div>" + paragraph.formatted(FIRST) + "<p>" + SECOND + "</p></div>"))
                .contains(FIRST);
    }

    @Test
    void leavesOutTheTermsOfUse() {
        assertThat(summary(
                        HEADING + "<div class=legalnotice><p>Permission is granted to copy, distribute and modify this"
                                + " document under the terms of the licence of the bakers' guild.</p></div>" + TEXT))
                .contains(FIRST);
    }

    @Test
    void keepsANameThatASentenceBeginsWith() {
        String sentence =
                "Ada Baker leaves the dough alone for a night, and gets bread that stays fresh for four days.";
        assertThat(summary(HEADING + "<p class=byline>By Ada Baker</p><div><p>" + sentence + "</p><p>" + SECOND
                        + "</p></div>"))
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class=standfirst>%s</p>",
                "<h2 class=subtitle>%s</h2>",
                "<div class='article-lead'><p>%s</p></div>",
                "<div><p>%s</p></div>"
            })
    void prefersWhatLeadsIntoTheText(String lead) {
        assertThat(summary(HEADING + lead.formatted(LEAD) + TEXT)).contains(LEAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Posted: 01/14/2015 12:29 pm EST Updated: 01/14/2015 12:59 pm EST</p>",
                "<p>By Ada Baker on 31. October, 2023, with photographs of her own kitchen.</p>",
                "<nav><p>%s</p></nav>",
                "<div class=cookie-notice><p>We use cookies on this site so that it works, and we ask you to agree to that.</p></div>",
                "<figure><figcaption>Four bakers stand around an oven and look into it, one holds a peel.</figcaption></figure>",
                "<p>(Photo: four bakers stand around an oven and look into it)</p>"
            })
    void passesOverWhatIsNoText(String line) {
        assertThat(summary(HEADING + "<div>" + line.formatted(LEAD) + TEXT + "</div>"))
                .contains(FIRST);
    }

    @Test
    void doubtsTheNamesOfBoxesWhereNothingElseIsLeft() {
        assertThat(summary("<div class=sidebar-right>" + HEADING + TEXT + TEXT + TEXT + "</div>"))
                .contains(FIRST);
        assertThat(summary("<aside>" + TEXT + TEXT + TEXT + "</aside>")).isEmpty();
        assertThat(summary("<div class=comments>" + TEXT + TEXT + TEXT + "</div>"))
                .isEmpty();
    }

    @Test
    void leavesOutNumbersOfFootnotes() {
        assertThat(Reading.ofBody(
                                "Rye",
                                "<main><p>Rye was known in the north long before wheat<sup>[12]</sup> and is sown in autumn.[a]</p></main>")
                        .description())
                .contains(new Sourced<>(
                        "Rye was known in the north long before wheat and is sown in autumn.", Origin.PARAGRAPH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<form><p>NOTE</p></form>", "<div class='admonition warning'><p>NOTE</p></div>"})
    void passesOverFormsAndNotes(String markup) {
        String note = markup.replace(
                "NOTE", "By sending this form you agree that we keep what you write until we have answered.");
        assertThat(Reading.ofBody("Rye", "<main><h1>Rye</h1>" + note + "</main>")
                        .description())
                .isEmpty();
    }

    @Test
    void isWhatAProfileSaysOfThePerson() {
        PageMetadata page = Reading.ofJsonLd("""
                {"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": "Lena", "description": "Baker of rye.",
                "image": "/avatars/lena.jpg"}}""");
        assertThat(page.description()).contains(new Sourced<>("Baker of rye.", Origin.JSON_LD));
        assertThat(page.image().map(PageImage::url)).contains("https://example.org/avatars/lena.jpg");
    }
}
