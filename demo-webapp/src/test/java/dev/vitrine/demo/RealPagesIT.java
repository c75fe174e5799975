package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.ScriptTimeoutException;

/**
 * Everything to share with, on saved pages of other people's sites: whatever is told here is the difference from the same
 * page with {@code --filter off}. Their pictures are ours, for the sites are out of reach. By default a few pages, with
 * {@code -Dvitrine.thorough=true} forty, each at three widths.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPagesIT {
    private static final Path PAGES =
            Path.of(System.getProperty("vitrine.shared", "../../shared/data"), "pages", "original");
    private static final boolean THOROUGH = Boolean.getBoolean("vitrine.thorough");
    private static final int HOW_MANY = THOROUGH ? 40 : 3;
    private static final int ATTEMPTS = 4;

    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final List<String> SCHEMES = List.of("light", "dark", "forced");

    private static final Pattern PICTURE = Pattern.compile("(?i)<img\\b[^>]*>");
    private static final Pattern SOURCE = Pattern.compile(
            "(?i)(?<=\\s)(src|srcset|data-[a-z-]*src(set)?)\\s*=\\s*" + "(\"[^\"]*\"|'[^']*'|[^\\s>]+)");

    @TempDir
    static Path folder;

    private final Browser browser = Browser.start();
    private DemoProcess without;
    private DemoProcess with;
    private DemoProcess pinned;

    /** What a visitor's browser tells of a page. */
    private record Visit(
            double shift, Set<String> strangers, Set<String> complaints, Set<String> cookies, long stored) {}

    @BeforeAll
    void start() throws IOException {
        assumeTrue(Files.isDirectory(PAGES), "no real pages at " + PAGES.toAbsolutePath());
        Files.copy(Path.of("src/main/webapp/pictures/lantern-rye.jpg"), folder.resolve("a.jpg"));
        for (String name : names()) {
            String page = Files.readString(PAGES.resolve(name), ISO_8859_1);
            Files.writeString(folder.resolve(name), withOurPictures(page), ISO_8859_1);
        }
        without = DemoProcess.start("--pages", folder.toString(), "--filter", "off");
        with = DemoProcess.start(
                List.of(
                        "-Dvitrine.share-places=heading,end,floating,product,pictures,quotes,selection,follow,marked",
                        "-Dvitrine.share-networks=facebook,x,bluesky,pinterest,mastodon,email,copy,share,markdown,html,print",
                        "-Dvitrine.follow=mastodon=@bakery@social.example, instagram=ryeandlantern"),
                "--pages",
                folder.toString());
        pinned = DemoProcess.start(List.of("-Dvitrine.share-places=pictures"), "--pages", folder.toString());
    }

    @AfterAll
    void stop() {
        browser.close();
        Stream.of(without, with, pinned).filter(Objects::nonNull).forEach(DemoProcess::close);
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<String> all = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
            return IntStream.range(0, HOW_MANY)
                    .mapToObj(i -> all.get(i * all.size() / HOW_MANY))
                    .toList();
        }
    }

    private static String withOurPictures(String page) {
        return PICTURE.matcher(page).replaceAll(picture -> {
            String others = SOURCE.matcher(picture.group()).replaceAll("");
            return Matcher.quoteReplacement("<img src=\"/a.jpg\"" + others.substring(4));
        });
    }

    private static Stream<Arguments> visits() throws IOException {
        assumeTrue(Files.isDirectory(PAGES), "no real pages at " + PAGES.toAbsolutePath());
        List<Arguments> visits = new ArrayList<>();
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            for (int width = 0; width < WIDTHS.size(); width++) {
                if (THOROUGH || width == i % WIDTHS.size()) {
                    visits.add(
                            Arguments.of(names.get(i), WIDTHS.get(width), SCHEMES.get((i + width) % SCHEMES.size())));
                }
            }
        }
        return visits.stream();
    }

    @ParameterizedTest
    @MethodSource("visits")
    void nothingMovesNothingLeavesAndEverythingCanBeReached(String name, int width, String scheme) {
        // Pages have scripts of their own, which are not always as fast: what we add is there each time.
        List<String> pictures = pictures(without, name, width, scheme);
        List<String> pinnedPictures = pictures(pinned, name, width, scheme);
        for (int i = 1; i < ATTEMPTS && !pinnedPictures.equals(pictures); i++) {
            pictures = pictures(without, name, width, scheme);
            pinnedPictures = pictures(pinned, name, width, scheme);
        }
        assertThat(pinnedPictures).as("pictures").isEqualTo(pictures);

        Visit before = visit(without, name, width, scheme);
        Visit after = visit(with, name, width, scheme);
        for (int i = 1; i < ATTEMPTS && !added(before, after).isEmpty(); i++) {
            before = both(before, visit(without, name, width, scheme));
            after = least(after, visit(with, name, width, scheme));
        }
        assertThat(added(before, after)).isEmpty();
        if (list("return [...document.querySelectorAll('.vt-share:not([hidden])')].map(e => e.className)")
                .isEmpty()) {
            return;
        }
        assertThat(browser.barriers(".vt-share")).as("axe").isEmpty();
        assertThat(list("""
                        return [...document.querySelectorAll('.vt-share :is(a, button, summary)')]
                            .map(e => [e, e.getBoundingClientRect()])
                            .filter(([e, box]) => box.width && (box.width < 44 || box.height < 44))
                            .map(([e, box]) => `${e.textContent}: ${box.width} x ${box.height}`)
                        """)).as("small targets").isEmpty();
        assertThat(list("""
                        return [...document.querySelectorAll('.vt-share :is(a, button, summary)')]
                            .filter(e => e.checkVisibility() && e.tabIndex >= 0)
                            // The bar that floats gives way to what a page fixes at its place.
                            .filter(e => e.closest('.vt-float')?.style.visibility != 'hidden')
                            .filter(e => {
                              e.focus();
                              const look = getComputedStyle(e);
                              return document.activeElement != e || parseFloat(look.outlineWidth) < 3 || look.outlineStyle == 'none';
                            })
                            .map(e => e.outerHTML)
                        """))
                .as("controls that the keyboard does not reach, or nobody sees it")
                .isEmpty();
        assertThat(list("""
                        return [...document.querySelectorAll('.vt-share a')]
                            .filter(e => !/^(https:|mailto:|http:..127[.]0[.]0[.]1)/.test(e.href)).map(e => e.outerHTML)
                        """)).as("links that lead nowhere").isEmpty();
    }

    private Visit visit(DemoProcess demo, String name, int width, String scheme) {
        browser.driver().manage().deleteAllCookies();
        URI page = open(demo, name, width, scheme);
        return new Visit(
                browser.layoutShifts().stream()
                        .mapToDouble(shift -> Double.parseDouble(shift.substring(0, shift.indexOf(' '))))
                        .sum(),
                distinct(browser.requests().stream()
                        .filter(request -> !page.getAuthority().equals(request.getAuthority()))
                        .map(URI::toString)),
                complaints(page),
                distinct(browser.driver().manage().getCookies().stream().map(Cookie::getName)),
                stored());
    }

    /**
     * What a page says of its own that leads elsewhere by itself depends on how soon it does, and Chromium asks for a manifest
     * whenever it likes; of us it should say nothing.
     */
    private Set<String> complaints(URI page) {
        boolean stayed = page.toString().equals(browser.driver().getCurrentUrl());
        return distinct(browser.complaints().stream()
                .map(line -> line.replace(page.getAuthority(), "site"))
                .filter(line -> (stayed && !line.contains("Manifest fetch")) || line.contains("/_vitrine/"))
                .map(line -> line.replaceAll(" [0-9]+(:[0-9]+)? ", " ")));
    }

    /** A page that leads elsewhere by itself may take along the script that looks at it. */
    private URI open(DemoProcess demo, String name, int width, String scheme) {
        URI page = demo.address().resolve("/" + name);
        for (int i = 1; i < ATTEMPTS; i++) {
            try {
                browser.open(page, width, 900, scheme);
                return page;
            } catch (ScriptTimeoutException e) {
                // Once more, then.
            }
        }
        browser.open(page, width, 900, scheme);
        return page;
    }

    /** A page that leads elsewhere by itself, where nobody is, ends where there is no storage. */
    private long stored() {
        return (long) Objects.requireNonNull(browser.driver().executeScript("""
                try {
                  return localStorage.length + sessionStorage.length;
                } catch {
                  return 0;
                }
                """));
    }

    private static Set<String> distinct(Stream<String> words) {
        return words.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whatever a page did at one time. */
    private static Visit both(Visit one, Visit other) {
        return new Visit(
                Math.max(one.shift, other.shift),
                union(one.strangers, other.strangers),
                union(one.complaints, other.complaints),
                union(one.cookies, other.cookies),
                Math.max(one.stored, other.stored));
    }

    /** What a page did each time. */
    private static Visit least(Visit one, Visit other) {
        return new Visit(
                Math.min(one.shift, other.shift),
                intersection(one.strangers, other.strangers),
                intersection(one.complaints, other.complaints),
                intersection(one.cookies, other.cookies),
                Math.min(one.stored, other.stored));
    }

    private static List<String> added(Visit before, Visit after) {
        List<String> added = new ArrayList<>();
        if (after.shift - before.shift >= .0005) {
            added.add("layout shift " + before.shift + " -> " + after.shift);
        }
        added.addAll(difference(after.strangers, before.strangers));
        added.addAll(difference(after.complaints, before.complaints));
        added.addAll(difference(after.cookies, before.cookies));
        if (after.stored > before.stored) {
            added.add("stored " + before.stored + " -> " + after.stored);
        }
        return added;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.retainAll(other);
        return all;
    }

    private static Collection<String> difference(Set<String> one, Set<String> other) {
        Set<String> rest = new LinkedHashSet<>(one);
        rest.removeAll(other);
        return rest;
    }

    private List<String> pictures(DemoProcess demo, String name, int width, String scheme) {
        open(demo, name, width, scheme);
        return list("""
                return [...document.images].map(e => {
                  const box = e.getBoundingClientRect();
                  return `${box.x + scrollX} ${box.y + scrollY} ${box.width} ${box.height}`;
                })
                """);
    }

    private List<String> list(String script) {
        return ((List<?>) Objects.requireNonNull(browser.driver().executeScript(script)))
                .stream().map(String::valueOf).toList();
    }
}
