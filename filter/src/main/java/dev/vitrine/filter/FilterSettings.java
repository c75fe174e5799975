package dev.vitrine.filter;

import dev.vitrine.enhance.ShareSettings;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.enhance.SocialSettings;
import dev.vitrine.include.WidgetSource;
import dev.vitrine.metadata.SiteDefaults;
import dev.vitrine.share.Sharer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the operator asked for, read once and checked. The keys, their types and defaults stand in {@code docs/settings.md};
 * whatever a key can do can be done from code with {@link #of}.
 */
public final class FilterSettings {
    /** Of so many letters of a key, one may be wrong, and three at most. */
    private static final int LETTERS = 3;

    private static final int MISTAKES = 3;
    private static final int PREFIX = "vitrine.".length();

    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> origins = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    private FilterSettings(List<SettingsSource> sources) {
        List<String> mistakes = new ArrayList<>();
        for (SettingsSource source : sources) {
            source.values().forEach((key, text) -> take(source, key, text.strip(), mistakes));
        }
        for (Setting<?> setting : Settings.all()) {
            read(setting, mistakes);
        }
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
    }

    /** The settings of an operator who set nothing. */
    public static FilterSettings defaults() {
        return of(Map.of());
    }

    /**
     * Settings by key, as in {@code Map.of("vitrine.public-base", "https://www.example.org")}.
     *
     * @throws SettingsException where a key is unknown or a value is malformed
     */
    public static FilterSettings of(Map<String, String> settings) {
        if (settings.containsKey(Settings.CONFIG.key())) {
            throw new SettingsException(List.of(Settings.CONFIG.key()
                    + " names a file for a filter that reads the settings of its webapp; here they are given"));
        }
        return read(List.of(SettingsSource.of(settings)));
    }

    /** The keys of all settings. */
    public static Set<String> keys() {
        return Settings.all().stream().map(Setting::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param sources weakest first */
    static FilterSettings read(List<SettingsSource> sources) {
        return new FilterSettings(sources);
    }

    private void take(SettingsSource source, String key, String text, List<String> mistakes) {
        if (SettingsPlaces.isOfAWidgetServer(source, key, text)) {
            warnings.add(
                    source.named(key) + ", as its YAML is for a widget server; a system property or web.xml can name"
                            + " a file for the filter");
            return;
        }
        if (Settings.all().stream().anyMatch(setting -> setting.key().equals(key))) {
            texts.put(key, text);
            origins.put(key, source.placeOf(key));
            return;
        }
        Optional<String> known = resembling(key);
        String mistake = "unknown " + source.named(key)
                + known.map(other -> "; did you mean " + other + "?").orElse("");
        (source.shared() && known.isEmpty() ? warnings : mistakes).add(mistake);
    }

    private static Optional<String> resembling(String key) {
        return Settings.all().stream()
                .map(Setting::key)
                .filter(known -> resembles(key, known) || known.equals("vitrine." + key))
                .min(Comparator.comparingInt(known -> EditDistance.between(key, known)));
    }

    private static boolean resembles(String key, String known) {
        int tolerable = Math.min(MISTAKES, (key.length() - PREFIX) / LETTERS);
        return EditDistance.between(key, known) <= tolerable;
    }

    private void read(Setting<?> setting, List<String> mistakes) {
        String text = text(setting);
        try {
            values.put(setting.key(), setting.reader().apply(text));
        } catch (IllegalArgumentException e) {
            mistakes.add(named(setting.key(), text, String.valueOf(e.getMessage())) + " ("
                    + origins.getOrDefault(setting.key(), "default") + ")");
        }
    }

    /** The value of a setting as it was written. */
    String text(Setting<?> setting) {
        return texts.getOrDefault(setting.key(), setting.text());
    }

    /** A mistake with the key and the text in it; some rooms name them themselves. */
    private static String named(String key, String text, String mistake) {
        return mistake.startsWith(key) ? mistake : key + ": \"" + text + "\" " + mistake;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // values holds under each key what the reader of that setting made
    <T> T value(Setting<T> setting) {
        Object value = values.get(setting.key());
        if (value == null) {
            throw new IllegalArgumentException("setting: " + setting.key() + " is not in the table");
        }
        return (T) value;
    }

    /** Whether the filter does anything at all. */
    public boolean enabled() {
        return value(Settings.ENABLED);
    }

    /** What the enhancement of pages needs to know. */
    SiteSettings site() {
        return new SiteSettings(
                value(Settings.PUBLIC_BASE),
                value(Settings.TRUSTED_HOSTS),
                value(Settings.PREFIX),
                social(),
                sharing());
    }

    private SocialSettings social() {
        return new SocialSettings(
                value(Settings.TAGS),
                value(Settings.JSON_LD),
                value(Settings.LARGE_PREVIEWS),
                new SiteDefaults(
                        value(Settings.SITE_NAME),
                        value(Settings.SITE_DESCRIPTION),
                        value(Settings.DEFAULT_IMAGE),
                        value(Settings.LOCALE)),
                value(Settings.TWITTER_SITE).or(() -> value(Settings.SHARE_VIA).flatMap(SocialNames::xAccount)),
                value(Settings.FEDIVERSE_CREATOR),
                value(Settings.AUTHORS),
                value(Settings.PROFILES),
                value(Settings.FEEDS),
                value(Settings.THEME_COLOR),
                value(Settings.WEBMENTION),
                value(Settings.PUBLICATION),
                value(Settings.FACEBOOK_APP));
    }

    /** Where the widgets of pages come from, where there is a widget server. */
    Optional<WidgetSource> widgets() {
        return value(Settings.WIDGET_SERVER).map(server -> new WidgetSource(server, value(Settings.INCLUDE_BUDGET)));
    }

    private ShareSettings sharing() {
        Sharer sharer = new Sharer(
                value(Settings.SHARE_VIA),
                List.of(),
                Optional.empty(),
                value(Settings.SHARE_INSTANCES),
                value(Settings.SHARE_HASHTAGS),
                value(Settings.SHARE_CAMPAIGN));
        return new ShareSettings(
                value(Settings.SHARE_PLACES),
                value(Settings.SHARE_AT),
                value(Settings.SHARE_NETWORKS),
                value(Settings.SHARE_MORE),
                value(Settings.SHARE_QUOTES),
                value(Settings.FOLLOW),
                sharer);
    }

    /** What the operator should know, although it stops nothing. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** What was set, and where: {@code vitrine.public-base (init parameter)}. Values stay out of logs. */
    List<String> origins() {
        return origins.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
    }

    /** All that shapes the output, in a fixed order: equal settings have equal fingerprints on every node. */
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (Setting<?> setting : Settings.all()) {
            if (Settings.BESIDE_PAGES.contains(setting)) {
                continue;
            }
            all.append(setting.key()).append('=').append(text(setting)).append('\n');
        }
        return all.toString();
    }
}
