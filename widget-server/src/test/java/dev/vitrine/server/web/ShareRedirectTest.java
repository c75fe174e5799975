package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.SharedPage;
import dev.vitrine.share.Sharer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever page a reader says to come from, the way leads to the network that they chose. */
final class ShareRedirectTest {
    private static final List<String> PAGES = List.of(
            "https://evil.example/",
            "https://evil.example/?u=https://other.example/&url=//other.example",
            "https://evil.example/#https://other.example/",
            "https://evil.example//other.example/%2F%2Fother.example",
            "https://evil.example/\\other.example",
            "https://evil.example/%0d%0aLocation:%20https://other.example/",
            "https://evil.example/?x=%0D%0ASet-Cookie:%20a=b",
            "https://facebook.com@evil.example/",
            "https://evil.example/\"><script>alert(1)</script>",
            "https://evil.example/{url}{title}{instance}?{url}",
            "https://[::1]/",
            "http://evil.example:8080/a b",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "//evil.example/",
            "/\\evil.example/",
            "\\\\evil.example",
            "ftp://evil.example/",
            "null",
            "https://");

    @Test
    void neverLeavesTheNetworks(@TempDir Path folder) throws Exception {
        try (RunningServer server = new RunningServer(folder, List.of())) {
            int asked = 0;
            int led = 0;
            for (ShareNetwork network : ShareNetworks.all()) {
                for (String page : PAGES) {
                    asked++;
                    led += leads(server, network, page) ? 1 : 0;
                }
            }
            assertThat(asked).isGreaterThanOrEqualTo(100);
            assertThat(led).isGreaterThanOrEqualTo(100);
        }
    }

    private static boolean leads(RunningServer server, ShareNetwork network, String page)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = server.get("/share/" + network.id(), "Referer", page);
        Optional<String> location = answer.headers().firstValue("location");
        assertThat(answer.statusCode()).isEqualTo(location.isPresent() ? 302 : 404);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        location.ifPresent(target -> assertThat(origin(target))
                .as("%s from %s", network.id(), page)
                .isEqualTo(origin(network.shareLink(SharedPage.of("https://page.example/", ""), Sharer.ANONYMOUS)
                        .orElseThrow())));
        return location.isPresent();
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
