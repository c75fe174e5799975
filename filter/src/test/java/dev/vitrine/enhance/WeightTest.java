package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.SharedPage;
import dev.vitrine.share.Sharer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everything to share with weighs on its way to a browser, packed by gzip, in bytes. */
class WeightTest {
    private static final List<String> SIX = List.of("facebook", "whatsapp", "x", "bluesky", "linkedin", "email");

    private static final KnownPage PAGE = new KnownPage(
            SharedPage.of(
                            "https://www.example.org/journal/forty-hotel-breakfasts",
                            "What forty hotel breakfasts taught us about bread")
                    .withImage("https://www.example.org/pictures/hotel-breakfast.jpg"),
            true,
            "en",
            "/_vitrine",
            ContentPolicy.of(List.of(), PageRequest.anonymous("https", "www.example.org", 443, "/"), Optional.empty()));

    @Test
    void barOfSixNetworksWeighsLessThanThreeAndAHalfKilobytesWithAllThatItNeeds() {
        int markup = weight(bar(SIX));
        int style = weight(Asset.STYLE);
        int script = weight(Asset.SCRIPT);

        assertThat(style).as("style sheet").isLessThanOrEqualTo(1000);
        assertThat(script).as("script").isLessThanOrEqualTo(1000);
        assertThat(markup + style + script).as("all together").isLessThanOrEqualTo(3500);
    }

    private static List<ShareNetwork> others() {
        return ShareNetworks.all().stream()
                .filter(network -> network.takesLinks() && !SIX.contains(network.id()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("others")
    void eachFurtherNetworkWeighsLessThanHalfAKilobyte(ShareNetwork network) {
        List<String> seven = new ArrayList<>(SIX);
        seven.add(network.id());

        assertThat(weight(bar(seven)) - weight(bar(SIX))).as(network.id()).isLessThanOrEqualTo(450);
    }

    @Test
    void scriptsThatOnlySomePagesNeedAreSmallToo() {
        assertThat(weight(Asset.FLOAT)).as("bar that floats").isLessThanOrEqualTo(500);
        assertThat(weight(Asset.PINS)).as("pins").isLessThanOrEqualTo(1500);
        assertThat(weight(Asset.SELECTION)).as("selection").isLessThanOrEqualTo(1000);
    }

    private static String bar(List<String> networks) {
        List<String> controls = new ArrayList<>(networks);
        controls.addAll(List.of("copy", "share"));
        ShareSettings settings = new ShareSettings(
                Set.of(ShareSettings.Place.HEADING), controls, ShareSettings.DEFAULT.more(), Sharer.ANONYMOUS);
        return ShareBar.markup(settings, PAGE, ShareSettings.Place.HEADING, true);
    }

    private static int weight(Asset asset) {
        return weight(new String(asset.bytes(), UTF_8));
    }

    private static int weight(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.size();
    }
}
