package dev.vitrine.metadata;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page sells, where its data say amount and currency. */
final class OfferRule {
    /** An amount with its thousands parted or not; what stands around it is a currency's sign at most. */
    private static final Pattern AMOUNT =
            Pattern.compile("\\D{0,4}?(\\d{1,3}(?:[.,' ]\\d{3})+|\\d+)(?:[.,](\\d{1,2}))?\\D{0,4}");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Facts facts;

    OfferRule(Facts facts) {
        this.facts = facts;
    }

    Optional<Offer> derive() {
        return facts.main()
                .filter(main -> MainEntity.Kind.of(main.thing()) == MainEntity.Kind.PRODUCT)
                .flatMap(main -> offers(main.thing())
                        .flatMap(offer -> offer(main, offer).stream())
                        .findFirst());
    }

    /** The offers of a product, each before what it says of its price in detail; last, the product itself. */
    private static Stream<Thing> offers(Thing product) {
        Stream<Thing> offers = Stream.concat(
                        product.things("offers").stream(),
                        product.things("hasVariant").stream().flatMap(variant -> variant.things("offers").stream()))
                .flatMap(offer -> Stream.concat(offer.things("offers").stream(), Stream.of(offer)))
                .flatMap(offer -> Stream.concat(Stream.of(offer), offer.things("priceSpecification").stream()));
        return Stream.concat(offers, Stream.of(product));
    }

    private static Optional<Offer> offer(Facts.MainThing main, Thing offer) {
        Optional<String> amount = Stream.of("price", "lowPrice", "minPrice")
                .flatMap(property -> offer.texts(property).stream())
                .flatMap(text -> amount(text).stream())
                .findFirst();
        Optional<String> currency = offer.text("priceCurrency").flatMap(OfferRule::currency);
        if (amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        Thing product = main.thing();
        return Optional.of(new Offer(
                amount.get(),
                currency.get(),
                first(List.of(offer, product), "availability").flatMap(OfferRule::availability),
                first(List.of(offer, product), "itemCondition").flatMap(OfferRule::condition),
                product.named("brand").flatMap(PlainText::of),
                Stream.of("sku", "productID", "mpn", "gtin13", "gtin")
                        .flatMap(property -> first(List.of(product, offer), property).stream())
                        .flatMap(text -> PlainText.of(text).stream())
                        .findFirst(),
                main.origin()));
    }

    private static Optional<String> first(List<Thing> things, String property) {
        return things.stream().flatMap(thing -> thing.text(property).stream()).findFirst();
    }

    /** The amount with a dot before its decimals; nothing where it could be read in two ways. */
    static Optional<String> amount(String text) {
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            return decimals(text.strip());
        }
        String whole = amount.group(1).replaceAll("\\D", "");
        return Optional.of(amount.group(2) == null ? whole : whole + "." + amount.group(2));
    }

    /** What programs write: {@code 1299.0000}. */
    private static Optional<String> decimals(String text) {
        return text.matches("\\d{1,12}\\.\\d{3,8}")
                ? Optional.of(text.replaceFirst("(\\.\\d\\d)\\d+$", "$1"))
                : Optional.empty();
    }

    private static Optional<String> currency(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (code.equals("€")) {
            return Optional.of("EUR");
        }
        return Optional.of(code).filter(CURRENCIES::contains);
    }

    private static Optional<String> availability(String text) {
        return switch (Thing.bare(text)) {
            case "InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly" -> Optional.of("instock");
            case "OutOfStock", "SoldOut", "Discontinued" -> Optional.of("oos");
            case "PreOrder", "PreSale", "BackOrder", "MadeToOrder" -> Optional.of("pending");
            default -> Optional.empty();
        };
    }

    private static Optional<String> condition(String text) {
        return switch (Thing.bare(text)) {
            case "NewCondition" -> Optional.of("new");
            case "RefurbishedCondition" -> Optional.of("refurbished");
            case "UsedCondition", "DamagedCondition" -> Optional.of("used");
            default -> Optional.empty();
        };
    }
}
