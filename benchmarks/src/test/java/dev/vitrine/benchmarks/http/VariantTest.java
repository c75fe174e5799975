package dev.vitrine.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.benchmarks.load.KeepAliveConnection;
import dev.vitrine.benchmarks.load.Target;
import dev.vitrine.benchmarks.pages.OwnPages;
import dev.vitrine.benchmarks.pages.SavedPage;
import dev.vitrine.benchmarks.process.Programs;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that answers with something else than the page would win unfairly. */
class VariantTest {
    @TempDir
    private Path folder;

    private SavedPage page = SavedPage.of("none", new byte[0]);

    @BeforeEach
    void write() throws IOException {
        page = OwnPages.article(14_000);
        Files.write(folder.resolve(PageServer.SMALL), page.bytes());
        Files.write(folder.resolve(PageServer.LARGE), page.bytes());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "HEADING", "HEADING_ANEW"})
    void addsToThePageAndLeavesTheRest(Variant variant) throws Exception {
        assertThat(served(variant)).contains("property=\"og:type\"", "about 80</li>", "href=\"/privacy\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADING", "HEADING_ANEW"})
    void addsTheBarAndNoTagsWhereThatIsAll(Variant variant) throws Exception {
        assertThat(served(variant))
                .contains("class=\"vt-share\"", "about 80</li>", "href=\"/privacy\"")
                .doesNotContain("property=\"og:type\"");
    }

    @Test
    void servesThePageItselfWithoutAFilter() throws Exception {
        assertThat(served(Variant.NONE)).isEqualTo(page.text());
    }

    @Test
    void nginxServesTheSamePageAndInsertsTwice() throws Exception {
        assumeTrue(Programs.find("nginx").isPresent(), "nginx is not installed");
        try (ServerProcess nginx = Nginx.start(folder).orElseThrow()) {
            assertThat(get(nginx.base().resolve("/static/small.html"))).isEqualTo(page.text());
            assertThat(get(nginx.base().resolve("/sub/small.html"))).contains("og:title", "vt-bar");
        }
    }

    private String served(Variant variant) throws Exception {
        ServletContextHandler context = PageServer.context(variant, folder);
        int port = PageServer.start(context);
        try {
            return get(URI.create("http://127.0.0.1:" + port + "/small.html"));
        } finally {
            context.getServer().stop();
        }
    }

    private static String get(URI uri) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (KeepAliveConnection connection = new KeepAliveConnection(Target.of(uri))) {
            assertThat(connection
                            .ask((bytes, length) -> body.write(bytes, 0, length))
                            .status())
                    .isEqualTo(200);
        }
        return body.toString(StandardCharsets.UTF_8);
    }
}
