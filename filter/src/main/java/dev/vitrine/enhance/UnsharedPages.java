package dev.vitrine.enhance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows by their addresses the pages that nobody shares: sign-in, cart, checkout, account, administration, search. */
final class UnsharedPages {
    /** Where something is done, in the languages of most shops. */
    private static final Set<String> ERRANDS = Set.of("""
            login log-in signin sign-in sign_in signup sign-up sign_up register registration logout log-out signout sign-out auth \
            anmelden anmeldung registrieren connexion inscription se-connecter iniciar-sesion acceso acceder registro entrar \
            iniciar-sessao cadastro accedi inloggen aanmelden logowanie rejestracja zaloguj vhod vkhod voyti giris uye-girisi kayit \
            prihlaseni logga-in syndesi dang-nhap masuk oauth oauth2 sso password-reset forgot-password reset-password wp-login \
            wp-admin account my-account myaccount konto mein-konto mon-compte mi-cuenta minha-conta moje-konto hesabim \
            cart basket checkout shopping-cart warenkorb kasse panier commande carrito cesta carrello carrinho koszyk zamowienie \
            winkelwagen winkelmand korzina sepet sepetim odeme kosik kosar varukorg handlekurv ostoskori kalathi gio-hang keranjang \
            search suche recherche buscar busqueda pesquisa busca ricerca cerca zoeken szukaj wyszukiwanie poisk arama hledani \
            anazitisi cari tim-kiem""".split(" ", -1));

    /** What is as well a good word for a chapter of a handbook. */
    private static final Set<String> PRIVATE = Set.of("""
            password passwort settings preferences payment admin administration administrator dashboard""".split(" ", -1));

    private static final Pattern SEARCH_QUERY = Pattern.compile("(?i)(.*&)?(q|s|query|search|keyword|suche)=.*");
    private static final Pattern EXTENSION = Pattern.compile("\\.[a-z]{1,5}$");

    private UnsharedPages() {}

    /** Whether the request is for a page of settings or the like. */
    static boolean arePrivate(PageRequest request) {
        return steps(request.path()).anyMatch(PRIVATE::contains); // a whole webapp may be one
    }

    /** Whether the request is for a page where something is done. */
    static boolean areErrands(PageRequest request) {
        return steps(request.pathInWebapp()).anyMatch(ERRANDS::contains)
                || request.query()
                        .filter(query -> SEARCH_QUERY.matcher(query).matches())
                        .isPresent();
    }

    private static Stream<String> steps(String path) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/", -1))
                .map(step -> EXTENSION.matcher(step).replaceFirst(""));
    }
}
