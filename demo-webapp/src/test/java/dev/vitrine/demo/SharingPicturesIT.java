package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/**
 * The pictures of docs/sharing.md: each surface on a wide page and on a phone, light and dark, on one sheet. With
 * {@code -Dvitrine.pictures=DIR} they are taken and put there.
 */
class SharingPicturesIT {
    private static final String FOLDER = System.getProperty("vitrine.pictures", "");

    private static final String ARTICLE = """
            <!DOCTYPE html><html lang="%1$s" dir="%2$s"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>%3$s</title><style>
            :root{color-scheme:light dark;background:light-dark(#fbf7ef,#1a1512);color:light-dark(#2a211c,#efe5d8)}
            body{margin:0;font:17px/1.6 "Liberation Sans",sans-serif}main{max-width:46rem;margin:0 auto;padding:1rem}
            h1{font-size:1.9rem;line-height:1.2;margin:.4rem 0}img{max-width:100%%;height:auto;display:block;border-radius:10px}
            figure{margin:0 0 1rem}blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:4px solid #a3431c;font-style:italic}
            .price{font-size:1.4rem;margin:.4rem 0}</style></head><body><main>
            """;

    @TempDir
    Path folder;

    private final StringBuilder sheet = new StringBuilder("""
            <!DOCTYPE html><style>body{margin:0;background:#ddd;padding-bottom:8px}
            div{display:flex;gap:8px;padding:8px 8px 0}img{display:block}</style>
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ltr|en|Rye bread that keeps for a week|Three doughs, two nights, and an oven that nobody opens too early."
                        + "|A good loaf is better on the second day than on the first.|Proving basket of cane",
                "rtl|ar|خبز الجاودار الذي يدوم أسبوعًا|ثلاث عجائن وليلتان وفرن لا يفتحه أحد قبل الأوان."
                        + "|الرغيف الجيد في يومه الثاني أفضل منه في يومه الأول.|سلة تخمير من الخيزران"
            })
    void everySurface(String direction, String language, String title, String text, String quote, String product)
            throws IOException {
        assumeTrue(!FOLDER.isEmpty(), "the pictures of the documentation are taken with -Dvitrine.pictures=DIR");
        pages(direction, language, title, text, quote, product);
        try (Browser browser = Browser.start();
                DemoProcess demo = DemoProcess.start(
                        List.of(
                                "-Dvitrine.share-places=heading,end,floating,product,pictures,quotes,selection,follow",
                                "-Dvitrine.share-networks=facebook,whatsapp,x,pinterest,email,copy,share,markdown,print",
                                "-Dvitrine.follow=mastodon=@bakery@social.example, instagram=ryeandlantern"),
                        "--pages",
                        folder.toString(),
                        "--no-widgets")) {
            Camera camera = new Camera(browser, demo.address());
            String picker = "/_vitrine/fediverse?path=%2Farticle.html&lang=" + language + "&title=" + encoded(title);
            row(camera, 1280, 820, "/article.html", "hover");
            row(camera, 1280, 640, "/product.html", "menu");
            row(camera, 1280, 820, "/article.html", "select");
            row(camera, 1280, 640, "/article.html", "end");
            phones(camera, "/article.html", "", "/product.html", "menu");
            phones(camera, "/article.html", "end", "/article.html", "list");
            phones(camera, "/article.html", "more", picker, "");
            print(camera);
            camera.sheet("surfaces-" + direction);
        }
        assertThat(Path.of(FOLDER, "surfaces-" + direction + ".webp")).isNotEmptyFile();
    }

    private void pages(String direction, String language, String title, String text, String quote, String product)
            throws IOException {
        Files.copy(Path.of("src/main/webapp/pictures/lantern-rye.jpg"), folder.resolve("a.jpg"));
        Files.copy(Path.of("src/main/webapp/pictures/basket-empty.jpg"), folder.resolve("b.jpg"));
        String paragraph = "<p>" + (text + " ").repeat(3) + "</p>";
        Files.writeString(
                folder.resolve("article.html"),
                ARTICLE.formatted(language, direction, title) + "<article><h1>" + title + "</h1><p>" + text
                        + "</p><figure><img src='a.jpg' width='1200' height='600' style='object-fit:cover' alt='"
                        + title
                        + "'></figure>" + paragraph.repeat(18) + "<blockquote>" + quote + "</blockquote>" + paragraph
                        + "</article></main></body></html>");
        Files.writeString(
                folder.resolve("product.html"),
                ARTICLE.formatted(language, direction, product)
                        + "<article itemscope itemtype='https://schema.org/Product'><h1 itemprop='name'>" + product
                        + "</h1><div itemprop='offers' itemscope itemtype='https://schema.org/Offer'>"
                        + "<meta itemprop='priceCurrency' content='EUR'><p class='price'><span itemprop='price' content='38.50'>"
                        + "€ 38.50</span></p></div>" + paragraph
                        + "<img itemprop='image' src='b.jpg' width='1200' height='600' style='object-fit:cover' alt='"
                        + product
                        + "'></article></main></body></html>");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void row(Camera camera, int width, int height, String page, String act) {
        camera.begin();
        for (String scheme : List.of("light", "dark")) {
            camera.shoot(page, width, height, scheme, act, 420);
        }
        camera.end();
    }

    private void phones(Camera camera, String one, String firstAct, String other, String secondAct) {
        camera.begin();
        for (String scheme : List.of("light", "dark")) {
            camera.shoot(one, 390, 760, scheme, firstAct, 206);
        }
        for (String scheme : List.of("light", "dark")) {
            camera.shoot(other, 390, 760, scheme, secondAct, 206);
        }
        camera.end();
    }

    private void print(Camera camera) {
        camera.begin();
        camera.shoot("/article.html", 1280, 520, "print", "", 420);
        camera.shoot("/product.html", 1280, 520, "print", "", 420);
        camera.end();
    }

    /** Takes pictures of pages and puts them on the sheet. */
    private final class Camera {
        private final Browser browser;
        private final URI site;

        Camera(Browser browser, URI site) {
            this.browser = browser;
            this.site = site;
        }

        void begin() {
            sheet.append("<div>");
        }

        void end() {
            sheet.append("</div>");
        }

        void shoot(String page, int width, int height, String scheme, String act, int shown) {
            boolean phone = width < 600;
            touch(phone);
            browser.open(site.resolve(page), width, height, scheme.equals("print") ? "light" : scheme);
            if (scheme.equals("print")) {
                browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
            }
            prepare(act);
            sheet.append("<img width=")
                    .append(shown)
                    .append(" src='data:image/png;base64,")
                    .append(capture(Map.of("format", "png")))
                    .append("'>");
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }

        private void touch(boolean on) {
            browser.driver()
                    .executeCdpCommand(
                            "Emulation.setTouchEmulationEnabled",
                            on ? Map.of("enabled", true, "maxTouchPoints", 1) : Map.of("enabled", false));
            browser.driver()
                    .executeCdpCommand(
                            "Emulation.setEmitTouchEventsForMouse",
                            on ? Map.of("enabled", true, "configuration", "mobile") : Map.of("enabled", false));
        }

        private void prepare(String act) {
            switch (act) {
                case "hover" ->
                    new Actions(browser.driver())
                            .moveToElement(browser.driver().findElement(By.tagName("img")))
                            .perform();
                case "menu" -> script("document.querySelector('.vt-product details').open = true");
                case "more" -> script("document.querySelector('article .vt-more').open = true");
                case "select" -> script("""
                        getSelection().selectAllChildren(document.querySelectorAll('article > p')[1]);
                        document.querySelectorAll('article > p')[1].scrollIntoView({block: 'center'});
                        document.dispatchEvent(new Event('pointerup'));
                        """);
                case "end" -> script("scrollTo(0, document.documentElement.scrollHeight)");
                case "list" -> script("document.querySelector('article .vt-share a[href*=\"/pin/\"]').click()");
                default -> script("scrollTo(0, 0)");
            }
            browser.driver()
                    .executeAsyncScript(
                            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
        }

        private @Nullable Object script(String text) {
            return browser.driver().executeScript(text);
        }

        private String capture(Map<String, Object> how) {
            return String.valueOf(browser.driver()
                    .executeCdpCommand("Page.captureScreenshot", how)
                    .get("data"));
        }

        void sheet(String name) throws IOException {
            Path page = Files.writeString(folder.resolve("sheet.html"), sheet);
            touch(false);
            browser.open(page.toUri(), 864, 600, "light");
            Object height = script("return document.documentElement.scrollHeight");
            String picture = capture(Map.of(
                    "format",
                    "webp",
                    "quality",
                    60,
                    "captureBeyondViewport",
                    true,
                    "clip",
                    Map.of("x", 0, "y", 0, "width", 864, "height", Objects.requireNonNull(height), "scale", 1.5)));
            Files.write(Path.of(FOLDER, name + ".webp"), Base64.getDecoder().decode(picture));
        }
    }
}
