package dev.vitrine.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColorTest {
    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(Color.WHITE.contrast(Color.BLACK)).isEqualTo(21);
        assertThat(Color.parse("#25D366").contrast(Color.WHITE)).isBetween(1.97, 1.99);
        assertThat(Color.parse("#1185FE").contrast(Color.WHITE)).isBetween(3.60, 3.62);
    }

    @Test
    void everyBrandHasAnInkThatReadsOnAnyBackground() {
        Color[] backgrounds = {Color.WHITE, Color.parse("#1B1D21"), Color.BLACK};
        for (Color background : backgrounds) {
            for (ShareNetwork network : ShareNetworks.all()) {
                network.color()
                        .ifPresent(color -> assertThat(
                                        color.readableOn(4.5, background).contrast(background))
                                .as(network.id())
                                .isGreaterThanOrEqualTo(4.5));
            }
        }
    }

    @Test
    void colourThatReadsAlreadyStaysAsItIs() {
        assertThat(Color.parse("#0A66C2").readableOn(4.5, Color.WHITE)).hasToString("#0a66c2");
    }

    @Test
    void colourThatCannotBeReadOnBothBackgroundsIsRefused() {
        assertThatThrownBy(() -> Color.parse("#0A66C2").readableOn(5, Color.WHITE, Color.BLACK))
                .hasMessage("no colour has a contrast of 5.0 to all the backgrounds");
    }
}
