package dev.vitrine.demo.shop;

import dev.vitrine.demo.shop.Product.Fact;
import dev.vitrine.demo.shop.Product.Picture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the shop has. */
final class Products {
    static final List<Product> ALL = List.of(provingBasket(), ryeSubscription());

    private Products() {}

    static Optional<Product> find(String slug) {
        return ALL.stream().filter(product -> product.slug().equals(slug)).findFirst();
    }

    private static Product provingBasket() {
        return new Product(
                "proving-basket",
                "Coiled cane proving basket",
                "A hand-coiled basket for loaves of up to 1.2 kg. The cane breathes, holds its flour, and writes "
                        + "those fine rings onto the crust that no stencil ever gets right.",
                new BigDecimal("38.50"),
                "EUR",
                true,
                List.of(
                        new Picture("basket-empty", "An empty round basket of coiled cane, seen from above"),
                        new Picture("basket-dough", "The basket with a round of dough rising in it"),
                        new Picture("basket-loaf", "A ringed rye loaf beside the basket that shaped it")),
                List.of(
                        "Each basket is coiled in one evening from a single bundle of cane, by the four members of a "
                                + "workshop that we made up for this page. It arrives untreated. Dust it with rye flour, "
                                + "knock it out, and never wash it: after ten loaves it has a better skin than any lining.",
                        "We have used the same twelve baskets in the bakery for nine years. Two have been mended, none "
                                + "was thrown away."),
                List.of(
                        new Fact("Diameter", "24 cm outside, 21 cm inside"),
                        new Fact("Height", "9 cm"),
                        new Fact("Holds", "dough for one loaf of up to 1.2 kg"),
                        new Fact("Care", "brush out, dry in the sun, do not wash"),
                        new Fact("Delivery", "2 to 4 working days")));
    }

    private static Product ryeSubscription() {
        return new Product(
                "a-loaf-a-week",
                "A loaf a week, for a season",
                "Thirteen lantern ryes, one each Thursday, wrapped in paper and still a little warm when they leave "
                        + "the house. Pause it whenever you travel.",
                new BigDecimal("84.00"),
                "EUR",
                true,
                List.of(
                        new Picture("lantern-rye", "A dark round rye loaf with four open cuts"),
                        new Picture("rye-crumb", "Slices of the loaf, with its even, moist crumb")),
                List.of("You get an e-mail when your loaf goes into the oven, and another when it comes out. We have "
                        + "tried to stop ourselves from sending the second one."),
                List.of(
                        new Fact("Loaves", "13, each 1.2 kg"),
                        new Fact("Day", "Thursday"),
                        new Fact("Ends", "by itself, after the thirteenth loaf")));
    }
}
