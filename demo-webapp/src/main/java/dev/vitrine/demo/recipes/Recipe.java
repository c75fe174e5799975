package dev.vitrine.demo.recipes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A recipe: what it is, what it takes, and how it is made. */
public record Recipe(
        String slug,
        String title,
        String summary,
        Picture picture,
        String author,
        LocalDate published,
        String time,
        String yield,
        List<String> ingredients,
        List<Step> steps,
        String note) {
    public Recipe {
        ingredients = List.copyOf(ingredients);
        steps = List.copyOf(steps);
    }

    /** A picture below {@code /pictures}, 1200 × 800, and what it shows. */
    public record Picture(String name, String alt) {}

    /** One step, with a picture where a picture helps. */
    public record Step(String heading, String text, Optional<Picture> picture) {}
}
