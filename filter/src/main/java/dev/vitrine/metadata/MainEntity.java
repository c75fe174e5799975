package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the thing that a page is about among those it describes. */
final class MainEntity {
    private MainEntity() {}

    /**
     * The thing of the most telling kind; of several, as in a list, the one that is called like the page, or none. What every
     * page of a site may describe, such as the people behind it, is what the first page is about.
     *
     * @param titles what the page is called, by its title element and its headings
     * @param home whether it is the first page
     */
    static Optional<Thing> of(List<Thing> things, List<Words> titles, boolean home) {
        EnumMap<Kind, List<Thing>> kinds = new EnumMap<>(Kind.class);
        for (Thing thing : things) {
            kinds.computeIfAbsent(Kind.of(thing), kind -> new ArrayList<>()).add(thing);
        }
        for (Map.Entry<Kind, List<Thing>> entry : kinds.entrySet()) {
            List<Thing> ofKind = entry.getValue();
            Kind kind = entry.getKey();
            boolean other = kind == Kind.OTHER;
            boolean first =
                    titles.isEmpty() || kind == Kind.PAGE || (other ? home : ofKind.size() == 1 && kind != Kind.REVIEW);
            Optional<Thing> main = ofKind.stream()
                    .filter(thing -> first || isCalled(thing, titles, other))
                    .findFirst();
            if (main.isPresent()) {
                return main;
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(Thing thing, List<Words> titles, boolean alike) {
        return thing.text("headline")
                .or(() -> thing.text("name"))
                .map(Words::of)
                .filter(name -> titles.stream()
                        .anyMatch(title -> name.shareIn(title) > 0.6 && !(alike && title.shareIn(name) <= 0.6)))
                .isPresent();
    }

    /** What a thing is, the most telling first. */
    enum Kind {
        ARTICLE("article"),
        RECIPE("article"),
        PRODUCT("product"),
        VIDEO("video.other"),
        BOOK("book"),
        MUSIC(""),
        PROFILE("profile"),
        /** What takes place, is offered or wanted: its days are not those on which somebody wrote of it. */
        OCCASION("website"),
        /** What a customer says of a thing, as well, unless it is called like the page. */
        REVIEW("article"),
        WORK(""),
        PAGE(""),
        OTHER("");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Its name in Open Graph, as far as that has one. */
        Optional<String> type() {
            return Optional.of(type).filter(name -> !name.isEmpty());
        }

        static Kind of(Thing thing) {
            for (String type : thing.types()) {
                Kind kind = of(type);
                if (kind != OTHER) {
                    return kind;
                }
            }
            return OTHER;
        }

        private static Kind of(String type) {
            return switch (type) {
                case "Report", "CriticReview", "NewsItem" -> ARTICLE;
                case "Review" -> REVIEW;
                case "Recipe" -> RECIPE;
                case "Product", "ProductGroup", "IndividualProduct", "ProductModel", "Vehicle", "Car" -> PRODUCT;
                case "VideoObject" -> VIDEO;
                case "Book", "Audiobook" -> BOOK;
                case "MusicAlbum", "MusicRecording", "MusicPlaylist", "PodcastEpisode" -> MUSIC;
                case "ProfilePage" -> PROFILE;
                case "JobPosting", "Course", "SoftwareApplication", "MobileApplication", "WebApplication" -> OCCASION;
                case "Movie", "TVEpisode", "HowTo", "QAPage", "FAQPage", "Question", "CreativeWork" -> WORK;
                case "WebPage", "ItemPage", "AboutPage", "CollectionPage", "MedicalWebPage", "ContactPage" -> PAGE;
                default ->
                    type.endsWith("Article") || type.endsWith("Posting")
                            ? ARTICLE
                            : type.endsWith("Event") ? OCCASION : OTHER;
            };
        }
    }
}
