package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SharedData;
import dev.vitrine.rewrite.Rewriting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What authors of real pages say to link previews stays what these come upon first, and is said once. */
class AuthorsOwnTagsTest {
    /** Vocabularies, and the names in them that may stand several times. */
    private static final Pattern SOCIAL =
            Pattern.compile("(og|twitter|article|product|profile|video|fb):.*|description");

    private static final Pattern SEVERAL =
            Pattern.compile("og:(image|video|audio)(:.*)?|og:locale:alternate|article:(tag|author)"
                    + "|twitter:(label|data)\\d|video:.*|product:.*|fb:admins");

    /** Our mark and the tags right behind it, each on a line of its own. */
    private static final Pattern OURS = Pattern.compile(
            "<!--vitrine:tags-->(\\n<(meta|link) [^>]*>|\\n<script type=\"application/ld\\+json\">[^<]*</script>)*");

    private static final Rewriting FILTER = Rewriting.with(() -> new PageEnhancer(
                    SiteSettings.DEFAULT, PageRequest.anonymous("http", "localhost", 8080, "/a/page.html")))
            .declaring(Optional.empty());

    @Test
    void areWhatReadersComeUponFirstAndNoneStandsTwice() {
        List<String> changed = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        int kept = 0;
        for (Path file : SharedData.files("pages/original", ".html")) {
            byte[] page = SharedData.read(file);
            Map<String, List<String>> before = tags(page);
            Map<String, List<String>> after = tags(FILTER.whole(page));
            for (Map.Entry<String, List<String>> own : before.entrySet()) {
                List<String> values = own.getValue();
                List<String> now = after.getOrDefault(own.getKey(), List.of());
                if (values.get(0).isEmpty()) {
                    continue;
                }
                kept++;
                if (now.isEmpty() || !now.get(0).equals(values.get(0))) {
                    changed.add(file.getFileName() + " " + own.getKey() + ": " + now);
                }
                if (now.size() > values.size() && !SEVERAL.matcher(own.getKey()).matches()) {
                    twice.add(file.getFileName() + " " + own.getKey() + ": " + now);
                }
            }
            after.forEach((key, values) -> {
                if (values.size() > 1
                        && !before.containsKey(key)
                        && !SEVERAL.matcher(key).matches()) {
                    twice.add(file.getFileName() + " " + key + ": " + values);
                }
            });
        }
        assertThat(changed).isEmpty();
        assertThat(twice).isEmpty();
        System.out.println("values of authors that stay the first: " + kept);
    }

    /** A head that does not fit into the window has its tags at its end. */
    @Test
    void andOursStandWithinTheFirstKilobytesUnlessTheHeadIsLongerThanTheWindow() {
        int pages = 0;
        List<String> late = new ArrayList<>();
        for (String level : List.of("original", "stripped")) {
            for (Path file : SharedData.files("pages/" + level, ".html")) {
                String page = new String(FILTER.whole(SharedData.read(file)), StandardCharsets.ISO_8859_1);
                Matcher ours = OURS.matcher(page);
                assertThat(ours.find()).as("%s", file).isTrue();
                pages++;
                if (ours.end() > 16 * 1024) {
                    late.add(level + "/" + file.getFileName());
                    assertThat(ours.start()).as("%s", file).isGreaterThan(128 * 1024);
                }
            }
        }
        System.out.println("tags at the end of a long head: " + late.size() + " of " + pages + " pages");
        assertThat(late.size()).isLessThanOrEqualTo(pages / 25);
    }

    private static Map<String, List<String>> tags(byte[] page) {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        try {
            for (Element meta : Jsoup.parse(new ByteArrayInputStream(page), null, "http://localhost/")
                    .select("meta[content]")) {
                List.of(meta.attr("property"), meta.attr("name")).stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .filter(name -> SOCIAL.matcher(name).matches())
                        .forEach(name -> tags.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(meta.attr("content").strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tags;
    }
}
