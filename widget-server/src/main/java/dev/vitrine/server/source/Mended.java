package dev.vitrine.server.source;

import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import java.util.List;
import java.util.Optional;

/**
 * A post's markup, with what its network wrote around the author's words taken out and put where it belongs.
 *
 * @param markup the author's words, as unsafe as they came
 * @param media pictures that were part of the markup, shown where the post has no media of its own
 * @param card the page that the post is about
 */
record Mended(String markup, List<Media> media, Optional<LinkCard> card, Optional<Counts> counts) {
    Mended {
        media = List.copyOf(media);
    }

    /** Words alone. */
    Mended(String markup) {
        this(markup, List.of(), Optional.empty(), Optional.empty());
    }

    /** The same with pictures. */
    Mended with(List<Media> pictures) {
        return new Mended(markup, pictures, card, counts);
    }

    /** The same with a card. */
    Mended with(Optional<LinkCard> other) {
        return new Mended(markup, media, other, counts);
    }
}
