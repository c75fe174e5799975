package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.TagName;
import dev.vitrine.html.TokenHandler;
import org.jspecify.annotations.Nullable;

/** Counts start tags, and asks for nothing more. */
final class TagCounter implements TokenHandler {
    private static final long HEAD = TagName.of("head");

    private final boolean headOnly;
    private @Nullable HtmlTokenizer tokenizer;
    private int startTags;

    /** @param headOnly whether the end of the head is enough */
    TagCounter(boolean headOnly) {
        this.headOnly = headOnly;
    }

    void begin(HtmlTokenizer begun) {
        tokenizer = begun;
    }

    int startTags() {
        return startTags;
    }

    @Override
    public int startTagName(long name, long position) {
        startTags++;
        return IGNORE;
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        if (headOnly && name == HEAD && tokenizer != null) {
            tokenizer.stop();
        }
    }
}
