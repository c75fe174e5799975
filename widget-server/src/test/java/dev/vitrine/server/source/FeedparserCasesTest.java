package dev.vitrine.server.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.SharedData;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Headers;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The conformance cases of feedparser, as far as they speak of what a post has here, and real feeds; read by us and, beside
 * us, by others.
 */
class FeedparserCasesTest {
    /**
     * What is meant otherwise here: entities that a document defines are ignored (they are how bombs are made), the
     * fullest text of an entry is its content and its summary is not kept beside it, ids are names and not resolved,
     * Content-Location is not believed, and CDF, a format of 1997, is not read.
     */
    private static final Set<String> OTHERWISE = Set.of(
            "entity_in_doctype.xml",
            "entry_content_and_summary.xml",
            "item_description_and_summary.xml",
            "item_summary_and_description.xml",
            "http_entry_id_base_content_location.xml",
            "http_entry_id_base_docuri.xml",
            "http_item_link_base_content_location.xml");

    private static final Pattern HEADER = Pattern.compile("(?m)^\\s*Header:\\s*([\\w-]+):\\s*(.*?)\\s*$");
    private static final Pattern EXPECT = Pattern.compile("Expect:\\s*(.*?)\\s*(?:-->|$)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile(
            "entries\\[(\\d)\\](\\[?[\\w'\\[\\].]*?\\]?)\\s*==\\s*u?(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|\\(([\\d, ]+)\\))");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Sanitizer sanitizer = new Sanitizer();
    private final FeedDocument documents = new FeedDocument(sanitizer, new MutableClock());

    @Test
    void givesTheItemsOfFeedsAndAgreesOnWhatTheySay() throws IOException {
        Map<String, PostReader> readers = new LinkedHashMap<>();
        readers.put("Vitrine", PostReader.vitrine(documents));
        readers.put("ROME 2.1.0", PostReader.rome(sanitizer));
        readers.put("jsoup only", PostReader.jsoup(sanitizer));
        Scores ours = new Scores();
        StringBuilder table = new StringBuilder("| | well-formed | ill-formed and encoding | real feeds"
                + " | values agreed | Errors | slowest |%n|---|--:|--:|--:|--:|--:|--:|%n".formatted());
        for (Map.Entry<String, PostReader> reader : readers.entrySet()) {
            Scores scores = scores(reader.getValue());
            ours = reader.getKey().equals("Vitrine") ? scores : ours;
            table.append("| ").append(reader.getKey()).append(scores.row());
        }
        System.out.print(table);
        assertThat(ours.wellFormed.wrong).isEmpty();
        assertThat(ours.illFormed.percentage())
                .as("%d right, wrong: %s", ours.illFormed.right, ours.illFormed.wrong)
                .isGreaterThanOrEqualTo(98);
        assertThat(ours.real.wrong).isEmpty();
        assertThat(ours.values.percentage())
                .as("%d right, wrong:%n%s", ours.values.right, String.join("\n", ours.values.wrong))
                .isGreaterThanOrEqualTo(97);
        assertThat(ours.errors).isZero();
        assertThat(ours.slowest).isLessThan(Duration.ofSeconds(2));
    }

    private Scores scores(PostReader reader) throws IOException {
        Scores scores = new Scores();
        items(files("feedparser/wellformed"), reader, scores, scores.wellFormed);
        items(
                files("feedparser/illformed", "feedparser/encoding", "feedparser/entities"),
                reader,
                scores,
                scores.illFormed);
        items(files("netnewswire", "feeddeck", "feed-rs", "rome", "podcast"), reader, scores, scores.real);
        for (Path file :
                files("feedparser/wellformed", "feedparser/illformed", "feedparser/encoding", "feedparser/entities")) {
            compare(file, reader, scores);
        }
        return scores;
    }

    private static void items(List<Path> files, PostReader reader, Scores scores, Tally tally) throws IOException {
        for (Path file : files) {
            String text = new String(Files.readAllBytes(file), ISO_8859_1).replace("\0", "");
            String body = text.replaceFirst("(?s)<!--.*?-->", "");
            if (!body.matches("(?is).*<([\\w]+:)?(item|entry)[\\s>].*")) {
                continue;
            }
            tally.note(!read(file, reader, scores).isEmpty(), file.toString());
        }
    }

    private void compare(Path file, PostReader reader, Scores scores) throws IOException {
        String text = new String(Files.readAllBytes(file), charset(file)).replace("\0", "");
        Matcher expect = EXPECT.matcher(text);
        if (!expect.find() || OTHERWISE.contains(file.getFileName().toString())) {
            return;
        }
        List<Post> posts = read(file, reader, scores);
        Matcher value = VALUE.matcher(expect.group(1));
        while (value.find()) {
            String expected =
                    value.group(3) != null ? value.group(3) : value.group(4) != null ? value.group(4) : value.group(5);
            int index = Integer.parseInt(value.group(1));
            // Posts that say the same under one id are one here.
            Optional<Post> post =
                    posts.isEmpty() ? Optional.empty() : Optional.of(posts.get(Math.min(index, posts.size() - 1)));
            String field = value.group(2)
                    .replaceAll("[\\[\\]']+", " ")
                    .replace('.', ' ')
                    .strip();
            Optional<Boolean> same = same(field, python(expected), post);
            same.ifPresent(it -> scores.values.note(
                    it,
                    file + " " + field + ": " + expected + " but "
                            + post.map(p -> shown(field, p)).orElse("no post")));
        }
    }

    private Optional<Boolean> same(String field, String expected, Optional<Post> post) {
        switch (field) {
            case "title",
                    "title_detail value",
                    "description",
                    "summary",
                    "summary_detail value",
                    "content 0 value",
                    "link",
                    "id",
                    "guid",
                    "author",
                    "author_detail name",
                    "enclosures 0 href",
                    "enclosures 0 url",
                    "published_parsed",
                    "updated_parsed",
                    "date_parsed" -> {}
            default -> {
                return Optional.empty();
            }
        }
        if (post.isEmpty()) {
            return Optional.of(false);
        }
        Post it = post.get();
        return switch (field) {
            case "title", "title_detail value" ->
                Optional.of(words(expected).equals(squeezed(it.title().isEmpty() ? it.text() : it.title())));
            case "description", "summary", "summary_detail value", "content 0 value" ->
                Optional.of(squeezed(it.text() + it.title()).contains(words(expected)));
            case "link" -> link(expected, it.permalink());
            case "id", "guid" ->
                expected.isEmpty()
                        ? Optional.empty()
                        : Optional.of(it.id().equals(expected) || same(WebUrl.parse(expected), WebUrl.parse(it.id())));
            case "author", "author_detail name" ->
                Optional.of(expected.isEmpty() || expected.contains(it.author().name()));
            case "enclosures 0 href", "enclosures 0 url" -> enclosure(expected, it);
            default -> date(expected, it, field);
        };
    }

    private static Optional<Boolean> link(String expected, Optional<WebUrl> link) {
        Optional<WebUrl> url = WebUrl.parse(expected);
        return url.isEmpty() ? Optional.empty() : Optional.of(same(url, link));
    }

    private static boolean same(Optional<WebUrl> one, Optional<WebUrl> other) {
        return one.isPresent() && one.equals(other);
    }

    private static Optional<Boolean> enclosure(String expected, Post post) {
        Optional<WebUrl> url = WebUrl.parse(expected);
        boolean media = url.flatMap(it -> EntryMedia.kind("", "", it.path())).isPresent();
        return media
                ? Optional.of(post.media().stream().map(Media::url).anyMatch(it -> it.equals(url.get())))
                : Optional.empty();
    }

    private static Optional<Boolean> date(String expected, Post post, String field) {
        String[] parts = expected.split("\\s*,\\s*", -1);
        if (parts.length < 6) {
            return Optional.empty();
        }
        Instant date = LocalDateTime.of(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]),
                        Integer.parseInt(parts[4]),
                        Integer.parseInt(parts[5]))
                .toInstant(ZoneOffset.UTC);
        Optional<Instant> actual = field.startsWith("updated") ? post.edited().or(post::published) : post.published();
        return Optional.of(actual.filter(date::equals).isPresent());
    }

    private static String shown(String field, Post post) {
        return switch (field) {
            case "title" -> post.title();
            case "link" -> post.permalink().map(WebUrl::href).orElse("none");
            case "id", "guid" -> post.id();
            case "author", "author_detail name" -> post.author().name();
            case "published_parsed", "updated_parsed", "date_parsed" -> post.published() + " " + post.edited();
            case "enclosures 0 href", "enclosures 0 url" -> post.media().toString();
            default -> post.text();
        };
    }

    /** What a person reads, without white space. */
    private String words(String html) {
        return squeezed(sanitizer.clean(html).text());
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "");
    }

    /** The posts; none where the document is refused. */
    private static List<Post> read(Path file, PostReader reader, Scores scores) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> headers = new ArrayList<>();
        Matcher header =
                HEADER.matcher(new String(bytes, 0, Math.min(bytes.length, 2000), ISO_8859_1).replace("\0", ""));
        while (header.find()) {
            headers.add(header.group(1));
            headers.add(header.group(2));
        }
        WebUrl url = WebUrl.parse("http://127.0.0.1:8097/tests/" + file.getFileName())
                .orElseThrow();
        Answer answer = new Answer(url, 200, Headers.of(headers.toArray(String[]::new)), bytes);
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            return reader.posts(answer);
        } catch (Exception e) {
            return List.of();
        } catch (StackOverflowError | OutOfMemoryError e) {
            scores.errors++;
            return List.of();
        } finally {
            scores.took(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start));
        }
    }

    private static Charset charset(Path file) {
        String name = file.getFileName().toString();
        return name.contains("16") || name.contains("32") || name.contains("u16")
                ? ISO_8859_1
                : java.nio.charset.StandardCharsets.UTF_8;
    }

    /** The characters of a Python string literal. */
    private static String python(String literal) {
        StringBuilder out = new StringBuilder();
        Matcher escape = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", Pattern.DOTALL)
                .matcher(literal);
        while (escape.find()) {
            String code = escape.group(1) != null ? escape.group(1) : escape.group(2);
            String plain = "n".equals(escape.group(3))
                    ? "\n"
                    : "t".equals(escape.group(3)) ? "\t" : String.valueOf(escape.group(3));
            escape.appendReplacement(
                    out,
                    Matcher.quoteReplacement(code == null ? plain : String.valueOf((char) Integer.parseInt(code, 16))));
        }
        return escape.appendTail(out).toString();
    }

    private static List<Path> files(String... folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(SharedData.path("feeds/" + folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().matches(".*/(sanitize|cdf)/.*"))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** How one reader does. */
    private static final class Scores {
        private final Tally wellFormed = new Tally();
        private final Tally illFormed = new Tally();
        private final Tally real = new Tally();
        private final Tally values = new Tally();
        private int errors;
        private Duration slowest = Duration.ZERO;

        void took(Duration time) {
            slowest = time.compareTo(slowest) > 0 ? time : slowest;
        }

        String row() {
            return " | %s | %s | %s | %s | %s | %s ms |%n"
                    .formatted(wellFormed, illFormed, real, values, errors, slowest.toMillis());
        }
    }

    private static final class Tally {
        private int right;
        private final List<String> wrong = new ArrayList<>();

        void note(boolean agrees, String what) {
            if (agrees) {
                right++;
            } else {
                wrong.add(what);
            }
        }

        double percentage() {
            return 100.0 * right / (right + wrong.size());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d of %d (%.1f %%)", right, right + wrong.size(), percentage());
        }
    }
}
