package dev.vitrine.filter;

import dev.vitrine.enhance.AuthorAccounts;
import dev.vitrine.enhance.FeedLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the names, accounts and addresses of a site as an operator writes them. */
final class SocialNames {
    private static final Pattern X = Pattern.compile("@?[A-Za-z0-9_]{1,15}");
    private static final Pattern FEDIVERSE = Pattern.compile("@?[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final int MOST_FEEDS = 3;

    private SocialNames() {}

    /** An account on X with its {@code @}. */
    static String x(String text) {
        return xAccount(text)
                .orElseThrow(() -> new IllegalArgumentException("should be an account on X, such as @example"));
    }

    static Optional<String> xAccount(String text) {
        return X.matcher(text).matches() ? Optional.of(withAt(text)) : Optional.empty();
    }

    /** An account in the fediverse with both of its {@code @}. */
    static String fediverse(String text) {
        if (!FEDIVERSE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "should be an account in the fediverse, such as @example@social.example.org");
        }
        return withAt(text);
    }

    private static String withAt(String account) {
        return account.startsWith("@") ? account : "@" + account;
    }

    /** A path below the context path, or an http(s) URL. */
    static String address(String text) {
        if (text.startsWith("/") && !text.startsWith("//")) {
            return text;
        }
        return url(text);
    }

    static String url(String text) {
        boolean web = text.startsWith("https://") || text.startsWith("http://");
        if (!web || text.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>')) {
            throw new IllegalArgumentException("should be an http(s) URL, such as https://www.example.org/ada");
        }
        return text;
    }

    static List<String> urls(String text) {
        return Settings.items(text).map(SocialNames::url).toList();
    }

    static String locale(String text) {
        if (!text.matches("[a-z]{2,3}_[A-Z]{2}")) {
            throw new IllegalArgumentException("should be a language and a country, such as en_GB");
        }
        return text;
    }

    static String color(String text) {
        if (!text.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("should be a # and six digits, such as #b5452c");
        }
        return text;
    }

    static String record(String text) {
        if (!text.matches("at://[A-Za-z0-9.:_-]+/[A-Za-z0-9.-]+/[A-Za-z0-9._:~-]+")) {
            throw new IllegalArgumentException(
                    "should be the address of a record, such as at://did:plc:abc123/site.standard.publication/3lwafz");
        }
        return text;
    }

    static String number(String text) {
        if (!text.matches("\\d{1,20}")) {
            throw new IllegalArgumentException("should be a number, such as 123456789012345");
        }
        return text;
    }

    static List<FeedLink> feeds(String text) {
        List<FeedLink> feeds = new ArrayList<>();
        Settings.items(text).forEach(item -> {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("should name kinds and paths, such as rss=/feed.xml");
            }
            feeds.add(new FeedLink(kind(item.substring(0, equals)), address(item.substring(equals + 1))));
        });
        if (feeds.size() > MOST_FEEDS) {
            throw new IllegalArgumentException("should name " + MOST_FEEDS + " feeds at most");
        }
        return feeds;
    }

    private static FeedLink.Kind kind(String text) {
        return switch (text) {
            case "rss" -> FeedLink.Kind.RSS;
            case "atom" -> FeedLink.Kind.ATOM;
            case "json" -> FeedLink.Kind.JSON;
            default -> throw new IllegalArgumentException("should name a kind of feed, rss, atom or json, not " + text);
        };
    }

    static Map<String, AuthorAccounts> authors(String text) {
        Map<String, AuthorAccounts> authors = new LinkedHashMap<>();
        Stream.of(text.split(";"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> {
                    int equals = entry.indexOf('=');
                    if (equals < 1) {
                        throw new IllegalArgumentException(
                                "should name authors and their accounts, such as Ada Example = @ada");
                    }
                    authors.put(entry.substring(0, equals).strip(), accounts(entry.substring(equals + 1)));
                });
        return authors;
    }

    /** Each by its form. */
    private static AuthorAccounts accounts(String text) {
        Optional<String> x = Optional.empty();
        Optional<String> fediverse = Optional.empty();
        Optional<String> url = Optional.empty();
        for (String account : Settings.items(text).toList()) {
            if (account.toLowerCase(Locale.ROOT).startsWith("http")) {
                url = Optional.of(url(account));
            } else if (account.indexOf('@', 1) > 0) {
                fediverse = Optional.of(fediverse(account));
            } else {
                x = Optional.of(x(account));
            }
        }
        return new AuthorAccounts(x, fediverse, url);
    }
}
