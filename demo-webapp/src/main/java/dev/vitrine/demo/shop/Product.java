package dev.vitrine.demo.shop;

import java.math.BigDecimal;
import java.util.List;

/** Something that the shop sells. */
public record Product(
        String slug,
        String name,
        String summary,
        BigDecimal price,
        String currency,
        boolean inStock,
        List<Picture> pictures,
        List<String> story,
        List<Fact> facts) {
    public Product {
        pictures = List.copyOf(pictures);
        story = List.copyOf(story);
        facts = List.copyOf(facts);
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("price must be positive, not " + price);
        }
    }

    /** A picture below {@code /pictures}, 1200 × 800, and what it shows. */
    public record Picture(String name, String alt) {}

    /** A line of the table of facts. */
    public record Fact(String name, String value) {}
}
