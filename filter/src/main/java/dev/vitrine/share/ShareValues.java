package dev.vitrine.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the placeholders of one network's share template stand for, on one page. */
final class ShareValues implements Function<Placeholder, Optional<String>> {
    private static final int MOST_HASHTAGS = 3;

    private final ShareNetwork network;
    private final SharedPage page;
    private final Sharer sharer;

    ShareValues(ShareNetwork network, SharedPage page, Sharer sharer) {
        this.network = network;
        this.page = page;
        this.sharer = sharer;
    }

    @Override
    public Optional<String> apply(Placeholder placeholder) {
        return switch (placeholder) {
            case URL -> Optional.of(url());
            case TITLE -> Optional.of(title());
            case TITLE_URL, PROMPT -> Optional.of((title() + " " + url()).strip());
            case DESCRIPTION -> Optional.of(page.description());
            case MEDIA -> page.image();
            case SITE -> Optional.of(page.site());
            case FEED_URL -> page.feed();
            case VIA -> sharer.via();
            case RELATED -> Optional.of(String.join(",", sharer.related()));
            case HASHTAGS_CSV -> Optional.of(hashtags().stream().collect(Collectors.joining(",")));
            case HASHTAG_FIRST -> hashtags().stream().findFirst().map(tag -> "#" + tag);
            case APP_ID -> sharer.facebookAppId();
            case INSTANCE -> Optional.ofNullable(sharer.instances().get(network.id()));
            case ID, USER, HANDLE -> Optional.empty();
        };
    }

    private String title() {
        return page.framed(network.limit()
                .map(limit -> limit.fit(page.title(), page.framed("") + rest(), url()))
                .orElse(page.title()));
    }

    /** What the network will write behind title and address. */
    private String rest() {
        String template = network.templates().share().orElse("");
        StringBuilder rest = new StringBuilder();
        if (template.contains("{via}")) {
            sharer.via().ifPresent(via -> rest.append(" via @").append(via));
        }
        if (template.contains("{hashtagsCsv}")) {
            hashtags().forEach(tag -> rest.append(" #").append(tag));
        }
        return rest.toString();
    }

    /** The page's address; with the campaign's parameters before its fragment, where there is a campaign. */
    private String url() {
        return sharer.campaign().map(this::campaignUrl).orElse(page.url());
    }

    private String campaignUrl(String campaign) {
        int fragment = page.url().indexOf('#');
        String address = fragment < 0 ? page.url() : page.url().substring(0, fragment);
        return address
                + (address.indexOf('?') < 0 ? "?" : "&")
                + "utm_source=" + PercentEncoding.value(network.id())
                + "&utm_medium=social&utm_campaign=" + PercentEncoding.value(campaign)
                + (fragment < 0 ? "" : page.url().substring(fragment));
    }

    private List<String> hashtags() {
        return Stream.concat(sharer.hashtags().stream(), page.tags().stream())
                .map(ShareValues::hashtag)
                .filter(tag -> tag.codePoints().anyMatch(Character::isLetter)) // a number is no hashtag
                .distinct()
                .limit(MOST_HASHTAGS)
                .toList();
    }

    /** {@code Open Source} becomes {@code OpenSource}: hashtags end at the first character that is no letter or digit. */
    private static String hashtag(String tag) {
        return Stream.of(tag.split("[^\\p{L}\\p{M}\\p{Nd}_]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
