package dev.vitrine.demo.journal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The journal, newest first. */
final class Articles {
    static final List<Article> ALL = List.of(
            new Article(
                    "forty-hotel-breakfasts",
                    "What forty hotel breakfasts taught us about bread",
                    "For two years we weighed what guests left on their plates. Four changes to the bread counter cut "
                            + "the waste by almost three quarters, and none of them was a better recipe.",
                    "Wilhelmina Oat",
                    "looks after hotels and restaurants at Rye & Lantern",
                    OffsetDateTime.parse("2026-10-06T06:30:00+02:00"),
                    "hotel-breakfast",
                    "A breakfast table from above: two slices of rye bread, coffee, butter, plums and jam",
                    8),
            new Article(
                    "stone-and-steel",
                    "Stone and steel: why we run both mills",
                    "A stone mill keeps the germ and the smell. A roller mill keeps its promises. A bakery that sells "
                            + "to other kitchens needs both, and needs to know which sack is which.",
                    "Bram Tallow",
                    "miller at Rye & Lantern",
                    OffsetDateTime.parse("2026-08-20T07:00:00+02:00"),
                    "flour-bench",
                    "Two rounds of dough and a bowl of flour on a bench",
                    3));

    private Articles() {}

    static Optional<Article> find(String slug) {
        return ALL.stream().filter(article -> article.slug().equals(slug)).findFirst();
    }
}
