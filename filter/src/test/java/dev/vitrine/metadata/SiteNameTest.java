package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site is called where neither its tags nor the title say it. */
class SiteNameTest {
    private static Optional<String> ofHead(String head) {
        return Reading.of("<!doctype html><html><head><title>A loaf overnight</title>" + head
                        + "</head><body><h1>A loaf overnight</h1></body></html>")
                .siteName()
                .map(Sourced::value);
    }

    private static Optional<String> ofHeader(String header) {
        return Reading.ofBody("A loaf overnight", "<header>" + header + "</header><h1>A loaf overnight</h1>")
                .siteName()
                .map(Sourced::value);
    }

    @ParameterizedTest
    @CsvSource({
        "The Oven » Feed, The Oven",
        "The Oven » A loaf overnight Comments Feed, The Oven",
        "The Oven - Atom, The Oven",
        "The Oven (RSS 2.0), The Oven",
        "The Oven RSS, The Oven"
    })
    void bearsItInTheNameOfItsFeed(String title, String expected) {
        assertThat(ofHead("<link rel=alternate type=application/rss+xml href=/feed title=\"" + title + "\">"))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"All articles", "RSS", "Feed", "News from the oven"})
    void isNotTheNameOfAnyFeed(String title) {
        assertThat(ofHead("<link rel=alternate type=application/rss+xml href=/feed title=\"" + title + "\">"))
                .isEmpty();
    }

    @Test
    void bearsItInTheNameOfItsSearch() {
        assertThat(ofHead(
                        "<link rel=search type=application/opensearchdescription+xml title='The Oven Suche' href=/s>"))
                .contains("The Oven");
    }

    @ParameterizedTest
    @CsvSource({
        "The Oven, The Oven",
        "The Oven Logo, The Oven",
        "Logo of The Oven, The Oven",
        "Logo - The Oven, The Oven",
        "theoven.example, theoven.example"
    })
    void bearsItInItsLogo(String alt, String expected) {
        assertThat(ofHeader("<a href=/><img src=/logo.svg alt=\"" + alt + "\"></a>"))
                .contains(expected);
        assertThat(ofHeader("<a href=https://theoven.example><img src=/logo.svg alt=\"" + alt + "\"></a>"))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"Logo", "Home", "Zur Startseite", "fnLogo", "archive"})
    void isNoWordForALogo(String alt) {
        assertThat(ofHeader("<a href=/><img src=/logo.svg alt=\"" + alt + "\"></a>"
                        + "<a href=https://partner.example/><img src=/p.svg alt='A Partner'></a>"))
                .isEmpty();
    }

    @Test
    void isNotSaidByAPictureThatLeadsElsewhere() {
        assertThat(ofHeader("<a href=/shop><img src=/logo.svg alt='A Partner'></a><img src=/x.png alt='A Loaf'>"))
                .isEmpty();
    }

    @Test
    void isTheNameOfTheOneOrganizationBehindIt() {
        assertThat(Reading.ofJsonLd("{\"@type\":\"NewsMediaOrganization\",\"name\":\"The Oven\"}")
                        .siteName())
                .contains(new Sourced<>("The Oven", Origin.JSON_LD));
        assertThat(Reading.ofJsonLd(
                                "[{\"@type\":\"Organization\",\"name\":\"A\"},{\"@type\":\"Organization\",\"name\":\"B\"}]")
                        .siteName())
                .isEmpty();
    }

    private static Optional<String> ofTitle(String title) {
        return Reading.ofBody(
                        title,
                        "<ol class=breadcrumb><li><a href=/>Home</a><li><a href=/bread>Bread</a></ol><h1>A loaf overnight</h1>")
                .siteName()
                .map(Sourced::value);
    }

    @ParameterizedTest
    @CsvSource({"A loaf overnight | The Oven, The Oven", "The Oven - A loaf overnight, The Oven"})
    void bearsItInTheTitleBesideThePagesOwn(String title, String expected) {
        assertThat(ofTitle(title)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "A loaf overnight - Page 34",
        "A loaf overnight - Seite 2",
        "A loaf overnight - by Ada Baker",
        "A loaf overnight | Bread",
        "A loaf overnight | Preview: A loaf overnight",
        "A loaf overnight | A loaf left overnight"
    })
    void takesNoPartOfTheTitleThatIsOfThePage(String title) {
        assertThat(ofTitle(title)).isEmpty();
    }

    @Test
    void takesNoTagForTheApplicationThatRepeatsTheTitle() {
        assertThat(ofHead("<meta name=application-name content='A loaf overnight - Oven TV'>"))
                .isEmpty();
        assertThat(ofHead("<meta name=application-name content='Oven TV'>")).contains("Oven TV");
    }

    @Test
    void isNoAddress() {
        assertThat(ofHead("<meta name=publisher content='https://social.example/oven'>"))
                .isEmpty();
    }

    @Test
    void isWhatTheLinkInPlaceOfALogoSays() {
        assertThat(Reading.ofBody("Bread", "<header><a class=navbar-brand href=/>Miller's Kayaks</a></header>")
                        .siteName())
                .contains(new Sourced<>("Miller's Kayaks", Origin.MARKUP));
        assertThat(Reading.ofBody("Bread", "<header><a class=logo href=/>Back to Home</a></header>")
                        .siteName())
                .isEmpty();
    }

    @Test
    void isThatOfAPlaceWithoutItsCoatOfArms() {
        assertThat(Reading.ofBody("Bread", "<a href=/><img src=w.png alt='Wappen der Gemeinde Neuental'></a>")
                        .siteName())
                .contains(new Sourced<>("Gemeinde Neuental", Origin.PICTURE));
    }
}
