package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Faults;
import dev.vitrine.FaultyClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong in our own code, at whichever call or allocation between an application's write and the sink, the page
 * survives. All places of the rewriter are tried in each way that a page can come, and all others in one of them; with
 * {@code -Dvitrine.thorough=true} all in each, the first, the last and a middle time that they are reached.
 */
class FaultsTest {
    private static final List<Supplier<Throwable>> FAILURES =
            List.of(OutOfMemoryError::new, StackOverflowError::new, IllegalStateException::new, AssertionError::new);

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="windows-1252"><title>A loaf &amp; a night</title>
            <script type="application/ld+json">{"@type": "Article", "author": {"name": "Ada"}, "datePublished": "2026-03-05"}</script>
            <link rel=canonical href=/loaf></head>
            <body><header><h1>The bakery</h1></header><main><article><h1>A loaf &amp; a night</h1><p class=byline>By <b>Ada</b>
            <figure><img src="/loaf.jpg" width="1200" height="630" alt="A loaf"></figure>
            <p>Whoever lets the dough rest in the cold for a night gets a loaf that keeps for four days.
            <table><tr><td>1</table><svg><path d=M0/></svg><!-- é --></article></main></body></html>
            """;

    private static final boolean THOROUGH = Boolean.getBoolean("vitrine.thorough");
    private static final List<String> WAYS =
            List.of("bytes, declared", "bytes, in pieces", "bytes, in pieces, flushed", "text", "text, in pieces");

    private static final List<String> REMEMBERED = List.of(
            "memory, bytes, recorded",
            "memory, bytes, in pieces",
            "memory, bytes, another one in pieces",
            "memory, text, recorded in pieces",
            "memory, text",
            "memory, text, another one in pieces");

    /** Calls that only hand on what was written or is sent, where a failure is the caller's or the client's. */
    private static final Pattern HANDS_ON = Pattern.compile(
            "^Re(c|member)\\S* ((HtmlRewriter|PageRewriter|OutputSink|TextSink)\\.|\\S+\\.(send|live|writeTo|isAsBefore)$)");

    static List<String> ways() {
        return WAYS;
    }

    static List<String> remembered() {
        return REMEMBERED;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void leaveThePageWhole(String way) throws ReflectiveOperationException {
        assertThat(placesOfHarmlessFailures(way)).isGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("remembered")
    void leaveAPageWholeThatComesAgain(String way) throws ReflectiveOperationException {
        assertThat(placesOfHarmlessFailures(way)).isGreaterThan(way.contains("recorded") ? 30 : 4);
    }

    /** Fails at each place, and returns how many there are. */
    private static int placesOfHarmlessFailures(String way) throws ReflectiveOperationException {
        UnaryOperator<String> rewriting = rewriting(way);
        assertThat(rewriting.apply(PAGE)).isEqualTo(PAGE);
        Map<Integer, Integer> reached =
                Faults.count(() -> assertThat(rewriting.apply(PAGE)).isEqualTo(PAGE));
        reached.keySet().removeIf(place -> !isTried(place, way));
        Set<String> broken = new TreeSet<>();
        int failures = 0;
        for (Map.Entry<Integer, Integer> place : reached.entrySet()) {
            for (int occurrence : occurrences(place.getValue())) {
                Faults.failAt(place.getKey(), occurrence, FAILURES.get(failures++ % FAILURES.size()));
                String damage = damage(rewriting);
                if (!Faults.end()) {
                    broken.add(Faults.name(place.getKey()) + ": not reached again");
                } else if (!damage.isEmpty()) {
                    broken.add(Faults.name(place.getKey()) + ": " + damage);
                }
            }
        }
        System.out.println(way + ": " + failures + " failures at " + reached.size() + " places");
        assertThat(broken).isEmpty();
        return reached.size();
    }

    private static boolean isTried(int place, String way) {
        String name = Faults.name(place);
        if (name.contains("watched")) {
            return false; // what the sink throws is the client's
        }
        if (HANDS_ON.matcher(name).find()) {
            return false; // nothing has been taken yet, or all has
        }
        return THOROUGH
                || name.startsWith("HtmlRewriter")
                || name.startsWith("Backlog")
                || name.startsWith("Rec")
                || name.startsWith("Remembered")
                || name.startsWith("Page")
                || place % WAYS.size() == WAYS.indexOf(way);
    }

    private static UnaryOperator<String> rewriting(String way) throws ReflectiveOperationException {
        Class<?> page = new FaultyClassLoader().loadClass(FaultyPage.class.getName());
        @SuppressWarnings("unchecked") // the same class, loaded once more
        UnaryOperator<String> rewriting =
                (UnaryOperator<String>) page.getConstructor(String.class).newInstance(way);
        return rewriting;
    }

    /** The first time, the last time, and one between. */
    private static List<Integer> occurrences(int count) {
        Set<Integer> occurrences = new TreeSet<>(Set.of(0));
        if (THOROUGH) {
            occurrences.add(count / 2);
            occurrences.add(count - 1);
        }
        return List.copyOf(occurrences);
    }

    private static String damage(UnaryOperator<String> rewriting) {
        try {
            String out = rewriting.apply(PAGE);
            return out.equals(PAGE) ? "" : "another page";
        } catch (RuntimeException | Error e) {
            return e.toString();
        }
    }
}
