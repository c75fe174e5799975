package dev.vitrine.enhance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows by their addresses the pages that nobody shares: sign-in, cart, checkout, account, administration, search. */
final class UnsharedPages {
    private static final Set<String> STEPS = Set.of(
            "login",
            "log-in",
            "signin",
            "sign-in",
            "sign_in",
            "signup",
            "sign-up",
            "sign_up",
            "register",
            "registration",
            "logout",
            "log-out",
            "signout",
            "sign-out",
            "anmelden",
            "anmeldung",
            "registrieren",
            "connexion",
            "inscription",
            "acceso",
            "accedi",
            "oauth",
            "oauth2",
            "sso",
            "password",
            "forgot-password",
            "reset-password",
            "passwort",
            "account",
            "my-account",
            "myaccount",
            "konto",
            "mein-konto",
            "mon-compte",
            "mi-cuenta",
            "settings",
            "preferences",
            "cart",
            "basket",
            "shopping-cart",
            "warenkorb",
            "panier",
            "carrito",
            "carrello",
            "checkout",
            "kasse",
            "payment",
            "admin",
            "administration",
            "administrator",
            "wp-admin",
            "wp-login",
            "dashboard",
            "search",
            "suche",
            "recherche",
            "buscar",
            "busqueda",
            "cerca",
            "ricerca",
            "zoeken");

    private static final Pattern SEARCH_QUERY = Pattern.compile("(?i)(.*&)?(q|s|query|search|keyword|suche)=.*");
    private static final Pattern EXTENSION = Pattern.compile("\\.[a-z]{1,5}$");

    private UnsharedPages() {}

    /** Whether the request of a page is for one of them. */
    static boolean contains(PageRequest request) {
        String path = request.path().substring(request.contextPath().length()).toLowerCase(Locale.ROOT);
        return Arrays.stream(path.split("/", -1))
                        .map(step -> EXTENSION.matcher(step).replaceFirst(""))
                        .anyMatch(STEPS::contains)
                || request.query()
                        .filter(query -> SEARCH_QUERY.matcher(query).matches())
                        .isPresent();
    }
}
