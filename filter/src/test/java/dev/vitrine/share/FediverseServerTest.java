package dev.vitrine.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.share.FediverseServer.Software;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FediverseServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "social.example",
                " Social.Example ",
                "https://social.example/@ada",
                "@ada@social.example",
                "ada@social.example"
            })
    void serverIsUnderstoodHoweverItIsWritten(String text) {
        assertThat(FediverseServer.parse(text, Software.MASTODON).map(FediverseServer::host))
                .contains("social.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "social",
                "social.example\r\nX: y",
                "a b.example",
                "[::1]",
                "javascript:alert(1)",
                "x?.example"
            })
    void nothingElseIsAServer(String text) {
        assertThat(FediverseServer.parse(text, Software.MASTODON)).isEmpty();
    }

    /** A form may send megabytes, and anybody may send a form. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "/", "@", "a@", "a.", "\t"})
    @Timeout(5)
    void nobodyWaitsForATextThatIsTooLongForAServer(String part) {
        assertThat(FediverseServer.parse("a." + part.repeat(500_000) + "\nx", Software.MASTODON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everySoftwareHasAComposer(Software software) {
        Optional<String> composer = new FediverseServer("social.example", software)
                .composer(SharedPage.of("https://www.example.org/a?b=c&d", "Bread & butter"), Sharer.ANONYMOUS);

        assertThat(composer)
                .hasValueSatisfying(address -> assertThat(address)
                        .startsWith("https://social.example/")
                        .contains("https%3A%2F%2Fwww.example.org%2Fa%3Fb%3Dc%26d", "Bread%20%26%20butter"));
    }
}
