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
     * The thing of the most telling kind; of several, as in a list, the one that is called like the page, or none.
     *
     * @param titles what the page is called, by its title element and its headings
     */
    static Optional<Thing> of(List<Thing> things, List<Words> titles) {
        EnumMap<Kind, List<Thing>> kinds = new EnumMap<>(Kind.class);
        for (Thing thing : things) {
            kinds.computeIfAbsent(Kind.of(thing), kind -> new ArrayList<>()).add(thing);
        }
        for (Map.Entry<Kind, List<Thing>> entry : kinds.entrySet()) {
            List<Thing> ofKind = entry.getValue();
            boolean first =
                    ofKind.size() == 1 || titles.isEmpty() || entry.getKey().compareTo(Kind.PAGE) >= 0;
            Optional<Thing> main = ofKind.stream()
                    .filter(thing -> first || isCalled(thing, titles))
                    .findFirst();
            if (main.isPresent()) {
                return main;
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(Thing thing, List<Words> titles) {
        return thing.text("headline")
                .or(() -> thing.text("name"))
                .map(Words::of)
                .filter(name -> titles.stream().anyMatch(title -> name.shareIn(title) > 0.6))
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
                case "Report", "Review", "CriticReview", "NewsItem" -> ARTICLE;
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
