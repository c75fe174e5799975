package dev.vitrine.metadata;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Language tags as the locales of <a href="https://ogp.me/#optional">Open Graph</a>: {@code de} is {@code de_DE}. The
 * territory of a bare language is the one where most of its readers live, after the likely subtags of
 * <a href="https://cldr.unicode.org/">CLDR</a>.
 */
final class Locales {
    private static final Map<String, String> TERRITORIES = Map.ofEntries(
            Map.entry("af", "ZA"),
            Map.entry("sq", "AL"),
            Map.entry("am", "ET"),
            Map.entry("ar", "EG"),
            Map.entry("hy", "AM"),
            Map.entry("az", "AZ"),
            Map.entry("eu", "ES"),
            Map.entry("be", "BY"),
            Map.entry("bn", "BD"),
            Map.entry("bs", "BA"),
            Map.entry("bg", "BG"),
            Map.entry("ca", "ES"),
            Map.entry("zh", "CN"),
            Map.entry("hr", "HR"),
            Map.entry("cs", "CZ"),
            Map.entry("da", "DK"),
            Map.entry("nl", "NL"),
            Map.entry("en", "US"),
            Map.entry("et", "EE"),
            Map.entry("fo", "FO"),
            Map.entry("fi", "FI"),
            Map.entry("fr", "FR"),
            Map.entry("gl", "ES"),
            Map.entry("ka", "GE"),
            Map.entry("de", "DE"),
            Map.entry("el", "GR"),
            Map.entry("gu", "IN"),
            Map.entry("he", "IL"),
            Map.entry("iw", "IL"),
            Map.entry("hi", "IN"),
            Map.entry("hu", "HU"),
            Map.entry("is", "IS"),
            Map.entry("id", "ID"),
            Map.entry("in", "ID"),
            Map.entry("ga", "IE"),
            Map.entry("it", "IT"),
            Map.entry("ja", "JP"),
            Map.entry("kn", "IN"),
            Map.entry("kk", "KZ"),
            Map.entry("km", "KH"),
            Map.entry("ko", "KR"),
            Map.entry("ku", "TR"),
            Map.entry("ky", "KG"),
            Map.entry("lo", "LA"),
            Map.entry("lv", "LV"),
            Map.entry("lt", "LT"),
            Map.entry("lb", "LU"),
            Map.entry("mk", "MK"),
            Map.entry("ms", "MY"),
            Map.entry("ml", "IN"),
            Map.entry("mt", "MT"),
            Map.entry("mr", "IN"),
            Map.entry("mn", "MN"),
            Map.entry("my", "MM"),
            Map.entry("ne", "NP"),
            Map.entry("nb", "NO"),
            Map.entry("no", "NO"),
            Map.entry("nn", "NO"),
            Map.entry("or", "IN"),
            Map.entry("ps", "AF"),
            Map.entry("fa", "IR"),
            Map.entry("pl", "PL"),
            Map.entry("pt", "BR"),
            Map.entry("pa", "IN"),
            Map.entry("ro", "RO"),
            Map.entry("ru", "RU"),
            Map.entry("sr", "RS"),
            Map.entry("si", "LK"),
            Map.entry("sk", "SK"),
            Map.entry("sl", "SI"),
            Map.entry("so", "SO"),
            Map.entry("es", "ES"),
            Map.entry("sw", "KE"),
            Map.entry("sv", "SE"),
            Map.entry("tl", "PH"),
            Map.entry("fil", "PH"),
            Map.entry("ta", "IN"),
            Map.entry("te", "IN"),
            Map.entry("th", "TH"),
            Map.entry("tr", "TR"),
            Map.entry("uk", "UA"),
            Map.entry("ur", "PK"),
            Map.entry("uz", "UZ"),
            Map.entry("vi", "VN"),
            Map.entry("cy", "GB"),
            Map.entry("zu", "ZA"));

    private Locales() {}

    /** The locale of a <a href="https://www.rfc-editor.org/rfc/rfc5646">language tag</a>; nothing for an unknown one. */
    static Optional<String> of(String tag) {
        String[] parts = tag.strip().replace('_', '-').split("-", -1);
        String language = parts[0].toLowerCase(Locale.ROOT);
        String territory = TERRITORIES.get(language);
        if (territory == null) {
            return Optional.empty();
        }
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].equalsIgnoreCase("hant")) {
                territory = "TW";
            } else if (parts[i].length() == 2 && isLetters(parts[i])) {
                return Optional.of(language + "_" + parts[i].toUpperCase(Locale.ROOT));
            }
        }
        return Optional.of(language + "_" + territory);
    }

    private static boolean isLetters(String text) {
        return text.chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
}
