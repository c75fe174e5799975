package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names elements as CSS does, as far as that can be told while a page streams by: tags, {@code .class}, {@code #id},
 * {@code [attribute]}, {@code [attribute=value]}, and descendants.
 *
 * @param steps outermost first
 */
public record Selector(List<Step> steps) {
    private static final String NAME = "[\\p{L}\\d_-]+";
    private static final Pattern STEP = Pattern.compile("(?<tag>[A-Za-z][A-Za-z\\d]*|\\*)?(?<tests>(\\." + NAME + "|#"
            + NAME + "|\\[[\\w:-]+(=(\"[^\"\\]]*\"|'[^'\\]]*'|[^\\]\"'\\s]*))?])*)");
    private static final Pattern TEST = Pattern.compile(
            "\\.(?<class>" + NAME + ")|#(?<id>" + NAME + ")|\\[(?<attribute>[\\w:-]+)(=(?<value>[^\\]]*))?]");

    public Selector {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a selector.
     *
     * @throws IllegalArgumentException with the end of a sentence for the operator
     */
    static Selector parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String step : text.strip().split("\\s+", -1)) {
            Matcher matcher = STEP.matcher(step);
            if (step.isEmpty() || !matcher.matches()) {
                throw new IllegalArgumentException("has \"" + text.strip()
                        + "\", which should be made of tags, .class, #id and [attribute], with blanks between an element"
                        + " and what is in it");
            }
            steps.add(Step.of(matcher.group("tag"), matcher.group("tests")));
        }
        return new Selector(withoutRoot(withoutRoot(steps, "html"), "body"));
    }

    /** Everything is inside these two, on pages that leave out their tags as well. */
    private static List<Step> withoutRoot(List<Step> steps, String tag) {
        boolean idle = steps.size() > 1 && steps.get(0).equals(Step.of(tag, ""));
        return idle ? steps.subList(1, steps.size()) : steps;
    }

    /** One element of a selector, with all that is asked of it. */
    public record Step(long tag, List<Test> tests) {
        public Step {
            tests = List.copyOf(tests);
        }

        private static Step of(String tag, String tests) {
            List<Test> all = new ArrayList<>();
            Matcher matcher = TEST.matcher(tests);
            while (matcher.find()) {
                all.add(Test.of(matcher));
            }
            return new Step(tag == null || tag.equals("*") ? TagName.OTHER : TagName.of(tag), all);
        }

        /** Whether an element of this name may be meant. */
        boolean mayBe(long name) {
            return tag == TagName.OTHER || tag == name;
        }

        boolean matches(StartTag element) {
            return mayBe(element.name()) && tests.stream().allMatch(test -> test.matches(element));
        }
    }

    /** What is asked of an attribute: to be there, to be a text, or to be a list of words with this one in it. */
    public record Test(String attribute, Optional<String> value, boolean word) {
        private static Test of(Matcher matcher) {
            if (matcher.group("class") != null) {
                return new Test("class", Optional.of(matcher.group("class")), true);
            }
            if (matcher.group("id") != null) {
                return new Test("id", Optional.of(matcher.group("id")), false);
            }
            return new Test(
                    matcher.group("attribute").toLowerCase(Locale.ROOT),
                    Optional.ofNullable(matcher.group("value")).map(value -> value.replaceAll("^[\"']|[\"']$", "")),
                    false);
        }

        boolean matches(StartTag element) {
            Optional<String> actual = element.attribute(attribute);
            return actual.isPresent()
                    && (value.isEmpty()
                            || (word ? Arrays.asList(actual.get().split("\\s+", -1)) : List.of(actual.get()))
                                    .contains(value.get()));
        }
    }
}
