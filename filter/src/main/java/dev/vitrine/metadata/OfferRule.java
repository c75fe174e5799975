package dev.vitrine.metadata;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page sells, where its data say amount and currency. */
final class OfferRule {
    /** An amount with its thousands parted or not; what stands around it is a currency's sign at most. */
    private static final Pattern AMOUNT =
            Pattern.compile("\\D{0,4}?(\\d{1,3}(?:[.,' ]\\d{3})+|\\d+)(?:[.,](\\d{1,2}))?\\D{0,4}");

    /** Currencies whose units have a thousand parts. */
    private static final String THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND";

    private static final String AT_HAND = "instock";

    private final Facts facts;

    OfferRule(Facts facts) {
        this.facts = facts;
    }

    /** Of several offers, what can be had comes first, then what costs least. */
    Optional<Offer> derive() {
        return facts.main(MainEntity.Kind.PRODUCT)
                .flatMap(main -> offers(main.thing())
                        .flatMap(offer -> offer(main, offer).stream())
                        .min(Comparator.comparing((Offer offer) ->
                                        !offer.availability().orElse(AT_HAND).equals(AT_HAND))
                                .thenComparing(offer -> new BigDecimal(offer.amount()))));
    }

    /** The offers of a product and of its variants; the product itself where it has none. */
    private static Stream<List<Thing>> offers(Thing product) {
        List<Thing> offers = Stream.concat(Stream.of(product), product.things("hasVariant").stream())
                .flatMap(thing -> thing.things("offers").stream())
                .flatMap(offer -> offer.things("offers").isEmpty()
                        ? Stream.of(offer)
                        : Stream.concat(
                                Stream.of(offer)
                                        .filter(sum -> sum.text("lowPrice").isPresent()),
                                offer.things("offers").stream()))
                .toList();
        return offers.isEmpty()
                ? Stream.of(List.of(product))
                : offers.stream()
                        .flatMap(offer -> offer.things("priceSpecification").isEmpty()
                                ? Stream.of(List.of(offer))
                                : offer.things("priceSpecification").stream().map(price -> List.of(price, offer)));
    }

    /** @param said what is said of an offer, the most telling first: of its price, then of the offer itself */
    private static Optional<Offer> offer(Facts.MainThing main, List<Thing> said) {
        Optional<String> currency = first(said, "priceCurrency").flatMap(OfferRule::currency);
        boolean thousandths = currency.filter(THOUSANDTHS::contains).isPresent();
        Optional<String> amount = said.stream()
                .filter(thing ->
                        thing.text("priceType").filter(OfferRule::isFormer).isEmpty())
                .flatMap(thing ->
                        Stream.of("price", "lowPrice", "minPrice").flatMap(property -> thing.texts(property).stream()))
                .flatMap(text ->
                        (thousandths && text.matches("\\d+\\.\\d{3}") ? Optional.of(text) : amount(text)).stream())
                .findFirst();
        if (amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        Thing product = main.thing();
        List<Thing> all = Stream.concat(said.stream(), Stream.of(product)).toList();
        return Optional.of(new Offer(
                amount.get(),
                currency.get(),
                first(all, "availability").flatMap(OfferRule::availability),
                first(all, "itemCondition").flatMap(OfferRule::condition),
                product.named("brand").flatMap(PlainText::of),
                Stream.of("sku", "productID", "mpn", "gtin13", "gtin")
                        .flatMap(property -> Stream.concat(
                                product.texts(property).stream(),
                                said.stream().flatMap(thing -> thing.texts(property).stream())))
                        .flatMap(text -> PlainText.of(text).stream())
                        .findFirst(),
                main.origin()));
    }

    /** Whether it is a price that something had before, or that its maker recommends. */
    private static boolean isFormer(String priceType) {
        String type = Thing.bare(priceType);
        return type.equals("ListPrice")
                || type.equals("StrikethroughPrice")
                || type.equals("MSRP")
                || type.equals("SRP");
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
        try {
            return Optional.of(Currency.getInstance(code).getCurrencyCode());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> availability(String text) {
        return switch (Thing.bare(text)) {
            case "InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly" -> Optional.of(AT_HAND);
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
