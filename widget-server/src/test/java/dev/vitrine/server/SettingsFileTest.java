package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {
    @Test
    void readsEveryKey() throws SettingsException {
        Settings settings = SettingsFile.parse("vitrine.yaml", """
                address: 0.0.0.0
                port: 80
                public-base: https://social.example.org
                data: /var/lib/vitrine
                allow-addresses: [10.0.0.0/8, "127.0.0.1:9000"]
                feeds:
                  ada:
                    mastodon: "@ada@example.social"
                    boosts: true
                  news:
                    url: https://example.org/feed.xml
                widgets:
                  wall:
                    title: Our latest posts
                    feeds: [ada, news]
                    layout: grid
                    theme: dark
                    limit: 20
                    moderation:
                      banned-words: [spoiler, "#ad"]
                      sensitive: false
                """);
        FeedAddress ada = new FeedAddress(Network.MASTODON, "@ada@example.social", Map.of("boosts", "true"));
        FeedAddress news = new FeedAddress(Network.FEED, "https://example.org/feed.xml");
        Moderation moderation = new Moderation(
                List.of(),
                List.of("spoiler", "#ad"),
                List.of(),
                List.of(),
                false,
                Set.of(),
                List.of(),
                false,
                Set.of());
        assertThat(settings.lasting().address()).isEqualTo("0.0.0.0");
        assertThat(settings.lasting().port()).isEqualTo(80);
        assertThat(settings.lasting().data()).isEqualTo(Path.of("/var/lib/vitrine"));
        assertThat(settings.publicBase()).contains("https://social.example.org/");
        assertThat(settings.allowAddresses()).containsExactly("10.0.0.0/8", "127.0.0.1:9000");
        assertThat(settings.panels()).isEmpty();
        assertThat(settings.widgets())
                .containsExactly(new Widget(
                        "wall", "Our latest posts", List.of(ada, news), Layout.GRID, Theme.DARK, 20, moderation));
    }

    @Test
    void readsWhatShowsNoFeed() throws SettingsException {
        Settings settings = SettingsFile.parse("f", """
                feeds: { news: { url: https://example.org/feed.xml } }
                panels:
                  voices:
                    title: What our passengers say
                    theme: dark
                    testimonials:
                      ada: { text: Never late., name: Ada, role: Passenger, url: https://harbour.example/1 }
                  find-us: { follow: { mastodon: "@ada@harbour.example" } }
                  pass-on: { share: [whatsapp, email], language: de }
                """);
        assertThat(settings.panels())
                .containsExactly(
                        new Panel(
                                "voices",
                                "What our passengers say",
                                Theme.DARK,
                                Locale.ENGLISH,
                                new Panel.Testimonials(List.of(new Panel.Testimonial(
                                        "Never late.", "Ada", "Passenger", Optional.of("https://harbour.example/1"))))),
                        new Panel(
                                "find-us",
                                "find-us",
                                Theme.AUTO,
                                Locale.ENGLISH,
                                new Panel.Follow(List.of(new Panel.Profile("mastodon", "@ada@harbour.example")))),
                        new Panel(
                                "pass-on",
                                "pass-on",
                                Theme.AUTO,
                                Locale.GERMAN,
                                new Panel.Share(List.of("whatsapp", "email"))));
    }

    @Test
    void makesAWidgetOfEachFeedWhereNoneIsNamed() throws SettingsException {
        Settings settings = SettingsFile.parse("f", "feeds: { news: { url: https://example.org/feed.xml } }");
        assertThat(settings.lasting().address()).isEqualTo("127.0.0.1");
        assertThat(settings.lasting().port()).isEqualTo(8090);
        assertThat(settings.widgets())
                .containsExactly(new Widget(
                        "news",
                        "",
                        List.of(new FeedAddress(Network.FEED, "https://example.org/feed.xml")),
                        Layout.LIST,
                        Theme.AUTO,
                        12,
                        Moderation.NONE));
    }

    @Test
    void namesLineColumnAndKeyOfEveryMistakeAndWhatWasExpected() {
        String yaml = """
                prot: 8090
                port: 99999
                public-base: example
                allow-addresses: [somewhere]
                feeds:
                  news:
                    urll: https://example.org/feed.xml
                  blog:
                    url: ftp://example.org/
                  both:
                    url: https://example.org/
                    mastodon: "@ada@example.social"
                widgets:
                  Wall:
                    feeds: [new]
                    layout: gird
                    limit: many
                  other:
                    feeds: news
                    theme: [dark]
                    titel: Posts
                """;
        assertThat(mistakes(yaml)).isEqualTo("""
                        vitrine.yaml:1:1: prot: unknown key; did you mean "port"? (known here: access-log, access-log-addresses, address, admin, allow-addresses, client-from, data, embedding-sites, feeds, limits, panels, port, public-base, tls, trusted-proxies, widgets)
                        vitrine.yaml:2:7: port: expected a number from 0 to 65535, found "99999"
                        vitrine.yaml:3:14: public-base: expected an address such as https://social.example.org/, found "example"
                        vitrine.yaml:4:19: allow-addresses: "somewhere" is no address: expected one such as 10.1.2.3, 10.0.0.0/8, fc00::/7 or 127.0.0.1:9000
                        vitrine.yaml:7:5: feeds.news.urll: unknown key; did you mean "url"? (known here: url, mastodon, bluesky, youtube, github, wordpress, lemmy, peertube, pixelfed, flickr, pinterest, tumblr, medium, reddit, page, file, push, boosts, replies, media, pinned, shorts, server, refresh, user, token, secret)
                        vitrine.yaml:9:10: feeds.blog.url: expected an address that begins with http:// or https://, found "ftp://example.org/"
                        vitrine.yaml:11:5: feeds.both: says more than once where its posts come from; expected one of url, mastodon, bluesky, youtube, github, wordpress, lemmy, peertube, pixelfed, flickr, pinterest, tumblr, medium, reddit, page, file, push
                        vitrine.yaml:15:13: widgets.Wall.feeds: the feed "new" is unknown; did you mean "news"? (known here: news, blog, both)
                        vitrine.yaml:16:13: widgets.Wall.layout: "gird" is unknown; did you mean "grid"? (known here: list, grid, masonry, wall, carousel, ticker, single)
                        vitrine.yaml:17:12: widgets.Wall.limit: expected a number from 1 to 100, found "many"
                        vitrine.yaml:20:12: widgets.other.theme: expected one of auto, light, dark, contrast, found a list
                        vitrine.yaml:21:5: widgets.other.titel: unknown key; did you mean "title"? (known here: feeds, language, layout, limit, moderation, theme, title)""");
    }

    @Test
    void refusesWordsThatAreNone() {
        assertThat(mistakes("""
                        feeds: { news: { url: https://example.org/feed.xml } }
                        widgets:
                          wall:
                            feeds: news
                            moderation:
                              banned-words: #ad
                              required-words: [tide, " "]
                        """)).isEqualTo("""
                        vitrine.yaml:6:20: widgets.wall.moderation.banned-words: has no value; what begins with # has to stand in quotes, or it is a comment
                        vitrine.yaml:7:30: widgets.wall.moderation.required-words: expected a word, found " \"""");
    }

    @Test
    void saysWhatToDoInsteadOfAFeedThatCannotWork() {
        String yaml = """
                feeds:
                  inside: { url: http://192.168.1.5/feed.xml }
                  here: { url: "http://localhost:9000/feed.xml" }
                  odd: { url: "https://example.org:8443/feed.xml" }
                  birds: { x: harbour }
                  photos: { instagram: harbour, refresh: soon }
                  ada: { mastodon: ada }
                  talk: { reddit: r/harbour, user: ada }
                  talks: { boosts: true, reddit: r/harbour }
                  secret: { reddit: r/harbour, token: "env:NO_SUCH_VARIABLE" }
                  channel: { youtube: Harbour Films }
                  site: { wordpress: harbour.example }
                """;
        assertThat(mistakes(yaml)).isEqualTo("""
                vitrine.yaml:2:18: feeds.inside.url: 192.168.1.5 is not public: 192.168.0.0/16 (private); list 192.168.1.5 under allow-addresses if you mean it
                vitrine.yaml:3:16: feeds.here.url: 127.0.0.1 is not public: 127.0.0.0/8 (loopback); list 127.0.0.1:9000 under allow-addresses if you mean it
                vitrine.yaml:4:15: feeds.odd.url: port 8443 is not one of [80, 443]; list the host's own address and port, such as 203.0.113.5:8443, under allow-addresses if you mean it
                vitrine.yaml:5:15: feeds.birds.x: X shows no posts without a paid key, which this version cannot use: keep the posts that matter in a file (file: posts.md), or name the account on another network
                vitrine.yaml:6:24: feeds.photos.instagram: Instagram shows no posts without a token, which this version cannot use: keep the posts that matter in a file (file: posts.md)
                vitrine.yaml:6:42: feeds.photos.refresh: expected a length of time from 10s to 1d, such as 90s, 10m or 2h, found "soon"
                vitrine.yaml:7:20: feeds.ada.mastodon: Mastodon ada is no Mastodon account or tag: expected one such as @ada@example.social, #tea@example.social or https://example.social/@ada
                vitrine.yaml:8:19: feeds.talk.reddit: Reddit r/harbour needs both user and token, as they stand in the addresses at https://www.reddit.com/prefs/feeds, or neither
                vitrine.yaml:9:20: feeds.talks.boosts: means nothing for Reddit; it goes with mastodon and bluesky
                vitrine.yaml:10:39: feeds.secret.token: the environment has no variable NO_SUCH_VARIABLE
                vitrine.yaml:11:23: feeds.channel.youtube: YouTube Harbour Films cannot be found: expected a channel such as UC followed by 22 characters, @its-name, a playlist such as PL…, or the address of one of these on youtube.com
                vitrine.yaml:12:22: feeds.site.wordpress: the server of WordPress harbour.example is no address: expected one such as https://blog.example.org/
                """.stripTrailing());
    }

    @Test
    void refusesAWidgetOfNoFeedAndTwoThingsOfOneId() {
        String yaml = """
                feeds: { news: { url: http://a.example/, refresh: 8d, server: "http://b.example/" } }
                widgets: { wall: { feeds: [] }, news: { feeds: [news, news] } }
                panels: { news: { share: [email] } }
                public-base: https://social.example.org/?theme=dark
                """;
        assertThat(mistakes(yaml)).isEqualTo("""
                vitrine.yaml:1:51: feeds.news.refresh: expected a length of time from 10s to 1d, such as 90s, 10m or 2h, found "8d"
                vitrine.yaml:1:63: feeds.news.server: means nothing for Feed, whose address names the server; it goes with the networks
                vitrine.yaml:2:27: widgets.wall.feeds: expected the names of one or more feeds from above
                vitrine.yaml:3:17: panels.news: there is a widget of this id already; choose another
                vitrine.yaml:4:14: public-base: expected an address such as https://social.example.org/, without a user, ? or #""");
    }

    @Test
    void asksForNoFeedWhereThereArePanels() throws SettingsException {
        Settings settings = SettingsFile.parse("vitrine.yaml", "panels: { pass-on: { share: [email] } }");

        assertThat(settings.widgets()).isEmpty();
        assertThat(settings.panels()).extracting(Panel::id).containsExactly("pass-on");
    }

    @Test
    void tellsWhatAWidgetMayBeCalled() {
        assertThat(mistakes("feeds: { news: { url: http://a.example/ } }\nwidgets: { Wall: { feeds: news } }"))
                .isEqualTo("vitrine.yaml:2:18: widgets.Wall: id must be 1 to 64 lower-case letters, digits and hyphens,"
                        + " not \"Wall\"");
    }

    @Test
    void refusesAKeyThatIsSetTwice() {
        assertThat(mistakes("port: 1\nport: 2\nfeeds: { news: { url: http://a.example/ } }"))
                .isEqualTo("vitrine.yaml:2:1: port: is set a second time; keep one of them");
    }

    @Test
    void pointsToWhereYamlEnds() {
        assertThat(mistakes("feeds:\n  news: [unfinished\n")).startsWith("vitrine.yaml:3:1: is not YAML: ");
        assertThat(mistakes("feeds:\n\tnews: x\n")).startsWith("vitrine.yaml:2:1: is not YAML: ");
        assertThat(mistakes("")).startsWith("vitrine.yaml: is empty; expected at least one feed");
        assertThat(mistakes("feeds:\n  news: { url: \"http://a.example/\u0007\" }\n"))
                .isEqualTo("vitrine.yaml:2:34: is not YAML: the character U+0007 may not stand here");
        assertThat(mistakes("feeds: " + "[".repeat(100_000)))
                .isEqualTo("vitrine.yaml: is not YAML that can be read: brackets stand too deep in one another");
    }

    @Test
    void saysThatSomeValuesNeedQuotes() {
        assertThat(mistakes("feeds:\n  ada: { mastodon: @ada@example.social }"))
                .isEqualTo("vitrine.yaml:2:20: is not YAML: a value cannot begin with @; put it into quotes");
        assertThat(mistakes("trusted-proxies: [::1]"))
                .isEqualTo("vitrine.yaml:1:19: is not YAML: a value cannot begin with : here; put it into quotes");
        String colon =
                " is not YAML: a colon makes a key of what stands before it, which cannot be one here; put a value"
                        + " with a colon into quotes, or begin the line where its neighbours begin";
        assertThat(mistakes("address: ::\n")).isEqualTo("vitrine.yaml:1:11:" + colon);
        assertThat(mistakes("widgets:\n  wall:\n    title: Harbour news: the latest\n"))
                .isEqualTo("vitrine.yaml:3:24:" + colon);
        assertThat(mistakes("widgets:\n  wall:\n    title: News\n     layout: grid\n"))
                .isEqualTo("vitrine.yaml:4:12:" + colon);
        assertThat(mistakes("feeds:\n  tea:\n    mastodon: #tea@example.social\n"))
                .isEqualTo("vitrine.yaml:3:14: feeds.tea.mastodon: has no value;"
                        + " what begins with # has to stand in quotes, or it is a comment");
        assertThat(mistakes("- a\n- b\n")).startsWith("vitrine.yaml:1:1: expected keys with values, found a list");
        assertThat(mistakes("feeds:\n"))
                .isEqualTo("vitrine.yaml:1:7: feeds: expected at least one feed, such as"
                        + " feeds: { news: { url: https://example.org/feed.xml } }");
    }

    @Test
    void saysWhoseRightsAFileWants(@TempDir Path folder) throws Exception {
        Path closed = Files.writeString(folder.resolve("closed.yaml"), "port: 80\n");
        assumeTrue(closed.toFile().setReadable(false), "this system does not keep files from being read");
        assumeFalse(Files.isReadable(closed), "this user may read everything");
        assertThatThrownBy(() -> SettingsFile.read(closed, Given.NOTHING))
                .hasMessage(closed + ": cannot be read: this user may not");
    }

    @Test
    void saysInOneLineWhyAFileCannotBeRead(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> SettingsFile.read(missing, Given.NOTHING))
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> SettingsFile.read(folder, Given.NOTHING))
                .hasMessage(folder + ": cannot be read: it is a folder");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        assertThatThrownBy(() -> SettingsFile.read(latin, Given.NOTHING)).hasMessage(latin + ": is not UTF-8 text");
    }

    /** As a shell makes one of {@code --config <(envsubst < vitrine.yaml)}. */
    @Test
    @Timeout(60)
    void readsAPipeWhichGivesWhatItHasOnlyOnce(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(isMade(pipe), "this system makes no pipes by name");
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(pipe, "feeds: { news: { url: https://example.org/feed } }");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.setDaemon(true);
        writer.start();
        Contents contents = new Contents();
        assertThat(SettingsFile.read(pipe, Given.NOTHING, contents::note).widgets())
                .hasSize(1);
        assertThat(contents.now()).isEqualTo(contents);
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String mistakes(String yaml) {
        SettingsException mistakes =
                catchThrowableOfType(SettingsException.class, () -> SettingsFile.parse("vitrine.yaml", yaml));
        return String.valueOf(mistakes.getMessage());
    }

    @Test
    void tellsTheControlsOfTheFilterFromNetworks() {
        assertThatThrownBy(() -> SettingsFile.parse("f", "panels: { pass-on: { share: [email, copy] } }"))
                .hasMessage(
                        "f:1:37: panels.pass-on.share: \"copy\" is a control of the filter's bars; a panel has networks"
                                + " only, such as mastodon or email");
    }
}
