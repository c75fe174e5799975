package dev.vitrine.enhance;

import dev.vitrine.metadata.Offer;

/** Writes what a product costs; amount and currency together or not at all. */
final class ProductTags {
    private final MissingTags tags;

    ProductTags(MissingTags tags) {
        this.tags = tags;
    }

    void write(Offer offer) {
        if (tags.lacks("product:price:amount") && tags.lacks("product:price:currency")) {
            tags.add("product:price:amount", offer.amount());
            tags.add("product:price:currency", offer.currency());
        }
        offer.availability().ifPresent(value -> tags.add("product:availability", value));
        offer.condition().ifPresent(value -> tags.add("product:condition", value));
        offer.brand().ifPresent(value -> tags.add("product:brand", value));
        offer.itemId().ifPresent(value -> tags.add("product:retailer_item_id", value));
    }
}
