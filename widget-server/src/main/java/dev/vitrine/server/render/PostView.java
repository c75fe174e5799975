package dev.vitrine.server.render;

import dev.vitrine.server.sanitize.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post in the words of the template: everything is decided, only the placing is left.
 *
 * @param id an identifier within the widget
 * @param position where it stands among all posts, from 1
 * @param html what it says; the only thing that a template writes without escaping
 * @param excerpt plain text that stands for {@code html} where that would be too long
 */
record PostView(
        String id,
        int position,
        @Nullable String boostedBy,
        boolean pinned,
        Person author,
        String network,
        String networkLabel,
        TimeWords.@Nullable When when,
        TimeWords.@Nullable When edited,
        @Nullable String href,
        @Nullable String language,
        String title,
        SafeHtml html,
        String excerpt,
        @Nullable String warning,
        boolean sensitive,
        List<Picture> media,
        @Nullable Card card,
        @Nullable Vote poll,
        @Nullable PostView quote,
        @Nullable String withheld,
        List<Count> counts,
        List<Elsewhere> alsoAt) {

    /** Whether its first picture may be seen at once, so that a wall can be made of it. */
    public boolean pictured() {
        return warning == null && !sensitive && !media.isEmpty() && media.get(0).image() != null;
    }

    /** Whether there is a picture to look at closely. */
    boolean hasPictures() {
        return media.stream().anyMatch(picture -> picture.still() && picture.image() != null)
                || (quote != null && quote.hasPictures());
    }

    /** Who wrote it; {@code initial} stands in for a missing picture. */
    record Person(
            List<NamePart> name,
            String initial,
            @Nullable String handle,
            @Nullable String href,
            @Nullable Image avatar) {}

    /** A stretch of a name: text, or a little picture with the text as its alternative. */
    record NamePart(String text, @Nullable String src) {}

    /** A picture to load from this server. */
    record Image(String src, @Nullable String srcset) {}

    /**
     * A picture, or the still of a video or sound.
     *
     * @param kind {@code image}, {@code animation}, {@code video} or {@code audio}
     * @param image absent where there is no still, or none may be shown
     * @param placement classes that keep the important point in view
     */
    record Picture(
            String kind,
            String label,
            @Nullable Image image,
            String alt,
            int width,
            int height,
            boolean sized,
            String placement,
            @Nullable String href,
            @Nullable String duration) {
        public boolean still() {
            return kind.equals("image");
        }
    }

    /** A link's card. */
    record Card(
            String href,
            String title,
            String description,
            String site,
            @Nullable Image image) {}

    /** A poll and its answers. */
    record Vote(List<Answer> answers, String votes, TimeWords.@Nullable When closes, String closesLabel) {}

    /** One answer; {@code share} in percent, and as it is written. */
    record Answer(String text, int share, String percent, boolean known) {}

    /** How often something was done to a post. */
    record Count(String kind, String label, String number) {}

    /** The same post on another network. */
    record Elsewhere(String network, String label, String href) {}
}
