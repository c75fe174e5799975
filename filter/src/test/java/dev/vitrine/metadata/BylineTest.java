package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wrote a page and when, as its lines around the heading tell it. */
class BylineTest {
    private static final String TEXT =
            "<p>Whoever leaves the dough alone for a night gets bread that stays fresh for four days and tastes of grain.</p>";

    private static PageMetadata page(String byline) {
        return Reading.ofBody("Rye bread in winter", "<h1>Rye bread in winter</h1>" + byline + TEXT);
    }

    private static List<String> authors(PageMetadata page) {
        return page.authors().stream().map(PageAuthor::name).toList();
    }

    @Test
    void takesNoPlaceInADatelineForAnAuthor() {
        PageMetadata page = page("<p class=dateline>LEEDS, March 5, 2024</p>");
        assertThat(authors(page)).isEmpty();
        assertThat(page.published().map(Sourced::value)).contains("2024-03-05");
        assertThat(authors(page("<p class=dateline>By Ada Baker, March 5, 2024</p>")))
                .containsExactly("Ada Baker");
    }

    @Test
    void isFoundBehindALargeMenu() {
        String menu = "<nav>" + "<div><h3>Oats</h3><p>Spring</p><span class=date>May 4, 2020</span></div>".repeat(70)
                + "</nav>";
        PageMetadata page = Reading.ofBody(
                "Rye bread in winter",
                menu + "<main><h1>Rye bread in winter</h1><p>By Ada Baker, March 5, 2024</p>" + TEXT + "</main>");
        assertThat(authors(page)).containsExactly("Ada Baker");
        assertThat(page.published().map(Sourced::value)).contains("2024-03-05");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "By Ada Baker;Ada Baker",
                "Von Ada Bäcker und Jürgen Müller;Ada Bäcker, Jürgen Müller",
                "By Ada Baker, Staff Writer;Ada Baker",
                "By Ada Baker | March 5, 2024;Ada Baker",
                "By Ada Baker March 5, 2024;Ada Baker",
                "By Ada BakerMar 5, 2024;Ada Baker",
                "Ada Baker View author archive;Ada Baker",
                "By Ada Baker Business reporter, Rye News;Ada Baker",
                "ADA BAKER AP Entertainment Writer;ADA BAKER",
                "By Ada van der Baker and Carl Writer;Ada van der Baker, Carl Writer",
                "Ada Baker, politics editor;Ada Baker",
                "By Ada Baker, Charles Miller and Lena Rye;Ada Baker, Charles Miller, Lena Rye",
                "Ada Baker, Health and Science reporter;Ada Baker",
                "Von Ada Bäcker, Neu Ulm;Ada Bäcker",
                "Ada Baker, Deputy Business Editor;Ada Baker",
                "Rye Contributor;Rye Contributor",
                "vonAda Bäcker;Ada Bäcker",
                "Vonnegut Baker;Vonnegut Baker",
                "Text und Interview: Ada Bäcker;Ada Bäcker",
                "Ada Baker bakery.example Follow;Ada Baker",
                "Ada Baker Associated Press;Ada Baker",
                "Ada Baker The Rye Staff;Ada Baker The Rye",
                "Ada Baker Ada M. Baker;Ada Baker",
                "Ada Baker Actualizado 14/05/2024;Ada Baker",
                "Abdul Rahman Abdul Aziz;Abdul Rahman Abdul Aziz",
                "Ludwig van der Bäcker;Ludwig van der Bäcker",
                "Marie d'Aulnoy;Marie d'Aulnoy",
                "editor —;''",
                "Quelle: rye.example;''",
                "Flour to Bread;''",
                "Article by;''",
                "Par Ada Boulanger le 5 mars 2024;Ada Boulanger",
                "Updated Nov 19, 6:55 AM;''",
                "admin;''",
                "Photo © Ada Baker;''"
            })
    void findsTheNamesInALine(String line, String names) {
        assertThat(String.join(", ", authors(page("<p class=byline>" + line + "</p>"))))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Of grain and time.<br>© 2002, 2003 <a href=mailto:ada@bakery.example>Ada Baker</a></p>",
                "<p>Copyright (c) 1998-2004 by <a href='mailto:ada@bakery.example?subject=Rye'>Ada Baker</a>, all rights reserved</p>",
                "<p>Copyright: 2002 <!-- ada --><a href=mailto:ada@bakery.example>Ada Baker</a></p>"
            })
    void namesWhoClaimsTheCopyrightAboveTheTextAndCanBeWrittenTo(String line) {
        assertThat(authors(page(line))).containsExactly("Ada Baker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>© 2002 Photo Agency</p>",
                "<p>© 2002 <a href=/agency>Photo Agency</a></p>",
                "<p>Questions? <a href=mailto:press@bakery.example>Press Office</a></p>",
                "<p>© 2002 <a href=mailto:ada@bakery.example>ada@bakery.example</a></p>",
                "<footer>© 2002 <a href=mailto:shop@bakery.example>Rye Limited</a></footer>",
                TEXT + TEXT + "<p>© 2002 <a href=mailto:shop@bakery.example>Rye Limited</a></p>"
            })
    void takesNoOtherLetterBoxForTheAuthors(String line) {
        assertThat(authors(page(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=byline><div>By Ada Baker</div><div>Business reporter, Rye News</div></div>",
                "<div class=byline><a href=/ada>Ada Baker<div class=share><svg></svg></div></a><p>Senior Politics Reporter</p></div>"
            })
    void partsWhatStandsInBlocksOfTheirOwn(String byline) {
        assertThat(authors(page(byline))).containsExactly("Ada Baker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.2.10. Starters that keep", "Starter 3.11.12", "2.10.21"})
    void takesNoNumberOfAChapterOrAVersionForADate(String line) {
        assertThat(page("<p>" + line + "</p>").published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08.02.10", "8.2.2010", "Rye, 08.02.10"})
    void knowsADateInShort(String line) {
        assertThat(page("<p>" + line + "</p>").published()).contains(new Sourced<>("2010-02-08", Origin.BYLINE));
    }

    @Test
    void readsTheWordsOfATimeThatSaysNoMore() {
        assertThat(Reading.ofBody(
                                "Rye bread in winter",
                                "<article><h1>Rye bread in winter</h1><time datetime=''>5 March 2024</time></article>")
                        .published()
                        .map(Sourced::value))
                .contains("2024-03-05");
    }

    @Test
    void believesTagsAndSpeaksNamesInTheirOrder() {
        assertThat(authors(Reading.of("<!doctype html><html><head><meta name=citation_author content='Baker, Ada'>"
                        + "<meta name=citation_author content='Carl Miller'></head><body></body></html>")))
                .containsExactly("Ada Baker", "Carl Miller");
        assertThat(authors(Reading.of("<!doctype html><html><head><meta name=DC.creator content='Baker, Ada M.'>"
                        + "<meta name=DC.creator content='Carl Miller, Lena Rye'></head><body></body></html>")))
                .containsExactly("Ada M. Baker", "Carl Miller", "Lena Rye");
        assertThat(
                        authors(
                                Reading.of(
                                        "<!doctype html><html><head><meta name=author content='RYE online'></head><body></body></html>")))
                .containsExactly("RYE online");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ada Baker, Charles Miller, Lena Rye;Ada Baker, Charles Miller, Lena Rye",
                "'Ada Baker; Charles Miller';Ada Baker, Charles Miller",
                "Ada Baker, PhD;Ada Baker",
                "Ada Baker, M.D., Berlin;Ada Baker",
                "Carl Miller, Jr.;Carl Miller",
                "Carl Miller, III;Carl Miller",
                "Ada Baker, Health reporter;Ada Baker"
            })
    void takesAllWhomATagNamesAndNothingOfWhatTheyAre(String content, String names) {
        assertThat(String.join(", ", AuthorNames.given(content))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<meta name=author content='The Rye Letter'>;<p class=byline>By Ada Baker</p>;Ada Baker",
                "<meta name=author content='The Rye Letter'>;<p class=byline>Redaktion</p>;The Rye Letter",
                "<meta name=author content='The Rye Letter'>;'';The Rye Letter",
                "<meta name=author content='Rye Press Agency'>;<p class=byline>By Ada Baker</p>;Rye Press Agency",
                "<meta itemprop=author content='Rye Press Agency'>;<p class=byline>By Ada Baker</p>;Rye Press Agency"
            })
    void takesThePersonWhereATagNamesNoMoreThanTheSite(String tag, String byline, String author) {
        PageMetadata page = Reading.of("<!doctype html><html lang=en><head><title>Rye bread in winter</title>"
                + "<meta name=application-name content='The Rye Letter'>" + tag
                + "</head><body><h1>Rye bread in winter</h1>"
                + byline + TEXT + "</body></html>");
        assertThat(authors(page)).containsExactly(author);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='/author/ada-baker'>Ada Baker</a>",
                "<p>Today <a href='https://www.example.org/byline/ada'><span>Ada Baker</span></a> | Updated: 10:30</p>",
                "<div><a href='//example.org/de/autoren/17/'>Ada Baker</a></div>"
            })
    void knowsAnAuthorByTheFolderOfThePageAboutHer(String link) {
        assertThat(authors(page(link))).containsExactly("Ada Baker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav><a href='/author/ada-baker'>Ada Baker</a></nav>",
                "<a href='/author/'>Ada Baker</a>",
                "<a href='/authority/ada'>Ada Baker</a>",
                "<figure><img src=/1.jpg><figcaption><a href='/author/ada-baker'>Ada Baker</a></figcaption></figure>",
                "<span class=cutline-byline>Ada Baker at work</span>"
            })
    void takesNoOtherLinkForAnAuthors(String link) {
        assertThat(page(link).authors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"share-bar byline", "widget meta", "ad-free header-tools", "sidebar-left"})
    void readsTheLinesAroundTheHeadingWhateverTheirBoxIsCalled(String names) {
        PageMetadata page = page("<div class='" + names
                + "'><a rel=author href=/ada>Ada Baker</a> <time datetime=2024-03-05>in March</time></div>");
        assertThat(authors(page)).containsExactly("Ada Baker");
        assertThat(page.published()).contains(new Sourced<>("2024-03-05", Origin.TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comments", "related-posts", "breadcrumb"})
    void believesNobodyWhoSpeaksOfAnotherPage(String names) {
        PageMetadata page = page("<div class='" + names
                + "'><a rel=author href=/ada>Ada Baker</a> <time datetime=2024-03-05>in March</time></div>");
        assertThat(page.authors()).isEmpty();
        assertThat(page.published()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<p>5 March 2024</p>;2024-03-05",
                "<div>Posted</div><div>5 March 2024 · 02:16</div>;2024-03-05",
                "<p>4 March 2024</p><p>5 March 2024</p>;2024-03-05",
                "<p>Our bakery in Lindhaven has been closed since 5 March 2024</p>;''",
                "<p>Release 2.1, 5 March 2024</p>;''",
                "<nav>5 March 2024</nav>;''"
            })
    void readsALineOfHardlyMoreThanADateRightAboveTheHeading(String above, String day) {
        String page = "<h1>Rye bread in winter</h1>" + TEXT;
        assertThat(Reading.ofBody("Rye bread in winter", "<main>" + above + page + "</main>")
                        .published()
                        .map(Sourced::value)
                        .orElse(""))
                .isEqualTo(day);
        assertThat(Reading.ofBody("Rye bread in winter", above + "<main>" + page + "</main>")
                        .published())
                .isEmpty();
    }

    @Test
    void readsTheDayInThePagesAddressLast() {
        String head = "<!doctype html><html lang=en><head><title>Rye bread in winter</title>"
                + "<link rel=canonical href=https://example.org/2024/03/05/rye></head><body><h1>Rye bread in winter</h1>";
        assertThat(Reading.of(head + TEXT).published()).contains(new Sourced<>("2024-03-05", Origin.ADDRESS));
        assertThat(Reading.of(head + "<p>5 April 2024</p>" + TEXT).published())
                .contains(new Sourced<>("2024-04-05", Origin.BYLINE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=versionInfo>Version 9.0.98, <time datetime=2024-12-05>Dec 5 2024</time></div>",
                "<p>Version 9.0.98, Dec 5 2024</p>",
                "<p>Release 3.1 (2024-12-05)</p>",
                "<div class=version>9.0.98 of 2024-12-05</div>"
            })
    void takesNoDateOfAProgramsVersion(String line) {
        PageMetadata page = Reading.ofBody("Handbook", "<h1>Handbook</h1>" + line + "<p>How to set it up.</p>");

        assertThat(page.published()).isEmpty();
        assertThat(page.type()).contains(new Sourced<>("website", Origin.MARKUP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fr;Publié le 1er juin 2023;2023-06-01",
                "es;Miércoles, 14 de agosto de 2024;2024-08-14",
                "pt;7 de março de 2024;2024-03-07",
                "pl;5 września 2023 r.;2023-09-05",
                "ru;12 марта 2024 г., 09:30;2024-03-12",
                "el;Τρίτη, 12 Μαρτίου 2024;2024-03-12",
                "el;12 Μαρ 2024;2024-03-12",
                "tr;12 Mart 2024 Salı 09:30;2024-03-12",
                "ar;١٢ مارس ٢٠٢٤;2024-03-12",
                "ar;12 آذار 2024;2024-03-12",
                "he;12 במרץ 2024;2024-03-12",
                "hi;१२ मार्च २०२४;2024-03-12",
                "th;12 มีนาคม 2567;2024-03-12",
                "zh;2024年3月12日 09:30;2024-03-12",
                "ja;2024年3月12日（火）;2024-03-12",
                "ja;令和6年3月12日;2024-03-12",
                "ko;2024.03.12 09:30 입력;2024-03-12",
                "vi;12 tháng 3, 2024;2024-03-12",
                "vi;12 tháng 3 năm 2024;2024-03-12",
                "vi;Thứ ba, 12/3/2024, 09:30 (GMT+7);2024-03-12T09:30:00+07:00",
                "hu;2024. március 12.;2024-03-12",
                "en;12 March 2024, 09:30 GMT-3;2024-03-12T09:30:00-03:00",
                "en;03/03/2024;2024-03-03"
            })
    void readsTheDateAsItIsWrittenInEachLanguage(String language, String line, String date) {
        PageMetadata page =
                Reading.of("<!doctype html><html lang=" + language + "><head><title>Rye bread in winter</title>"
                        + "</head><body><h1>Rye bread in winter</h1><p class=date>" + line + "</p>" + TEXT);
        assertThat(page.published().map(Sourced::value)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=event><time datetime=2024-04-12>12 April</time></div>",
                "<p><time datetime=2024-04-12T10:00:00Z>12 April 2024, 10am</time> – <time>5pm</time></p>",
                "<p>12.–14. April 2024</p>",
                "<p>Du 12 au 14 avril 2024</p>",
                "<p>April 12–14, 2024</p>",
                "<p>Friday, 12 April 2024, 9–17 Uhr</p>",
                "<p>12 April 2024, 10:00 – 17:00</p>",
                "<p>Start: ab 12.04.2024</p>",
                "<p>Open until 12 April 2024</p>",
                "<table><tr><th>Free from<td>12.04.2024</table>"
            })
    void takesNoDayOfAnEventForThatOfPublishing(String line) {
        PageMetadata page =
                Reading.ofBody("Spring fair", "<main><h1>Spring fair</h1>" + line + "<p>Forty stalls.</p></main>");

        assertThat(page.published()).isEmpty();
        assertThat(page.type()).contains(new Sourced<>("website", Origin.MARKUP));
    }

    @Test
    void asksTheBodyForNoDayOfWhatTakesPlace() {
        PageMetadata page = Reading.of("<!doctype html><html><head><title>Fair</title><script type=application/ld+json>"
                + "{\"@type\":\"FoodEvent\",\"name\":\"Fair\",\"startDate\":\"2024-04-12\"}</script></head><body><h1>Fair</h1>"
                + "<time datetime=2024-04-12>Friday</time>");

        assertThat(page.published()).isEmpty();
        assertThat(page.type()).contains(new Sourced<>("website", Origin.JSON_LD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Last updated on <b><time datetime=2024-06-01>Jun 1, 2024</time></b> by Jo Miller</p>",
                "<p>Created by Jo Miller, last modified on <a class=last-modified href=#>Jun 1, 2024</a></p>",
                "<p>Zuletzt bearbeitet am 1.6.2024</p>",
                "<p>Stand: 01.06.2024</p>",
                "<p>最終更新: 2024年6月1日</p>"
            })
    void knowsTheLastChangeByWhatStandsBeforeIt(String line) {
        PageMetadata page =
                Reading.ofBody("Handbook", "<main><h1>Handbook</h1>" + line + "<p>How to set it up.</p></main>");

        assertThat(page.published()).isEmpty();
        assertThat(page.modified()).contains(new Sourced<>("2024-06-01", Origin.BYLINE));
    }

    private static final String EXCERPT =
            "<article><h2><a href=/rope>Rope</a></h2><p>By <a rel=author href=/a>Ana Ortiz</a> on <time datetime=2024-06-10>10 June</time></p><p>It is long.</p></article>";

    @Test
    void asksNoArticleOfAListWhoWroteTheList() {
        PageMetadata list = Reading.ofBody("Blog", "<main><h1>Blog</h1>" + EXCERPT + EXCERPT + "</main>");
        assertThat(list.authors()).isEmpty();
        assertThat(list.published()).isEmpty();
        assertThat(list.type()).contains(new Sourced<>("website", Origin.MARKUP));

        PageMetadata page = Reading.ofBody(
                "Rope",
                "<main><h1>Rope</h1>" + EXCERPT.replace("<p>It", "<article class=profile></article><p>It") + "</main>");
        assertThat(page.authors()).hasSize(1);
        assertThat(page.published()).contains(new Sourced<>("2024-06-10", Origin.TIME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Por José Ángel Núñez y María del Mar Íñiguez;José Ángel Núñez|María del Mar Íñiguez",
                "بقلم: ليلى الحسن;ليلى الحسن",
                "מאת: נועה בן־דוד;נועה בן־דוד",
                "लेखक: अनीता शर्मा;अनीता शर्मा",
                "โดย สมชาย ใจดี;สมชาย ใจดี",
                "作者：王小明;王小明",
                "文・佐藤 健一;佐藤 健一",
                "김민수 기자;김민수",
                "Συντάκτης: Γιώργος Παπαδόπουλος;Γιώργος Παπαδόπουλος",
                "Tác giả: Nguyễn Thị Hồng Ánh;Nguyễn Thị Hồng Ánh"
            })
    void leavesOutWhatStandsBeforeNamesInEachLanguage(String line, String names) {
        PageMetadata page = Reading.ofBody(
                "Rye bread in winter", "<h1>Rye bread in winter</h1><p class=author>" + line + "</p>" + TEXT);
        assertThat(page.authors().stream().map(PageAuthor::name)).containsExactly(names.split("\\|"));
    }

    @Test
    void findsThePageAboutAnAuthorInTheLineThatNamesHer() {
        PageMetadata page = Reading.ofBody(
                "Rye bread in winter",
                "<h1>Rye bread in winter</h1><div class=author>Von <a href=/autor/jo>Jo Weiß</a></div>" + TEXT);
        assertThat(page.authors())
                .containsExactly(new PageAuthor("Jo Weiß", Optional.of("https://example.org/autor/jo"), Origin.BYLINE));
    }

    @Test
    void asksNothingBelowTheHeadingOfAnotherPage() {
        String entry =
                "<div class=post><h2><a href=/crust>Why the crust sings</a></h2><p>By <span class=author>Ana Ortiz</span>"
                        + " <time datetime=2024-06-10>10 June</time></p><p>It is long.</p></div>";
        PageMetadata list = Reading.ofBody("Bread Archives - The Oven", "<h1>Category: Bread</h1>" + entry + entry);
        assertThat(list.authors()).isEmpty();
        assertThat(list.published()).isEmpty();

        PageMetadata page = Reading.ofBody("Why the crust sings - The Oven", "<h1>The Oven</h1>" + entry);
        assertThat(page.authors()).hasSize(1);
        assertThat(page.published()).contains(new Sourced<>("2024-06-10", Origin.TIME));
    }

    @Test
    void takesAHeadingThatNamesAnAuthorForNoByline() {
        assertThat(Reading.ofBody("Ana Ortiz, Author at The Oven", "<h1>Author: Ana Ortiz</h1><p>Text.</p>")
                        .authors())
                .isEmpty();
    }
}
