package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are there to get something done: nothing of what they show is derived. */
class ErrandsTest {
    private static final String SHOWN =
            "<p class=byline>By Ada Baker, <time datetime=2024-03-05>5 March 2024</time></p>"
                    + "<img src=/loaf.jpg width=1200 height=800 alt='A loaf'>"
                    + "<p>Every loaf in this place is yours alone until somebody else comes and takes it from the shelf.</p>";

    private static String page(String title, String heading) {
        return "<!doctype html><html><head><title>" + title + "</title></head><body><main><h1>" + heading + "</h1>"
                + SHOWN + "</main></body></html>";
    }

    private static void assertNothingDerived(Document page, String title) {
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(title);
        assertThat(page.select("meta[property=og:type]").attr("content")).isEqualTo("website");
        assertThat(page.select(
                        "meta[property=og:description], meta[property=og:image], meta[property^=article], meta[name=author],"
                                + " link[rel=canonical], script[type=application/ld+json]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login", "/de/anmelden", "/compte/connexion/", "/iniciar-sesion", "/cadastro", "/logowanie", "/vhod",
                        "/giris", "/dang-nhap",
                "/cart", "/warenkorb.html", "/panier", "/carrito", "/carrinho", "/koszyk", "/korzina", "/sepet",
                        "/gio-hang",
                "/search/rye", "/suche", "/recherche", "/buscar", "/pesquisa", "/szukaj", "/poisk", "/arama",
                        "/tim-kiem"
            })
    void areKnownByTheirAddresses(String path) {
        assertNothingDerived(Enhancing.PLAIN.path(path).document(page("Rye | The Oven", "Rye")), "Rye");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s=rye", "lang=en&q=rye", "query=rye"})
    void areKnownByWhatIsAskedFor(String query) {
        assertNothingDerived(Enhancing.PLAIN.path("/").query(query).document(page("Rye | The Oven", "Rye")), "Rye");
    }

    @ParameterizedTest
    @CsvSource({
        "Anmelden, Search results for “rye”, Page not found",
        "Warenkorb, Suchergebnisse für „Roggen“, Seite nicht gefunden",
        "Se connecter, Résultats de recherche pour « seigle », Page introuvable",
        "Iniciar sesión, Resultados de búsqueda: centeno, Página no encontrada",
        "Carrinho de compras, Resultados da pesquisa por centeio, Página não encontrada",
        "Zaloguj się, Wyniki wyszukiwania dla: żyto, Nie znaleziono strony",
        "Корзина, Результаты поиска: рожь, Ошибка 404",
        "Καλάθι αγορών, Αποτελέσματα αναζήτησης για σίκαλη, Η σελίδα δεν βρέθηκε",
        "Sepetim, çavdar için arama sonuçları, Sayfa bulunamadı",
        "تسجيل الدخول, نتائج البحث عن الجاودار, الصفحة غير موجودة",
        "עגלת קניות, תוצאות חיפוש עבור שיפון, הדף לא נמצא",
        "लॉग इन, राई के लिए खोज परिणाम, पृष्ठ नहीं मिला",
        "ตะกร้าสินค้า, ผลการค้นหาสำหรับ ไรย์, ไม่พบหน้าที่คุณต้องการ",
        "购物车, 搜索结果：黑麦, 页面不存在",
        "ログイン, 「ライ麦」の検索結果, お探しのページが見つかりませんでした",
        "장바구니, 호밀 검색 결과, 페이지를 찾을 수 없습니다",
        "Giỏ hàng, Kết quả tìm kiếm cho lúa mạch đen, Không tìm thấy trang"
    })
    void areKnownByTheirNamesInEachLanguage(String errand, String search, String missing) {
        for (String name : new String[] {errand, search, missing}) {
            assertNothingDerived(Enhancing.PLAIN.document(page(name + " | The Oven", name)), name);
        }
    }

    @Test
    void areNotWhatIsWrittenAboutThem() {
        String text = SHOWN.substring(SHOWN.lastIndexOf("<p>")).repeat(3);
        Document chapter =
                Enhancing.PLAIN.document(page("Search | Handbook", "Search").replace("</main>", text + "</main>"));
        assertThat(chapter.select("meta[property=og:description]")).hasSize(1);

        for (String title : new String[] {
            "How to remove your name from search results", "Was Suchergebnisse kosten", "Rich search results explained"
        }) {
            assertThat(Enhancing.PLAIN.document(page(title, title)).select("meta[property=og:description]"))
                    .as(title)
                    .hasSize(1);
        }

        Document post = Enhancing.PLAIN.document(
                page("How to design a page for what is not found", "How to design a page for what is not found"));
        assertThat(post.select("meta[property=og:description]")).hasSize(1);
    }

    @Test
    void areNotArticlesThatAskForAPasswordToBeReadOn() {
        String article = page("Where the town saves", "Where the town saves")
                .replace("<main>", "<main><article>")
                .replace("</main>", "<div class=paywall><input type=password></div></article></main>");
        assertThat(Enhancing.PLAIN.document(article).select("meta[property=og:description]"))
                .hasSize(1);
    }
}
