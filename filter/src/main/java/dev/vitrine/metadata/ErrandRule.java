package dev.vitrine.metadata;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a page is there to get something done rather than to be read: to sign in, to pay, to search. What stands where
 * nothing was found is not there to be read either.
 */
final class ErrandRule {
    /** What such pages are called, and nothing else: sign-in, cart and checkout, search. */
    private static final Set<String> CALLED = Set.of("""
            log in|login|sign in|sign up|register|anmelden|anmeldung|einloggen|registrieren|connexion|se connecter\
            |iniciar sesión|acceder|entrar|iniciar sessão|accedi|inloggen|zaloguj się|logowanie|войти|вход|авторизация\
            |σύνδεση|giriş|giriş yap|تسجيل الدخول|دخول|התחברות|כניסה|लॉग इन|लॉगिन|साइन इन|เข้าสู่ระบบ|登录|登入|ログイン|로그인\
            |đăng nhập|přihlášení|masuk|cart|shopping cart|your cart|basket|checkout|warenkorb|kasse|panier|carrito\
            |carrito de compras|carrinho|carrinho de compras|carrello|winkelwagen|koszyk|корзина|καλάθι|καλάθι αγορών|sepet\
            |sepetim|alışveriş sepeti|سلة التسوق|سلة المشتريات|עגלת קניות|סל קניות|कार्ट|ตะกร้าสินค้า|购物车|購物車|カート|ショッピングカート\
            |買い物かご|장바구니|giỏ hàng|košík|search|suche|recherche|buscar|pesquisa|ricerca|szukaj|поиск|αναζήτηση|arama|بحث|חיפוש\
            |खोज|ค้นหา|搜索|検索|검색|tìm kiếm""".split("\\|", -1));

    /** What the names of pages tell that show what was found. */
    private static final Pattern RESULTS = Pattern.compile(
            "^(?:(?:\\d+|your) )?(?:(?:search )?results for |search results|suchergebnisse|résultats (?:de la |de )?recherche"
                    + "|resultados d[ea] (?:la )?(?:búsqueda|pesquisa|busca)|risultati (?:della )?ricerca|zoekresultaten"
                    + "|wyniki wyszukiwania|результаты поиска|αποτελέσματα αναζήτησης|نتائج البحث|תוצאות ה?חיפוש|ผลการค้นหา"
                    + "|kết quả tìm kiếm)|arama sonuçları|खोज (?:परिणाम|नतीजे)|搜[索尋]结?結?果|検索結果|검색 ?결과");

    /** Nothing was found, though the answer does not say so in its status. */
    private static final Pattern MISSING =
            Pattern.compile("^(?:(?:http |error |fehler |erreur |errore? |ошибка )?404(?: .*)?|not found)$"
                    + "|page not found|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada"
                    + "|pagina non trovata|pagina niet gevonden|nie znaleziono strony|strona nie istnieje|страница не найдена|σελίδα δεν βρέθηκε"
                    + "|sayfa bulunamadı|الصفحة غير موجودة|(?:הדף|העמוד) לא נמצא|पृष्ठ नहीं मिला|पेज नहीं मिला|ไม่พบหน้า|页面不存在|页面未找到|找不到[页頁]面"
                    + "|ページが見つかりません|페이지를 찾을 수 없|không tìm thấy trang|trang không tồn tại");

    /** What has more to say in its name is there to be read. */
    private static final int LONGEST = 80;

    /** With so many paragraphs, a page is there to be read, whatever it is called. */
    private static final int TEXT = 3;

    private final Facts facts;
    private final MainContent content;
    private final Words title;

    /** @param title the words of the page's own title */
    ErrandRule(Facts facts, MainContent content, Words title) {
        this.facts = facts;
        this.content = content;
        this.title = title;
    }

    boolean applies() {
        return facts.context().errand()
                || facts.jsonLd().stream()
                        .anyMatch(thing -> thing.types().contains("SearchResultsPage")
                                || thing.types().contains("CheckoutPage"))
                || (!facts.describes()
                        && (names().anyMatch(name -> RESULTS.matcher(name).find())
                                || (content.paragraphs().size() < TEXT
                                        && ((facts.body().password()
                                                        && facts.body().articles() == 0)
                                                || names().anyMatch(name -> CALLED.contains(name)
                                                        || MISSING.matcher(name).find())))));
    }

    /** What the page is called, and its first heading. */
    private Stream<String> names() {
        Optional<Heading> heading = facts.body().headings().stream()
                .filter(candidate ->
                        candidate.level() == 1 && !candidate.region().is(Region.HEADER))
                .findFirst();
        return Stream.concat(Stream.of(title), heading.map(Heading::words).stream())
                .map(Words::joined)
                .filter(name -> name.length() <= LONGEST);
    }
}
