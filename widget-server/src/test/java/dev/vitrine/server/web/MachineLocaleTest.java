package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says does not depend on the language that its machine speaks to its own people. */
final class MachineLocaleTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "hi-IN-u-nu-deva", "fa-IR", "tr-TR"})
    void changesNothingOfWhatIsServedAndLogged(String machine) throws Exception {
        List<String> expected = said(Locale.US);
        assertThat(said(Locale.forLanguageTag(machine))).isEqualTo(expected);
    }

    private List<String> said(Locale machine) throws Exception {
        Locale.setDefault(machine);
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, RichPosts.all(2)));
        Listening listening = new Listening(
                RunningServer.PLAIN.address(),
                Optional.empty(),
                Proxies.NONE,
                new AccessLog(AccessLog.Format.COMMON, false),
                Limits.DEFAULTS);
        List<String> said = new ArrayList<>();
        try (LogLines log = new LogLines("access");
                RunningServer server = new RunningServer(
                        folder,
                        listening,
                        posts,
                        RunningServer.widget("wall", Layout.LIST, Theme.AUTO),
                        RunningServer.arabic("harbour"))) {
            for (String path :
                    List.of("wall", "wall/frame", "wall.rss", "wall.atom", "wall.json", "wall.feed.json", "harbour")) {
                said.add(new String(server.get("/widgets/" + path).body(), UTF_8));
                said.add(log.next().replaceFirst("\\[.*?]", ""));
            }
        }
        return said;
    }
}
