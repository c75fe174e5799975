package dev.vitrine.server;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.pipeline.Intervals;
import dev.vitrine.server.source.Sources;
import dev.vitrine.server.url.WebUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the configuration says of one feed: where its posts come from, and which of them. */
final class FeedSection {
    private static final List<String> FLAGS = List.of("boosts", "replies", "media", "pinned", "shorts");
    private static final List<String> TEXTS = List.of("server", "refresh", "user", "token", FeedAddress.SECRET);

    private static final int LEAST_SECRET = 16;

    /** What a feed may say beside its address, by network; {@code server} and {@code refresh} are for all. */
    private static final Map<Network, List<String>> OPTIONS = new EnumMap<>(Map.of(
            Network.MASTODON, List.of("boosts", "replies", "media", "pinned"),
            Network.BLUESKY, List.of("boosts", "replies", "media", "pinned"),
            Network.YOUTUBE, List.of("shorts"),
            Network.REDDIT, List.of("user", "token"),
            Network.PUSH, List.of(FeedAddress.SECRET)));

    /** More often than this nobody is asked, whatever is wished. */
    private static final Duration OFTENEST = Duration.ofSeconds(10);

    /** Copies of feeds that nobody has confirmed for a week are dropped, so that one has to be asked well before. */
    private static final Duration RAREST = Duration.ofDays(1);

    /** Networks that cannot be read, each with what to do instead. */
    private static final Map<String, String> UNREADABLE = unreadable();

    private final AddressPolicy policy;
    private final Path folder;
    private final Secrets secrets;

    /**
     * @param policy which addresses may be asked
     * @param folder what files are named from
     * @param secrets where secrets stand
     */
    FeedSection(AddressPolicy policy, Path folder, Secrets secrets) {
        this.policy = policy;
        this.folder = folder;
        this.secrets = secrets;
    }

    private static Map<String, String> unreadable() {
        Map<String, String> all = new LinkedHashMap<>();
        String file = "keep the posts that matter in a file (file: posts.md)";
        all.put(
                "x",
                "X shows no posts without a paid key, which this version cannot use: " + file
                        + ", or name the account on another network");
        all.put("twitter", "Twitter is now X, which shows no posts without a paid key: " + file);
        all.put("instagram", "Instagram shows no posts without a token, which this version cannot use: " + file);
        all.put("facebook", "Facebook shows no posts without a token, which this version cannot use: " + file);
        all.put("threads", "Threads shows no posts without a token, which this version cannot use: " + file);
        all.put("linkedin", "LinkedIn shows no posts without its approval: " + file);
        all.put("tiktok", "TikTok shows no posts without its approval: " + file);
        return all;
    }

    /** The feed; empty where it makes no sense, which is noted. */
    Optional<FeedAddress> read(YamlSection section) {
        Map<String, String> options = options(section);
        List<FeedAddress> addresses = new ArrayList<>();
        for (String key : keys()) {
            section.checked(key, text -> address(key, text, options)).ifPresent(addresses::add);
        }
        UNREADABLE.forEach((key, instead) -> {
            if (section.has(key)) {
                section.wrong(key, instead);
            }
        });
        int named = (int) keys().stream().filter(section::has).count();
        List<String> known = new ArrayList<>(keys());
        known.addAll(FLAGS);
        known.addAll(TEXTS);
        boolean knownOnly = section.end(known);
        boolean unreadable = UNREADABLE.keySet().stream().anyMatch(section::has);
        Optional<String> open = keys().stream().filter(section::isLeftOpen).findFirst();
        if (named == 0 && open.isPresent()) {
            section.wrong(open.get(), YamlSection.LEFT_OPEN);
        } else if (named > 1 || (named == 0 && knownOnly && !unreadable)) {
            section.wrong(
                    "",
                    (named == 0 ? "says nowhere" : "says more than once")
                            + " where its posts come from; expected one of " + String.join(", ", keys()));
        }
        addresses.forEach(address -> checkOptions(section, address));
        if (section.has(Network.PUSH.id()) && !section.has(FeedAddress.SECRET)) {
            section.wrong(
                    FeedAddress.SECRET,
                    "expected what publishers sign with, such as secret: env:SHOP_SECRET; without it anybody could push");
        }
        return addresses.stream().findFirst();
    }

    private static void checkOptions(YamlSection section, FeedAddress address) {
        for (String option : address.options().keySet()) {
            boolean known = option.equals("refresh")
                    || (option.equals("server") && address.network() != Network.FEED)
                    || OPTIONS.getOrDefault(address.network(), List.of()).contains(option);
            if (!known) {
                section.wrong(option, "means nothing for " + address.network().label() + meaning(option));
            }
        }
    }

    /** For whom an option means something. */
    private static String meaning(String option) {
        if (option.equals("server")) {
            return ", whose address names the server; it goes with the networks";
        }
        return "; it goes with "
                + Arrays.stream(Network.values())
                        .filter(network ->
                                OPTIONS.getOrDefault(network, List.of()).contains(option))
                        .map(Network::id)
                        .collect(Collectors.joining(" and "));
    }

    private Map<String, String> options(YamlSection section) {
        Map<String, String> options = new HashMap<>();
        for (String flag : FLAGS) {
            section.flag(flag).ifPresent(value -> options.put(flag, value.toString()));
        }
        section.checked("server", this::server).ifPresent(value -> options.put("server", value));
        section.checked("refresh", FeedSection::interval).ifPresent(value -> options.put("refresh", value));
        section.text("user").ifPresent(value -> options.put("user", value));
        section.checked("token", secrets::referred).ifPresent(value -> options.put("token", value));
        section.checked(FeedAddress.SECRET, this::signingSecret)
                .ifPresent(value -> options.put(FeedAddress.SECRET, value));
        return options;
    }

    private String server(String text) {
        WebUrl url = WebUrl.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an address such as https://api.example.org/, found \"" + text + "\""));
        reachable(url);
        return url.href();
    }

    private static String interval(String text) {
        if (Intervals.parse(text)
                .filter(length -> length.compareTo(OFTENEST) >= 0 && length.compareTo(RAREST) <= 0)
                .isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a length of time from 10s to 1d, such as 90s, 10m or 2h, found \"" + text + "\"");
        }
        return text;
    }

    private String signingSecret(String text) {
        String value = secrets.referred(text);
        if (value.length() < LEAST_SECRET) {
            throw new IllegalArgumentException("expected at least " + LEAST_SECRET + " characters, found "
                    + value.length() + "; make one with: openssl rand -hex 32");
        }
        return value;
    }

    /** The keys that say where posts come from. */
    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("url"));
        for (Network network : Network.values()) {
            if (Sources.reads(network) && network != Network.FEED) {
                keys.add(network.id());
            }
        }
        return keys;
    }

    private FeedAddress address(String key, String text, Map<String, String> options) {
        if (key.equals("url") && WebUrl.parse(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "expected an address that begins with http:// or https://, found \"" + text + "\"");
        }
        Network network = key.equals("url") ? Network.FEED : Network.ofId(key).orElseThrow();
        FeedAddress address = new FeedAddress(network, network == Network.FILE ? file(text) : text, options);
        try {
            Sources.check(address);
        } catch (FeedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        WebUrl.parse(text).ifPresent(this::reachable);
        return address;
    }

    private String file(String text) {
        Path file = folder.resolve(SettingsTable.path(text)).normalize();
        if (!Files.isRegularFile(file)) {
            secrets.reading().accept(file); // so that the settings are looked at again once it is there
            throw new IllegalArgumentException("there is no file " + file);
        }
        return file.toString();
    }

    private void reachable(WebUrl url) {
        policy.refusalOf(url).ifPresent(why -> {
            boolean address = url.host().matches("\\[.*|[0-9.]+|localhost");
            String entry = address
                    ? url.authority().replace("localhost", "127.0.0.1")
                    : "the host's own address and port, such as 203.0.113.5:" + url.port() + ",";
            throw new IllegalArgumentException(why + "; list " + entry + " under allow-addresses if you mean it");
        });
    }
}
