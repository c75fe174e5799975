package dev.vitrine.metadata;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TokenTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a recipe by the classes of <a href="https://microformats.org/wiki/h-recipe">h-recipe</a> and its forerunner. */
final class RecipeReader {
    private static final int RECIPE = 1;
    private static final int INGREDIENT = 1 << 1;
    private static final int INSTRUCTIONS = 1 << 2;
    private static final int YIELD = 1 << 3;
    private static final int DURATION = 1 << 4;
    private static final TokenTable CLASSES = new TokenTable(false, 16)
            .with(RECIPE, "h-recipe hrecipe")
            .with(INGREDIENT, "p-ingredient ingredient")
            .with(INSTRUCTIONS, "e-instructions instructions p-instructions")
            .with(YIELD, "p-yield yield")
            .with(DURATION, "dt-duration duration");

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_STEP = 4_000;
    private static final int MAX_LINES = 80;
    private static final int NONE = -1;

    private final Captures captures;
    private final List<String> ingredients = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private Optional<String> servings = Optional.empty();
    private Optional<String> duration = Optional.empty();
    private Optional<String> instructions = Optional.empty();
    private int depth = NONE;
    private int instructionsDepth = NONE;

    RecipeReader(Captures captures) {
        this.captures = captures;
    }

    /** What has been read; nothing unless it tells what to take and what to do. */
    Optional<Recipe> recipe() {
        List<String> all = steps.isEmpty() ? instructions.stream().toList() : steps;
        return ingredients.isEmpty() || all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Recipe(Minutes.of(duration), servings, ingredients, all));
    }

    /** An element with its classes, which may belong to a recipe. */
    void startTag(StartTag tag, Element element, int at) {
        int classes = CLASSES.in(tag.peek("class"));
        if (depth == NONE) {
            depth = (classes & RECIPE) != 0 && ingredients.isEmpty() ? at : NONE;
        } else if ((classes & INGREDIENT) != 0) {
            line(at, LONGEST_LINE, ingredients);
        } else if (element == Element.LI && instructionsDepth != NONE) {
            line(at, LONGEST_STEP, steps);
        } else if ((classes & INSTRUCTIONS) != 0) {
            instructionsDepth = at;
            captures.open(at, LONGEST_STEP, text -> instructions = PlainText.of(text));
        } else if ((classes & YIELD) != 0) {
            captures.open(at, LONGEST_LINE, text -> servings = servings.or(() -> PlainText.of(text)));
        } else if ((classes & DURATION) != 0) {
            duration = duration.or(() -> tag.attribute("datetime"));
        }
    }

    private void line(int at, int limit, List<String> lines) {
        if (lines.size() < MAX_LINES) {
            captures.open(at, limit, text -> PlainText.of(text).ifPresent(lines::add));
        }
    }

    /** Whether a recipe is open. */
    boolean reading() {
        return depth != NONE;
    }

    /** An element has closed, and with it those inside of it. */
    void closed(int at) {
        instructionsDepth = at <= instructionsDepth ? NONE : instructionsDepth;
        depth = at <= depth ? NONE : depth;
    }
}
