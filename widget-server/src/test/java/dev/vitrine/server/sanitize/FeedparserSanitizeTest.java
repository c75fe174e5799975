package dev.vitrine.server.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is left of feedparser's cases, beside what feedparser leaves of them. */
class FeedparserSanitizeTest {
    /**
     * Read here as browsers read it: what follows an open {@code <iframe>} is not shown, nor is what stands between
     * {@code <script>} and its end, and a comment goes on where feedparser mends it.
     */
    private static final Pattern OTHERWISE =
            Pattern.compile(".*_(iframe|crazy)\\.xml|item_content_encoded_script_nested_cdata\\.xml"
                    + "|xml_(declaration_unexpected_character|malicious_comment)\\.xml");

    private final Sanitizer sanitizer = new Sanitizer();

    @Test
    void leavesTheSameWordsAsFeedparser() throws IOException {
        List<String> others = new ArrayList<>();
        List<FeedparserSanitizeCases.Case> cases = FeedparserSanitizeCases.all();
        for (FeedparserSanitizeCases.Case it : cases) {
            String ours = words(sanitizer.clean(it.raw()).text());
            String theirs = words(sanitizer.clean(it.expected()).text());
            if (!ours.equals(theirs) && !OTHERWISE.matcher(it.name()).matches()) {
                others.add(it.name() + ": " + it.raw() + "\n  ours:   " + ours + "\n  theirs: " + theirs);
            }
        }
        assertThat(cases).hasSize(744);
        assertThat(others).as("%d of %d", others.size(), cases.size()).isEmpty();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }
}
