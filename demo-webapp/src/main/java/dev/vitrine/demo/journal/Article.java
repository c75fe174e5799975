package dev.vitrine.demo.journal;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An article of the journal; its text is the template {@code journal/SLUG.html}. */
public record Article(
        String slug,
        String title,
        String standfirst,
        String author,
        String role,
        OffsetDateTime published,
        String picture,
        String alt,
        int minutes) {
    /** The date as readers see it. */
    public String day() {
        return published.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
    }

    /** The date as feeds want it, by RFC 822. */
    public String feedDate() {
        return published.format(DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
