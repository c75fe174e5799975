package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;

/** Finds the thing that a page is about among those it describes. */
final class MainEntity {
    private MainEntity() {}

    /** The first thing of the most telling kind; nothing where several of them would be equally good, as in a list. */
    static Optional<Thing> of(List<Thing> things) {
        for (Kind kind : Kind.values()) {
            List<Thing> ofKind =
                    things.stream().filter(thing -> Kind.of(thing) == kind).toList();
            if (!ofKind.isEmpty()) {
                return Optional.of(ofKind.get(0));
            }
        }
        return Optional.empty();
    }

    /** What a thing is, the most telling first. */
    enum Kind {
        ARTICLE,
        RECIPE,
        PRODUCT,
        VIDEO,
        BOOK,
        MUSIC,
        PROFILE,
        WORK,
        PAGE,
        OTHER;

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
                case "Movie",
                        "TVEpisode",
                        "Event",
                        "JobPosting",
                        "Course",
                        "HowTo",
                        "SoftwareApplication",
                        "QAPage",
                        "FAQPage",
                        "Question",
                        "CreativeWork",
                        "MobileApplication",
                        "WebApplication" -> WORK;
                case "WebPage", "ItemPage", "AboutPage", "CollectionPage", "MedicalWebPage", "ContactPage" -> PAGE;
                default -> type.endsWith("Article") || type.endsWith("Posting") ? ARTICLE : OTHER;
            };
        }
    }
}
