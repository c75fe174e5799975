package dev.vitrine.server.audit;

import static dev.vitrine.server.audit.Field.COLOR;
import static dev.vitrine.server.audit.Field.DESCRIPTION;
import static dev.vitrine.server.audit.Field.IMAGE;
import static dev.vitrine.server.audit.Field.SITE_NAME;
import static dev.vitrine.server.audit.Field.TITLE;
import static dev.vitrine.server.audit.Field.URL;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.html.PageCharset;
import dev.vitrine.server.url.WebUrl;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one page as each service does that shows previews of it. */
public final class PreviewReader {
    private static final Pattern COLOR_DIGITS = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final int LONGEST_NAME_BYTES = 256;
    private static final int MAX_LABELS = 2;

    private final byte[] page;
    private final Optional<PageCharset> declared;
    private final WebUrl url;

    /**
     * A reader of one page.
     *
     * @param declared the encoding that the response names
     * @param url where the page was found
     */
    public PreviewReader(byte[] page, Optional<PageCharset> declared, WebUrl url) {
        this.page = page.clone();
        this.declared = declared;
        this.url = url;
    }

    /** What every service shows. */
    public List<Preview> all() {
        return Stream.of(Consumer.values()).map(this::as).toList();
    }

    /** What one service shows. */
    public Preview as(Consumer consumer) {
        ReadingRules rules = ReadingTable.rules(consumer);
        PageTags tags = PageTags.read(page, rules.window(), declared);
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        if (page.length > rules.window() && !tags.headEnded()) {
            findings.add(Finding.HEAD_BEYOND_WINDOW);
        }
        Map<Field, String> values = values(rules, tags, findings);
        quirks(consumer, tags, values, findings);
        cut(rules, values, findings);
        return new Preview(consumer, values, consumer == Consumer.SLACK ? labels(tags) : Map.of(), findings);
    }

    private Map<Field, String> values(ReadingRules rules, PageTags tags, Set<Finding> findings) {
        boolean tooMany = tags.openGraph() > rules.maxTags();
        if (tooMany) {
            findings.add(Finding.TOO_MANY_TAGS);
        }
        Map<Field, String> values = new EnumMap<>(Field.class);
        rules.sources()
                .forEach((field, sources) -> sources.stream()
                        .filter(source -> !(tooMany && source instanceof Source.MetaTag))
                        .flatMap(source -> value(source, rules, tags).stream())
                        .flatMap(value -> field == IMAGE || field == URL ? absolute(value).stream() : Stream.of(value))
                        .findFirst()
                        .ifPresent(value -> values.put(field, value)));
        return values;
    }

    private static Optional<String> value(Source source, ReadingRules rules, PageTags tags) {
        List<String> values = (rules.propertyOnly() ? source.propertyValues(tags) : source.values(tags))
                .map(PreviewReader::line)
                .filter(value -> !value.isEmpty())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(rules.lastWins() ? values.size() - 1 : 0));
    }

    private static String line(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }

    private Optional<String> absolute(String reference) {
        return url.resolve(reference).map(WebUrl::href);
    }

    /** What single services do beyond the table. */
    private static void quirks(Consumer consumer, PageTags tags, Map<Field, String> values, Set<Finding> findings) {
        switch (consumer) {
            case DISCORD -> discord(values, findings);
            case MISSKEY -> misskey(values, findings);
            case TELEGRAM -> {
                if (says(tags, "robots", "noindex")) {
                    findings.add(Finding.NOINDEX_REMEMBERED);
                }
            }
            case PINTEREST -> {
                if (says(tags, "pinterest-rich-pin", "false")) {
                    findings.add(Finding.OPTED_OUT);
                }
            }
            default -> {}
        }
    }

    private static void discord(Map<Field, String> values, Set<Finding> findings) {
        String name = values.getOrDefault(SITE_NAME, "");
        if (name.getBytes(UTF_8).length > LONGEST_NAME_BYTES) {
            findings.add(Finding.NAME_SUPPRESSES_PREVIEW);
            values.clear();
        }
        String color = values.get(COLOR);
        if (color != null && !COLOR_DIGITS.matcher(color).matches()) {
            findings.add(Finding.COLOR_IGNORED);
            values.remove(COLOR);
        }
    }

    private static void misskey(Map<Field, String> values, Set<Finding> findings) {
        String title = values.get(TITLE);
        if (title != null && title.equals(values.get(DESCRIPTION))) {
            findings.add(Finding.DESCRIPTION_REPEATS_TITLE);
            values.remove(DESCRIPTION);
        }
        String name = values.get(SITE_NAME);
        if (title != null && name != null) {
            String own = title.replaceFirst("\\s*[-|:·]\\s*" + Pattern.quote(name) + "$", "");
            values.put(TITLE, own.isEmpty() ? title : own);
        }
    }

    private static boolean says(PageTags tags, String key, String word) {
        return tags.metas().stream()
                .anyMatch(meta -> meta.key().equals(key)
                        && meta.content().toLowerCase(Locale.ROOT).contains(word));
    }

    private static void cut(ReadingRules rules, Map<Field, String> values, Set<Finding> findings) {
        rules.limits().forEach((field, limit) -> {
            String value = values.get(field);
            if (value != null && size(value, limit.unit()) > limit.size()) {
                values.put(field, shortened(value, limit));
                findings.add(field == TITLE ? Finding.TITLE_CUT : Finding.DESCRIPTION_CUT);
            }
        });
    }

    private static int size(String value, ReadingRules.Unit unit) {
        return unit == ReadingRules.Unit.BYTES ? value.getBytes(UTF_8).length : value.codePointCount(0, value.length());
    }

    private static String shortened(String value, ReadingRules.Limit limit) {
        int end = 0;
        while (end < value.length()) {
            int next = end + Character.charCount(value.codePointAt(end));
            if (size(value.substring(0, next), limit.unit()) > limit.size()) {
                break;
            }
            end = next;
        }
        return value.substring(0, end);
    }

    private static Map<String, String> labels(PageTags tags) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int number = 1; number <= MAX_LABELS; number++) {
            Optional<String> label = first(tags, "twitter:label" + number);
            Optional<String> data = first(tags, "twitter:data" + number);
            if (label.isPresent() && data.isPresent()) {
                labels.put(label.get(), data.get());
            }
        }
        return labels;
    }

    private static Optional<String> first(PageTags tags, String key) {
        return Source.meta(key)
                .values(tags)
                .map(PreviewReader::line)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
