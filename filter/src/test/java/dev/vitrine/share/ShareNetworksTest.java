package dev.vitrine.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShareNetworksTest {
    /** Each value would break out of a parameter, an attribute or a line, were it not encoded. */
    private static final SharedPage HOSTILE = new SharedPage(
            "https://www.example.org/a%20b/ä?x=1&y=%26#frag\"'<>",
            "50 % off & more = \"quoted\" 'single' <b> #1 + ünï 😀 \r\nX: y",
            "Second & last; 100 %",
            Optional.of("https://img.example.org/p.jpg?w=1&h=2#x"),
            "Example & Sons",
            List.of("Open Source", "2024", "C++", "zürich"),
            Optional.of("https://www.example.org/feed?a=1&b=2"),
            SharedPage.UNFRAMED);

    private static final Sharer SHARER = new Sharer(
            Optional.of("@example"),
            List.of("ada", "bob"),
            Optional.of("12345"),
            ShareNetworks.all().stream()
                    .filter(ShareNetwork::needsInstance)
                    .collect(java.util.stream.Collectors.toMap(ShareNetwork::id, n -> "social.example.org")),
            List.of("vitrine"),
            Optional.empty());

    private static Stream<ShareNetwork> shareable() {
        return ShareNetworks.all().stream().filter(network -> network.status() == Status.ALIVE && network.takesLinks());
    }

    private static Stream<ShareNetwork> followable() {
        return ShareNetworks.all().stream()
                .filter(network -> network.templates().follow().isPresent());
    }

    @Test
    void holdsAllThatTakeLinksAndAllThatHaveProfiles() {
        assertThat(List.of(shareable().count(), followable().count())).isEqualTo(List.of(74L, 90L));
    }

    @ParameterizedTest
    @MethodSource("shareable")
    void hostileValuesComeBackFromEachLinkAsTheyWere(ShareNetwork network) {
        String link = network.shareLink(HOSTILE, SHARER).orElseThrow();

        assertThat(link).matches("[!-~]+").doesNotContain("\"", "'", "<", ">", "{", "}");
        Set<String> known = Set.of(
                HOSTILE.url(),
                HOSTILE.title(),
                HOSTILE.title() + " " + HOSTILE.url(),
                HOSTILE.description(),
                HOSTILE.image().orElseThrow(),
                HOSTILE.site(),
                HOSTILE.feed().orElseThrow(),
                "example",
                "ada,bob",
                "12345",
                "Vitrine,OpenSource,C",
                "#Vitrine");
        String template = network.templates().share().orElseThrow();
        if (template.equals("{feedUrl}")) {
            assertThat(link).isEqualTo(HOSTILE.feed().orElseThrow());
            return;
        }
        for (String parameter : parameters(link)) {
            if (!template.contains(parameter)) {
                assertThat(known).contains(decode(parameter.replaceFirst("^(share/|[^=]*=)", "")));
            }
        }
        if (link.startsWith("https:") && network.category() != Category.FEED_READER) {
            assertThat(URI.create(link).getHost())
                    .isEqualTo(network.needsInstance() ? "social.example.org" : host(template));
        }
    }

    @ParameterizedTest
    @MethodSource("shareable")
    void linkWithoutOptionalValuesHasNoEmptyParameters(ShareNetwork network) {
        network.shareLink(SharedPage.of("https://www.example.org/a", "A"), SHARER)
                .ifPresent(link -> assertThat(link).doesNotContain("=&").doesNotEndWith("="));
    }

    @ParameterizedTest
    @MethodSource("followable")
    void eachProfileHasAnAddress(ShareNetwork network) {
        String template = network.templates().follow().orElseThrow();
        String account = template.contains("{instance}")
                ? "@ada@social.example.org"
                : template.contains("{feedUrl}") ? "https://www.example.org/feed" : "ada";

        assertThat(URI.create(network.followLink(account).orElseThrow()).getScheme())
                .isEqualTo("https");
    }

    @Test
    void namesOfProfilesMayStandInAnyOfTheirForms() {
        ShareNetwork mastodon = ShareNetworks.find("mastodon").orElseThrow();
        ShareNetwork medium = ShareNetworks.find("medium").orElseThrow();

        assertThat(List.of(
                        mastodon.followLink("ada@social.example.org"),
                        mastodon.followLink("@ada@social.example.org"),
                        mastodon.followLink("https://social.example.org/@ada"),
                        mastodon.followLink("ada"),
                        medium.followLink("@ada"),
                        medium.followLink("ada\"><script>")))
                .isEqualTo(List.of(
                        Optional.of("https://social.example.org/@ada"),
                        Optional.of("https://social.example.org/@ada"),
                        Optional.of("https://social.example.org/@ada"),
                        Optional.empty(),
                        Optional.of("https://medium.com/@ada"),
                        Optional.of("https://medium.com/@ada%22%3E%3Cscript%3E")));
    }

    @Test
    void thereIsNoLinkWithoutWhatTheNetworkCannotDoWithout() {
        SharedPage bare = SharedPage.of("https://www.example.org/", "Home");

        assertThat(Stream.of("pinterest", "messenger", "lemmy", "instagram", "pocket")
                        .map(id -> ShareNetworks.find(id).orElseThrow().shareLink(bare, Sharer.ANONYMOUS)))
                .containsOnly(Optional.empty());
    }

    @Test
    void campaignStandsOnTheSharedAddressBeforeItsFragment() {
        Sharer sharer = new Sharer(
                Optional.empty(), List.of(), Optional.empty(), Map.of(), List.of(), Optional.of("spring sale"));
        SharedPage page = SharedPage.of("https://www.example.org/a?b=1#c", "A");

        String link = ShareNetworks.find("facebook")
                .orElseThrow()
                .shareLink(page, sharer)
                .orElseThrow();

        assertThat(decode(link.substring(link.indexOf("u=") + 2)))
                .isEqualTo("https://www.example.org/a?b=1&utm_source=facebook&utm_medium=social"
                        + "&utm_campaign=spring%20sale#c");
    }

    @Test
    void deadNetworksAreRefusedWithTheirSuccessors() {
        assertThatThrownBy(() -> ShareNetworks.shareable("pocket"))
                .hasMessage("Pocket is gone (2025-07-08); offer raindrop instead");
        assertThatThrownBy(() -> ShareNetworks.followable("googleplus"))
                .hasMessage("Google+ is gone (2019-04-02); leave it out");
        assertThat(ShareNetworks.all())
                .filteredOn(network -> network.status() == Status.DEAD)
                .hasSize(25)
                .allSatisfy(network -> {
                    assertThatThrownBy(() -> ShareNetworks.shareable(network.id()))
                            .isInstanceOf(IllegalArgumentException.class);
                    assertThat(network.died()).isPresent();
                    network.successor()
                            .ifPresent(id -> assertThat(
                                            ShareNetworks.find(id).orElseThrow().status())
                                    .isNotEqualTo(Status.DEAD));
                });
    }

    @Test
    void misspeltNetworkIsRefusedWithTheNearestOne() {
        assertThatThrownBy(() -> ShareNetworks.shareable("facebok"))
                .hasMessage("there is no network \"facebok\"; did you mean facebook?");
        assertThatThrownBy(() -> ShareNetworks.shareable("instagram"))
                .hasMessage("Instagram has no address to share to; the native share control and a copied link reach it"
                        + " (\"share\", \"copy\")");
    }

    @Test
    void presetsNameNetworksThatTakeLinks() {
        assertThat(ShareNetworks.presets().values())
                .allSatisfy(ids -> assertThat(ids)
                        .hasSize(5)
                        .doesNotHaveDuplicates()
                        .allSatisfy(id ->
                                assertThat(ShareNetworks.shareable(id).status()).isEqualTo(Status.ALIVE)));
    }

    @Test
    void everyIconIsFreeAndAnyNetworkWithoutHasALetter() {
        assertThat(ShareNetworks.all()).allSatisfy(network -> {
            network.icon().ifPresent(icon -> {
                assertThat(icon.licence()).isIn("CC0-1.0", "MIT");
                assertThat(icon.path()).matches("M[-0-9a-zM ]+");
            });
            assertThat(network.letter()).isNotBlank();
        });
    }

    private static List<String> parameters(String link) {
        int start = link.indexOf('?') < 0 ? link.indexOf('#') : link.indexOf('?');
        return start < 0 ? List.of() : List.of(link.substring(start + 1).split("&", -1));
    }

    private static String host(String template) {
        return template.replaceFirst("https://([^/?#]+).*", "$1");
    }

    private static String decode(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
