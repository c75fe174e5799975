package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a page tells how to make.
 *
 * @param minutes how long it takes in all
 * @param servings what it makes, as the page says it
 * @param ingredients in order; none where the page's own data name them
 * @param steps in order, likewise
 */
public record Recipe(OptionalInt minutes, Optional<String> servings, List<String> ingredients, List<String> steps) {
    public Recipe {
        ingredients = List.copyOf(ingredients);
        steps = List.copyOf(steps);
    }
}
