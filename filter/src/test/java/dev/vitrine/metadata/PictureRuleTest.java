package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRuleTest {
    private static final String HEADING = "<h1>Rye bread in winter</h1>";
    private static final String TEXT =
            "<p>Whoever leaves the dough alone for a night gets bread that stays fresh for four days and tastes of grain.</p>";

    private static Optional<String> picture(String body) {
        return Reading.ofBody("Rye bread in winter", body).image().map(PageImage::url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=/rye.jpg>",
                "<img src=data:image/gif;base64,R0lGOD data-src=/rye.jpg class=lazyload>",
                "<img class=loading data-lazy-src=/rye.jpg src=/blank.gif>",
                "<img srcset='/rye-300.jpg 300w, /rye.jpg 1200w, /rye-9000.jpg 9000w' src=/rye-300.jpg>",
                "<picture><source type=image/avif srcset=/rye.avif><source srcset='/s.jpg 1x, /rye.jpg 2x'><img src=/s.jpg></picture>",
                "<figure><img src=/rye.jpg><figcaption>Rye</figcaption></figure>",
                "<noscript><img src=/other.jpg></noscript><img data-original=/rye.jpg>",
                "<picture><source media='(max-width: 600px)' srcset=/phone.jpg><source media='(min-width: 601px)' srcset=/rye.jpg><img src=/s.jpg></picture>",
                "<picture><source media='(prefers-color-scheme: dark)' srcset=/dark.png><img src=/rye.jpg></picture>",
                "<img src=/rye.jpg data-url=/news/rye>",
                "<img src=/rye.jpg data-lazy=true data-url=null data-image=48213>"
            })
    void findsTheAddressWhereverItStands(String markup) {
        assertThat(picture("<main>" + HEADING + markup + TEXT + "</main>")).contains("https://example.org/rye.jpg");
    }

    @Test
    void takesTheOneRightBeforeTheHeadingWhereNoneFollows() {
        assertThat(picture("<article><img src=/rye.jpg>" + HEADING + TEXT + "</article>"))
                .contains("https://example.org/rye.jpg");
        assertThat(picture("<article><img src=/hall.jpg>" + HEADING + "<img src=/rye.jpg>" + TEXT + "</article>"))
                .contains("https://example.org/rye.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<nav>%s</nav>", "<div class=megamenu>%s</div>"})
    void findsThePictureBehindALargeMenu(String menu) {
        String items = "<div><a href=/news/oats><img src=/oats.jpg></a></div>".repeat(90);
        assertThat(picture(menu.formatted(items) + "<main>" + HEADING + "<img src=/rye.jpg>" + TEXT + "</main>"))
                .contains("https://example.org/rye.jpg");
    }

    @Test
    void takesNoCopyThatIsTooSmallForAPreview() {
        assertThat(picture("<main>" + HEADING + "<img src=/rye-150x150.jpg>" + TEXT + "</main>"))
                .isEmpty();
        assertThat(picture("<main>" + HEADING + "<a href=/rye.jpg><img src=/rye-150x150.jpg></a>" + TEXT + "</main>"))
                .contains("https://example.org/rye.jpg");
    }

    @Test
    void takesNoFolderForADecoration() {
        assertThat(picture("<main>" + HEADING + "<img src=/sites/default/files/silicon-rye.jpg>" + TEXT + "</main>"))
                .contains("https://example.org/sites/default/files/silicon-rye.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=related-gallery><figure><img src=/rye.jpg></figure></div>",
                "<div class='widget notice'><img src=/rye.jpg width=660 height=371></div>",
                "<div class='sidebar featured-image'><img src=/rye.jpg></div>"
            })
    void takesThePictureAboveTheTextWhateverItsBoxIsCalled(String box) {
        assertThat(picture(HEADING + box + TEXT)).contains("https://example.org/rye.jpg");
        assertThat(picture(HEADING + box + TEXT + "<figure><img src=/oven.jpg></figure>"))
                .contains("https://example.org/rye.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=/news/oats><figure><img src=/oats.jpg width=1200></figure></a>",
                "<figure><a href='https://example.org/news/oats'><img src=/oats.jpg></a></figure>",
                "<div class=related><a href=/news/oats><img src=/oats.jpg alt='Oats in spring'></a></div>"
            })
    void takesAPictureThatLeadsToAnotherPageForThatPages(String teaser) {
        assertThat(picture("<main>" + HEADING + teaser + TEXT + "<p><img src=/17.jpg></p></main>"))
                .contains("https://example.org/17.jpg");
    }

    @Test
    void takesTheFirstPictureOfAListOfOtherPagesForTheLists() {
        String list =
                "<main><h1>Our breads</h1><p>What we bake, written down so that it works at home, in every season.</p>"
                        + "<ul><li><a href=/rye><img src=/rye.jpg></a></li><li><a href=/oats><img src=/oats.jpg></a></li></ul></main>";
        assertThat(Reading.ofBody("Our breads", list).image().map(PageImage::url))
                .contains("https://example.org/rye.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/page", "#zoom", "javascript:void(0)", "/wiki/File:Rye.jpg"})
    void takesAPictureThatLeadsToThisPageOrNowhereForItsOwn(String target) {
        String picture = "<a href='" + target + "'><img src=/rye.jpg></a>";
        assertThat(picture("<main>" + HEADING + picture + TEXT + "</main>")).contains("https://example.org/rye.jpg");
    }

    @Test
    void givesTheLargePictureThatASmallOneLeadsTo() {
        String small = "<a href='/full/rye.JPEG?v=2'><img src=/rye-300.jpg width=300 height=200></a>";
        assertThat(Reading.ofBody("Rye bread in winter", "<main>" + HEADING + small + TEXT + "</main>")
                        .image())
                .contains(new PageImage(
                        "https://example.org/full/rye.JPEG?v=2",
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.of("image/jpeg"),
                        Optional.empty(),
                        Origin.PICTURE));
        String large = "<a href=/full/rye.jpg><img src=/rye-1600.jpg width=1600></a>";
        assertThat(picture("<main>" + HEADING + large + TEXT + "</main>")).contains("https://example.org/rye-1600.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=/img/winter_rye-1200x800.jpg>",
                "<img src=/img/%52ye%20bread%20loaf.jpg>",
                "<img src=/media/81724.jpg alt='Our rye bread in a cold winter'>"
            })
    void knowsThePictureByTheWordsOfTheTitle(String markup) {
        assertThat(picture("<article>" + HEADING + TEXT + "<figure><img src=/hall.jpg></figure></article>"))
                .contains("https://example.org/hall.jpg");
        assertThat(picture("<article>" + HEADING + TEXT + "<img src=/hall.jpg>" + markup + "</article>"))
                .hasValueSatisfying(url -> assertThat(markup).contains(url.substring("https://example.org".length())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<aside><figure><img src=/rye.jpg></figure></aside>",
                "<div class=comments><figure><img src=/rye.jpg></figure></div>",
                "<div class=related-posts><a href=/news/oats><img src=/oats.jpg></a></div>",
                "<div class=related-posts><figure><img src=/rye.jpg width=150></figure></div>",
                "<div hidden><figure><img src=/rye.jpg></figure></div>"
            })
    void staysWithoutAPictureWhereItsBoxIsCertainlyAnother(String box) {
        assertThat(picture(HEADING + box + TEXT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/styles/1280-c-default.jpg", "/58215_default-2280w.jpg"})
    void takesTheNameOfASizeForNoPlaceholder(String address) {
        assertThat(picture("<main>" + HEADING + "<img src=" + address + ">" + TEXT + "</main>"))
                .contains("https://example.org" + address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=/default.png>",
                "<img src=/img/og-default.jpg>",
                "<img src=/logo.png>",
                "<img src=/img/author-box.jpg>",
                "<img src=/rye.svg>",
                "<img src=/rye.jpg width=90 height=90>",
                "<img src=/rye.jpg hidden>",
                "<img src=/rye.jpg data-vitrine-noimage>",
                "<img src=''>",
                "<aside><img src=/rye.jpg></aside>",
                "<section class=comments><img src=/rye.jpg></section>",
                "<div class=related-posts><img src=/oats.jpg></div>"
            })
    void givesNoneRatherThanAWrongOne(String markup) {
        assertThat(picture("<main>" + HEADING + TEXT + markup + "</main>")).isEmpty();
    }

    @Test
    void readsThePreloadedPicture() {
        assertThat(Reading.of("""
                        <!doctype html><html><head><link rel=preload as=image href="" imagesrcset="/s.jpg 400w, /rye.jpg 1200w">
                        </head><body></body></html>""").image().map(PageImage::url)).contains("https://example.org/rye.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://www.pinterest.com/pin/create/button/?url=https://example.org/news/page&amp;media=https://example.org/rye.jpg'>Pin it</a>",
                "<a href='//pinterest.com/pin/create/link/?media=%2Frye.jpg&url=https%3A%2F%2Fexample.org%2Fnews%2Fpage%2F%3Ffrom%3Dpins'>Pin it</a>",
                "<a href=# data-href='https://br.pinterest.com/pin/create/button/?media=/rye.jpg&description=Rye+bread+in+winter'>Pin it</a>",
                "<a data-url='https://pinterest.com/pin/create/button/?url=https%3A%2F%2Fapp.example%2F17%2Frye-bread-in-winter&media=/rye.jpg'>Pin it</a>",
                "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page&media=/rye.svg'>Pin it</a>"
                        + "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page&media=/logo.png'>Pin it</a>"
                        + "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page&media=/rye.jpg'>Pin it</a>"
            })
    void takesThePictureThatThePagesOwnLinkToPinterestOffers(String link) {
        String other = "<figure><img src=/hall.jpg width=1200 alt='The hall of the bakery'></figure>";
        assertThat(Reading.ofBody("Rye bread in winter", HEADING + other + link + TEXT)
                        .image())
                .contains(PageImage.of("https://example.org/rye.jpg", Origin.SHARE_LINK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/oats&media=/oats.jpg'>Pin it</a>",
                "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/rye-1&media=/1.jpg&description=Rye+bread+in+winter'>Pin it</a>"
                        + "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/rye-2&media=/2.jpg&description=Rye+bread+in+winter'>Pin it</a>",
                "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page&media=/pinterest-rye.jpg'>Pin it</a>",
                "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page&media=/img/no-image-found.png'>Pin it</a>",
                "<section class=comments><a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page&media=/x.jpg'>Look</a></section>",
                "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page&media='>Pin it</a>",
                "<a href='https://pinterest.com/pin/create/button/?url=https://example.org/news/page'>Pin it</a>",
                "<a href='https://pinterest.com/bakery/?media=/rye.jpg&description=Rye+bread+in+winter'>Our boards</a>",
                "<a href='https://pinterest.example/pin/create/button/'>Pin it</a>"
            })
    void takesNoPictureFromLinksThatShareSomethingElse(String link) {
        assertThat(picture(HEADING + link + TEXT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cXenseParse:image",
                "image_thumb_src",
                "veeseo:image",
                "article.image.header",
                "photo:image-750-jpg"
            })
    void readsATagForWhicheverReaderItIs(String name) {
        assertThat(Reading.of("<!doctype html><html><head><meta name=msapplication-TileImage content=/tile.jpg>"
                                + "<meta name='" + name + "' content=/rye.jpg></head><body></body></html>")
                        .image())
                .contains(PageImage.of("https://example.org/rye.jpg", Origin.SIBLING_TAG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rye-150x150.jpg", "/rye.jpg?w=130&h=90", "/rye.jpg?id=7&width=60"})
    void takesNoThumbnailThatATagNamesForOthers(String thumbnail) {
        String head =
                "<!doctype html><html><head><meta name=parsely-image-url content='" + thumbnail + "'></head><body>";
        assertThat(Reading.of(head + HEADING + TEXT + "</body></html>").image()).isEmpty();
        assertThat(Reading.of(head + "<main>" + HEADING + "<img src=/rye.jpg>" + TEXT + "</main></body></html>")
                        .image()
                        .map(PageImage::url))
                .contains("https://example.org/rye.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "IMG_4711.JPG", "DSC 0042", "image", "–"})
    void saysNothingOfAPictureInWordsThatAreNone(String alt) {
        assertThat(Reading.ofBody(
                                "Rye", "<main><h1>Rye</h1><figure><img src=/rye.jpg alt='" + alt + "'></figure></main>")
                        .image()
                        .orElseThrow()
                        .alt())
                .isEmpty();
    }
}
