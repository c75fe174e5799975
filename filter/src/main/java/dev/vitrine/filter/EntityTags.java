package dev.vitrine.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks the <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">entity tags</a> of rewritten pages with the
 * fingerprint of the settings, so that a page stored under other settings is never taken for the current one, and takes the
 * mark off again before the application compares.
 */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    private final String mark;

    /** @param fingerprint letters and digits */
    EntityTags(String fingerprint) {
        this.mark = "-vt" + fingerprint;
    }

    /** The tag of a rewritten page; what is no entity tag stays as it is. */
    String marked(String tag) {
        Matcher matcher = TAG.matcher(tag.strip());
        if (!matcher.matches() || matcher.group(2).endsWith(mark)) {
            return tag;
        }
        return tag.strip().substring(0, tag.strip().length() - 1) + mark + '"';
    }

    /** Whether one of the tags in a condition is of our making. */
    boolean mentionedIn(String condition) {
        return condition.contains(mark + '"');
    }

    /**
     * A condition ({@code If-None-Match}, {@code If-Match}) as the application may know it.
     *
     * @param onlyMarked whether tags without our mark are taken out, because they name a page as it was before it was
     *     rewritten
     * @return nothing where no tag is left
     */
    Optional<String> unmarked(String condition, boolean onlyMarked) {
        if (condition.strip().equals("*") || (!onlyMarked && !mentionedIn(condition))) {
            return Optional.of(condition);
        }
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(condition);
        while (matcher.find()) {
            String tag = matcher.group();
            if (matcher.group(2).endsWith(mark)) {
                tags.add(tag.substring(0, tag.length() - mark.length() - 1) + '"');
            } else if (!onlyMarked) {
                tags.add(tag);
            }
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", tags));
    }
}
