package dev.vitrine.demo.recipes;

import dev.vitrine.demo.recipes.Recipe.Picture;
import dev.vitrine.demo.recipes.Recipe.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The recipes of the house, newest first. */
final class Recipes {
    static final List<Recipe> ALL = List.of(plumGalette(), lanternRye());

    private Recipes() {}

    static Optional<Recipe> find(String slug) {
        return ALL.stream().filter(recipe -> recipe.slug().equals(slug)).findFirst();
    }

    private static Recipe plumGalette() {
        return new Recipe(
                "plum-galette",
                "Plum galette with a rye crust",
                "A free-form plum tart that forgives everything: a flaky crust with a third of rye flour, plums "
                        + "that keep their shape, and a spoon of semolina that catches the juice.",
                new Picture("plum-galette", "A round plum galette with a golden folded crust on a wooden board"),
                "Ottilie Quill",
                LocalDate.of(2026, 9, 3),
                "1 hour 20 minutes, half of it waiting",
                "8 slices",
                List.of(
                        "160 g wheat flour and 80 g wholemeal rye flour",
                        "160 g cold butter, in cubes",
                        "70 ml ice water with a splash of cider vinegar",
                        "700 g firm plums",
                        "60 g light brown sugar, and a spoonful for the crust",
                        "2 tablespoons of fine semolina",
                        "a pinch of salt and a little grated nutmeg",
                        "one egg, beaten"),
                List.of(
                        new Step(
                                "Make the crust",
                                "Rub the butter into both flours and the salt until the largest pieces are the size of "
                                        + "a hazelnut. Add the water by the spoon, press the dough together, and let it "
                                        + "rest in the cold for half an hour. Then roll it out on a floured board until "
                                        + "it is as thick as a pencil lead is long on your worst day: three millimetres.",
                                Optional.of(new Picture(
                                        "galette-dough", "A disc of pale dough on a board under a rolling pin"))),
                        new Step(
                                "Cut the plums",
                                "Halve the plums along the seam, take out the stones, and cut each half into four "
                                        + "wedges. Toss them with sugar, semolina and nutmeg, and leave them alone "
                                        + "while the oven gets to 200 °C.",
                                Optional.of(new Picture(
                                        "galette-plums",
                                        "Seven halved plums and two whole ones beside a small knife"))),
                        new Step(
                                "Fill and fold",
                                "Lay the wedges in rings from the outside in, and leave a hand's breadth of dough free "
                                        + "at the rim. Fold the rim over the fruit in thirteen pleats or so. Nobody "
                                        + "counts them. Brush with egg and strew with sugar.",
                                Optional.of(new Picture(
                                        "galette-folded", "The folded galette on parchment, dusted with sugar"))),
                        new Step(
                                "Bake and wait",
                                "Bake it for 45 minutes on the lowest shelf, until the juice bubbles slowly like jam. "
                                        + "Then wait for twenty minutes, which is the hardest part of the recipe.",
                                Optional.empty())),
                "It keeps for two days under a cloth, and it is better on the second.");
    }

    private static Recipe lanternRye() {
        return new Recipe(
                "lantern-rye",
                "Lantern rye, our everyday loaf",
                "The loaf that we bake every night of the year: two thirds rye, a sour that was fed at noon, a "
                        + "crust the colour of chestnuts, and four cuts that open like a lantern.",
                new Picture("lantern-rye", "A dark round rye loaf with four open cuts and three ears of wheat"),
                "Bram Tallow",
                LocalDate.of(2026, 6, 18),
                "16 hours, of which you work 40 minutes",
                "one loaf of 1.2 kg",
                List.of(
                        "300 g ripe rye sour",
                        "400 g medium rye flour",
                        "250 g strong wheat flour",
                        "430 ml water at 32 °C",
                        "14 g salt",
                        "a teaspoon of roasted caraway, if your house allows it"),
                List.of(
                        new Step(
                                "Feed the sour at noon",
                                "Stir 100 g of rye flour and 100 ml of warm water into 100 g of your sour. It is ripe "
                                        + "when it has domed, and just begins to sink.",
                                Optional.empty()),
                        new Step(
                                "Mix in the evening",
                                "Dissolve the sour in the water, add flours, salt and caraway, and stir until no dry "
                                        + "flour is left. Rye does not want to be kneaded. It wants to be left in peace.",
                                Optional.of(new Picture("flour-bench", "Two rounds of dough on a floured bench"))),
                        new Step(
                                "Sleep, the two of you",
                                "Put the dough into a well floured basket, cover it, and leave it in a cool room "
                                        + "overnight. In the morning it has grown by half and smells of apples.",
                                Optional.of(new Picture(
                                        "basket-dough", "A smooth round of dough resting in a coiled cane basket"))),
                        new Step(
                                "Bake hot, then less hot",
                                "Turn it out, cut it four times, and bake at 250 °C with steam for a quarter of an "
                                        + "hour, then at 210 °C for forty minutes. Let it cool for as long as you can bear.",
                                Optional.of(new Picture("rye-crumb", "Three slices of rye bread with butter")))),
                "Sliced and frozen it keeps for three months, and toasts from frozen.");
    }
}
