package dev.vitrine.filter;

import dev.vitrine.enhance.AuthorAccounts;
import dev.vitrine.enhance.ChosenPlace;
import dev.vitrine.enhance.FeedLink;
import dev.vitrine.enhance.Profile;
import dev.vitrine.enhance.PublicBase;
import dev.vitrine.enhance.ShareSettings;
import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.Sharer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every setting of the filter: the one place where a key, its default and its meaning stand. */
final class Settings {
    private static final List<Setting<?>> ALL = new ArrayList<>();

    static final Setting<Boolean> ENABLED = flag(
            "enabled",
            true,
            "The kill switch: `false` leaves every request alone. Nothing is registered, or an own registration of yours"
                    + " passes everything through.",
            "false");

    static final Setting<Optional<String>> CONFIG = optional(
            "config",
            "path",
            "A file with settings, in the format of `vitrine.properties`, that may change while the webapp runs. It is looked at"
                    + " once a second at most, while requests come in. A broken version is refused with its line, and the"
                    + " settings stay as they are.",
            "/etc/example/vitrine.properties",
            text -> text);

    static final Setting<Optional<PublicBase>> PUBLIC_BASE = optional(
            "public-base",
            "http(s) URL",
            "Where the world finds the site. The one setting that every site should have: absolute URLs (`og:url`,"
                    + " canonical, pictures, share links) are built on it. A path in it replaces the context path.",
            "https://www.example.org",
            PublicBase::parse);

    static final Setting<Set<String>> TRUSTED_HOSTS = setting(
            "trusted-hosts",
            "names",
            "",
            "Host names, separated by commas, that are good as a public base when a request names them. For sites that"
                    + " answer under several names.",
            "www.example.org, www.example.com",
            Settings::hosts);

    static final Setting<String> PREFIX = setting(
            "prefix",
            "path",
            "/_vitrine",
            "Where the filter's own style sheet, script and endpoints live, below the context path.",
            "/assets/vitrine",
            Settings::prefix);

    static final Setting<List<PathPattern>> EXCLUDE = setting(
            "exclude",
            "path patterns",
            "",
            "Paths below the context path that are left alone, separated by commas. `*` stands for anything within one"
                    + " step of a path, `**` for any number of steps.",
            "/admin/**, /internal/*.html",
            text -> items(text).map(PathPattern::parse).toList());

    static final Setting<Boolean> ERROR_PAGES = flag(
            "error-pages",
            false,
            "Whether pages with a status of 400 and more are added to as well. By default they leave as they came.",
            "true");

    static final Setting<Boolean> REWRITE_GZIP = flag(
            "rewrite-gzip",
            false,
            "Whether a page that the application itself has packed by gzip is unpacked, added to and packed again. By default"
                    + " it passes as it came. Better let the container pack pages, or a filter before this one.",
            "true");

    static final Setting<Integer> HOLD_WINDOW = size(
            "hold-window",
            "128KiB",
            "How much of a page is held at most while its head is read, so that the tags can stand at its top. A flush by"
                    + " the application always releases what is held. `0` holds nothing: tags then go before `</head>`.",
            "32KiB",
            16 << 20);

    static final Setting<Integer> BODY_WINDOW = size(
            "body-window",
            "256KiB",
            "How much of the body is held at most, behind the head, for what only the body can tell: byline, first paragraph and"
                    + " picture. Holding ends as soon as they are known.",
            "16KiB",
            16 << 20);

    static final Setting<Integer> HOLD_POOL = size(
            "hold-pool",
            "64MiB",
            "How much memory all held pages of the webapp may use together. Pages beyond it are not held.",
            "16MiB",
            1 << 30);

    static final Setting<Integer> PAGE_MEMORY = size(
            "page-memory",
            "8MiB",
            "How much memory may remember of pages that are asked for again and again how they were rewritten. A page leaves from"
                    + " it only where the application has written the same again, byte for byte; pages that were made for one"
                    + " visitor are not remembered. `0` remembers nothing.",
            "32MiB",
            1 << 30);

    static final Setting<Set<ShareSettings.Place>> SHARE_PLACES = setting(
            "share-places",
            "names",
            "heading, end",
            "What stands on pages: `heading` (a bar under the page's heading), `end` (a bar at the article's end),"
                    + " `floating` (a bar that stays in sight), `product` (\"Share this product\" near the price), `pictures`"
                    + " (Pin it, over pictures), `quotes` (a control behind each quotation), `selection` (a control beside"
                    + " selected text), `follow` (your profiles, at the article's end), `marked` (what the page asks for by"
                    + " `<!-- vitrine:share -->`); or `none`.",
            "heading, quotes",
            ShareSettings::places);

    static final Setting<List<ChosenPlace>> SHARE_AT = setting(
            "share-selectors",
            "thing=selector, …",
            "",
            "Places of your choice for `bar`, `product`, `follow` and `quote`, instead of those that the filter finds. A"
                    + " selector is made of tags, `.class`, `#id`, `[attribute]` and blanks; what it names stands behind the"
                    + " first such element, or in it with `::before` and `::after`.",
            "bar=.lead, follow=#social::after",
            ChosenPlace::parse);

    static final Setting<List<String>> SHARE_NETWORKS = setting(
            "share-networks",
            "names",
            String.join(", ", ShareSettings.DEFAULT.controls()),
            "What a bar offers, in order: [networks](sharing.md#networks-and-audiences), and `copy`, `markdown`,"
                    + " `html`, `share`, `print`. Or the name of an"
                    + " audience: " + String.join(", ", ShareNetworks.presets().keySet()) + ".",
            "b2b",
            ShareSettings::controls);

    static final Setting<List<String>> SHARE_MORE = setting(
            "share-more",
            "names",
            String.join(", ", ShareSettings.DEFAULT.more()),
            "The networks behind the control `share` where the browser has no share sheet of its own.",
            "mastodon, threads",
            ShareSettings::networks);

    static final Setting<List<String>> SHARE_QUOTES = setting(
            "share-quote-networks",
            "names",
            String.join(", ", ShareSettings.DEFAULT.quotes()),
            "The networks that a quotation can be shared at; its text is fitted to each one's own counting.",
            "bluesky, mastodon",
            ShareSettings::networks);

    static final Setting<List<Profile>> FOLLOW = setting(
            "follow",
            "network=account, …",
            "",
            "Your profiles, for the links of `follow`. An account may be a name, `@name@server`, or an address.",
            "mastodon=@name@social.example, instagram=name",
            Profile::parse);

    static final Setting<Optional<String>> SHARE_VIA = optional(
            "share-via",
            "account",
            "Your account on X, named in posts that visitors share.",
            "@example",
            SocialNames::x);

    static final Setting<List<String>> SHARE_HASHTAGS = setting(
            "share-hashtags",
            "names",
            "",
            "Hashtags for posts that visitors share, before those of the page's own tags.",
            "bakery, sourdough",
            text -> items(text).toList());

    static final Setting<Optional<String>> SHARE_CAMPAIGN = optional(
            "share-campaign",
            "name",
            "Put on shared addresses as `utm_campaign`, with `utm_source` and `utm_medium`. The page's own addresses stay"
                    + " as they are.",
            "spring",
            text -> text);

    static final Setting<Map<String, String>> SHARE_INSTANCES = setting(
            "share-instances",
            "network=host, …",
            "",
            "The servers to share to, for networks that have many.",
            "lemmy=lemmy.example.org",
            Settings::instances);

    static final Setting<Boolean> TAGS = flag(
            "tags",
            true,
            "Whether pages get the tags that link previews read. `false` leaves the share links alone in the page.",
            "false");

    static final Setting<Boolean> JSON_LD = flag(
            "json-ld",
            true,
            "Whether pages get data for search engines as well: an article's authors and dates, the trail of links, the site"
                    + " on its first page.",
            "false");

    static final Setting<Boolean> LARGE_PREVIEWS = flag(
            "large-previews",
            true,
            "Whether pages without rules for robots of their own let search engines show large pictures"
                    + " (`max-image-preview:large`).",
            "false");

    static final Setting<Optional<String>> SITE_NAME = optional(
            "site-name",
            "text",
            "What the site is called. Pages that say it themselves keep their own.",
            "The Corner Bakery",
            text -> text);

    static final Setting<Optional<String>> SITE_DESCRIPTION = optional(
            "site-description",
            "text",
            "What the site is about; for its first page, where that has no description.",
            "Bread from flour, water, salt and time.",
            text -> text);

    static final Setting<Optional<String>> DEFAULT_IMAGE = optional(
            "default-image",
            "path or URL",
            "The picture for pages that have none: a path below the context path, or a URL. 1200 by 630 pixels suit every"
                    + " network.",
            "/images/card.jpg",
            SocialNames::address);

    static final Setting<Optional<String>> LOCALE = optional(
            "locale",
            "locale",
            "The language and country of pages that don't say their language.",
            "en_GB",
            SocialNames::locale);

    static final Setting<Optional<String>> TWITTER_SITE = optional(
            "twitter-site",
            "account",
            "The site's account on X, for its cards. Without it, that of `vitrine.share-via` is taken.",
            "@example",
            SocialNames::x);

    static final Setting<Optional<String>> FEDIVERSE_CREATOR = optional(
            "fediverse-creator",
            "account",
            "The site's account in the fediverse, named under its links in Mastodon where the author has no account of"
                    + " their own. The account has to name your domain in turn, in its settings for verification.",
            "@example@social.example.org",
            SocialNames::fediverse);

    static final Setting<Map<String, AuthorAccounts>> AUTHORS = setting(
            "authors",
            "name = accounts; …",
            "",
            "Where your authors are to be found: for each name, as it stands on the pages, an account on X, one in the"
                    + " fediverse, and a page about them; any of these.",
            "Ada Example = @ada @ada@social.example.org https://www.example.org/ada; Bo Sample = @bo",
            SocialNames::authors);

    static final Setting<List<String>> PROFILES = setting(
            "profiles",
            "URLs",
            "",
            "Pages of the site's owner elsewhere. They tell search engines, on the first page, who runs the site, and others (`rel=me`)"
                    + " that the two belong together.",
            "https://social.example.org/@example, https://www.youtube.com/@example",
            SocialNames::urls);

    static final Setting<List<FeedLink>> FEEDS = setting(
            "feeds",
            "kind=path, …",
            "",
            "Feeds that heads should name where they don't: `rss`, `atom` or `json`, and a path below the context path or a"
                    + " URL. Three at most.",
            "rss=/feed.xml, json=/feed.json",
            SocialNames::feeds);

    static final Setting<Optional<String>> THEME_COLOR = optional(
            "theme-color",
            "colour",
            "The colour of the site, which Discord puts beside its links: a `#` and six digits.",
            "#b5452c",
            SocialNames::color);

    static final Setting<Optional<String>> WEBMENTION = optional(
            "webmention",
            "URL",
            "The endpoint that takes mentions of your pages by others (Webmention); pages that name none name it.",
            "https://webmention.example.org/endpoint",
            SocialNames::url);

    static final Setting<Optional<String>> PUBLICATION = optional(
            "publication",
            "at: address",
            "The site's record as a publication, for readers of standard.site such as Bluesky. The first page names it, and so"
                    + " does `/.well-known/site.standard.publication` where the webapp is at the root of its host. A page names"
                    + " its own record by the override `document`.",
            "at://did:plc:abc123/site.standard.publication/3lwafz",
            SocialNames::record);

    static final Setting<Optional<String>> FACEBOOK_APP = optional(
            "facebook-app",
            "number",
            "The number of your application at Facebook, for its insights.",
            "123456789012345",
            SocialNames::number);

    static final Setting<List<PathRule>> PATH_RULES = setting(
            "path-rules",
            "pattern name=value …; …",
            "",
            "What holds for all pages below some path, whatever they say: the names of [overrides](metadata.md#saying-it-yourself),"
                    + " and `share-places` and `share-networks`, which take what the settings of these names take."
                    + " Of several rules that say the same thing, the first counts.",
            "/shop/** type=product share-networks=visual; /blog/** type=article section=\"Our blog\"",
            Settings::pathRules);

    static final Setting<Optional<URI>> WIDGET_SERVER = optional(
            "widget-server",
            "http(s) URL",
            "The widget server, as browsers and this webapp reach it. Then each `<div data-vitrine-widget=\"ID\">` with"
                    + " nothing in it leaves with the posts in it.",
            "https://social.example.org/",
            Settings::server);

    static final Setting<Duration> INCLUDE_BUDGET = setting(
            "include-budget",
            "milliseconds",
            "150ms",
            "How long a page waits for the first copy of all its widgets together. What is not there by then is left to"
                    + " the script. `0ms` never waits.",
            "50ms",
            Settings::milliseconds);

    static final Setting<Optional<String>> OFF_HEADER = optional(
            "off-header",
            "header name",
            "A header with which a request turns the filter off for its own answer, whatever the header says: one that"
                    + " nobody sends unasked. For comparing; not for sites behind a shared cache, which would keep what such"
                    + " a request got.",
            "X-Vitrine-Off",
            Settings::headerName);

    static final Setting<Optional<String>> STATUS_TOKEN = optional(
            "status-token",
            "16 or more letters, digits, `.` and `-`",
            "Turns on `/_vitrine/status`, which tells the filter's counters as JSON to whoever sends"
                    + " `Authorization: Bearer` and this token.",
            "k3ep-this-t0-y0urself",
            Settings::token);

    /** Those that no page shows. */
    static final Set<Setting<?>> BESIDE_PAGES = Set.of(CONFIG, OFF_HEADER, STATUS_TOKEN);

    /** What browsers and the proxies before the site send of their own accord. */
    private static final Pattern COMMON_HEADER = Pattern.compile(
            "(accept|if|sec|content|upgrade|x-forwarded|cf)-.*|accept|host|user-agent|cookie|referer|origin|authorization"
                    + "|connection|keep-alive|cache-control|pragma|range|date|dnt|te|priority|purpose|save-data|via"
                    + "|forwarded|true-client-ip|x-(real-ip|client-ip|request-id|requested-with)",
            Pattern.CASE_INSENSITIVE);

    private Settings() {}

    /** All of them, in the order of the table. */
    static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    static <T> Setting<T> setting(
            String name, String type, String text, String meaning, String example, Function<String, T> reader) {
        var setting = new Setting<>("vitrine." + name, type, text, meaning, example, reader);
        ALL.add(setting);
        return setting;
    }

    static Setting<Boolean> flag(String name, boolean byDefault, String meaning, String example) {
        return setting(name, "`true` or `false`", String.valueOf(byDefault), meaning, example, Settings::flag);
    }

    static Setting<Integer> size(String name, String byDefault, String meaning, String example, int limit) {
        return setting(name, "size", byDefault, meaning, example, text -> size(text, limit));
    }

    /** A setting that may be absent; empty text leaves it so. */
    static <T> Setting<Optional<T>> optional(
            String name, String type, String meaning, String example, Function<String, T> reader) {
        return setting(
                name,
                type,
                "",
                meaning,
                example,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text)));
    }

    /** The items of a list as an operator writes it. */
    static Stream<String> items(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(item -> !item.isEmpty());
    }

    private static List<PathRule> pathRules(String text) {
        List<PathRule> rules = PathRule.parseAll(text);
        rules.forEach(rule -> ShareSettings.DEFAULT.with(rule.values()));
        return rules;
    }

    private static Set<String> hosts(String text) {
        Set<String> hosts = new TreeSet<>(items(text.toLowerCase(Locale.ROOT)).toList());
        if (!hosts.stream().allMatch(host -> host.matches("[a-z0-9][a-z0-9._-]*|\\[[0-9a-f:.]+]"))) {
            throw new IllegalArgumentException(
                    "should be host names, without https://, port or path, such as www.example.org");
        }
        return Collections.unmodifiableSet(hosts);
    }

    private static Map<String, String> instances(String text) {
        Map<String, String> instances = new TreeMap<>();
        items(text).forEach(item -> {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("should name a network and a host, such as lemmy=lemmy.example.org");
            }
            ShareNetwork network = ShareNetworks.shareable(item.substring(0, equals));
            if (!network.needsInstance()) {
                throw new IllegalArgumentException(
                        "has \"" + network.id() + "\", whose link asks for no server; leave it out");
            }
            instances.put(network.id(), item.substring(equals + 1));
        });
        return Sharer.ANONYMOUS.withInstances(instances).instances();
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("should be true or false");
        };
    }

    private static int size(String text, int limit) {
        String digits = text.replaceFirst("(?i)\\s*([km]i?b|b)?$", "");
        String unit = text.substring(digits.length()).strip().toLowerCase(Locale.ROOT);
        int shift = unit.startsWith("k") ? 10 : unit.startsWith("m") ? 20 : 0;
        if (!digits.matches("\\d{1,10}") || Long.parseLong(digits) > (limit >> shift)) {
            throw new IllegalArgumentException(
                    "should be a size from 0 to " + (limit >> 20) + "MiB, such as 128KiB or 65536");
        }
        return (int) (Long.parseLong(digits) << shift);
    }

    private static URI server(String text) {
        URI uri = URI.create(text.endsWith("/") ? text : text + "/"); // says itself what is wrong
        if (!text.matches("https?://[^/?#@]+(/[^?#\"<>]*)?") || uri.getHost() == null) {
            throw new IllegalArgumentException("should be an address such as https://social.example.org/");
        }
        return uri;
    }

    private static String headerName(String text) {
        if (!text.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("should be the name of a header, such as X-Vitrine-Off");
        }
        if (COMMON_HEADER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is sent by browsers or proxies unasked and would turn the filter off for"
                            + " everybody; it should be a header that nobody else sends, such as X-Vitrine-Off");
        }
        return text;
    }

    private static String token(String text) {
        if (!text.matches("[A-Za-z0-9._~+/-]{16,200}")) {
            // With the key, so that the text, a secret, stays out of the message.
            throw new IllegalArgumentException(
                    "vitrine.status-token: should be 16 to 200 letters, digits and . _ ~ + / -");
        }
        return text;
    }

    private static Duration milliseconds(String text) {
        if (!text.matches("\\d{1,5} ?ms")) {
            throw new IllegalArgumentException("should be a number of milliseconds up to 99999, such as 150ms");
        }
        return Duration.ofMillis(Long.parseLong(text.replaceAll("\\D", "")));
    }

    private static String prefix(String text) {
        if (!text.matches("(/[A-Za-z0-9._~-]+)+") || text.contains("/.")) {
            throw new IllegalArgumentException(
                    "should be a path of letters, digits, - _ ~ and dots that begins with / and does not end with it,"
                            + " such as /_vitrine");
        }
        return text;
    }
}
