package dev.vitrine.metadata;

import java.util.Optional;

/**
 * What a product costs. There only where the page says both amount and currency in its data; never read from its text.
 *
 * @param amount with a dot before decimals, such as {@code 19.90}
 * @param currency ISO 4217, such as {@code EUR}
 * @param availability {@code instock}, {@code oos} or {@code pending}, as
 *     <a href="https://developers.facebook.com/docs/payments/product/">Open Graph products</a> say it
 * @param condition {@code new}, {@code refurbished} or {@code used}
 * @param brand of the maker
 * @param itemId the shop's own number
 */
public record Offer(
        String amount,
        String currency,
        Optional<String> availability,
        Optional<String> condition,
        Optional<String> brand,
        Optional<String> itemId,
        Origin origin) {}
