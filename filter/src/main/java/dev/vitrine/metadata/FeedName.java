package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The name of a site as its feed or its search bears it: {@code Groove » Feed}, {@code The Daily Loaf (RSS 2.0)}. */
final class FeedName {
    private static final int LONGEST = 40;

    /** What makes the name of a site that of its feed; without it, the title may be that of anything. */
    private static final Pattern SUFFIX = Pattern.compile(
            "(?:\\s+[»|:–-])?\\s+(?:\\((?:rss|atom)[\\d. ]*\\)|(?:rss|atom|rss ?2\\.0)(?: ?feed)?|feed|news ?feed)$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SEARCH = Pattern.compile(
            "^(?:search|suche|suche auf|rechercher sur) |\\s*[»|:–-]?\\s*\\b(?:search|suche|recherche|zoeken|búsqueda)$",
            Pattern.CASE_INSENSITIVE);

    private final List<HeadLink> links;

    FeedName(List<HeadLink> links) {
        this.links = links;
    }

    Optional<Sourced<String>> name() {
        return Stream.concat(
                        links.stream().filter(link -> link.is("search")),
                        links.stream().filter(link -> !link.is("search")))
                .flatMap(link -> named(link).stream())
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                .findFirst()
                .map(name -> new Sourced<>(name, Origin.LINK));
    }

    private static Optional<String> named(HeadLink link) {
        boolean feed = link.type().equals("application/rss+xml") || link.type().equals("application/atom+xml");
        boolean search = link.is("search");
        if (!feed && !search) {
            return Optional.empty();
        }
        return PlainText.of(link.title()).flatMap(title -> {
            int parts = feed ? title.indexOf(" » ") : -1;
            String name = parts > 0
                    ? title.substring(0, parts)
                    : (search ? SEARCH : SUFFIX).matcher(title).replaceFirst("");
            return name.equals(title) ? Optional.empty() : Optional.of(name.strip());
        });
    }
}
