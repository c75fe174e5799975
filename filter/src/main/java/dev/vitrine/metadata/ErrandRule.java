package dev.vitrine.metadata;

import java.util.regex.Pattern;

/** Whether a page is there to get something done rather than to be read: to sign in, to pay, to search. */
final class ErrandRule {
    private static final Pattern PATH = Pattern.compile(
            "(^|/)(log-?in|sign-?in|sign-?up|log-?out|register|auth|cart|basket|checkout|warenkorb|kasse|panier|search|suche|recherche|admin|wp-admin|account|konto|password-reset)(\\.[a-z]{2,5})?(/|$)",
            Pattern.CASE_INSENSITIVE);

    private final Facts facts;
    private final MainContent content;

    ErrandRule(Facts facts, MainContent content) {
        this.facts = facts;
        this.content = content;
    }

    boolean applies() {
        return PATH.matcher(facts.context().path()).find()
                || facts.jsonLd().stream()
                        .anyMatch(thing -> thing.types().contains("SearchResultsPage")
                                || thing.types().contains("CheckoutPage"))
                || (facts.body().password() && content.paragraphs().size() < 3);
    }
}
