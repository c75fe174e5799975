package dev.vitrine.server.url;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute {@code http} or {@code https} address in the one spelling that browsers give it, see the
 * <a href="https://url.spec.whatwg.org/#url-parsing">WHATWG URL parser</a>. What that parser refuses or takes for another
 * scheme has no {@code WebUrl}; neither have a few names beyond ASCII on which Unicode tables may disagree.
 */
public final class WebUrl implements Comparable<WebUrl> {
    /** Longer ones are not worth following: browsers themselves cut at about this length. */
    private static final int MAX_LENGTH = 65_536;

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);

    /** The whole of it; its parts are only places in it, as there are hundreds of thousands of addresses in a server. */
    private final String href;

    private final int hostStart;
    private final int hostEnd;
    private final int port;
    private final int pathStart;
    private final int pathEnd;
    private final int queryEnd;

    private WebUrl(
            String scheme,
            String userInfo,
            String host,
            int port,
            String path,
            Optional<String> query,
            Optional<String> fragment) {
        String before = scheme + "://" + (userInfo.isEmpty() ? "" : userInfo + "@");
        String authority = port < 0 ? host : host + ":" + port;
        String asked = path + query.map("?"::concat).orElse("");
        this.href = before + authority + asked + fragment.map("#"::concat).orElse("");
        this.port = port;
        this.hostStart = before.length();
        this.hostEnd = hostStart + host.length();
        this.pathStart = hostStart + authority.length();
        this.pathEnd = pathStart + path.length();
        this.queryEnd = pathStart + asked.length();
    }

    /** Parses an absolute address; empty where it is none, or of another scheme. */
    public static Optional<WebUrl> parse(String text) {
        return cleaned(text).flatMap(input -> {
            Matcher scheme = SCHEME.matcher(input);
            return scheme.matches() && isWeb(scheme.group(1)) ? absolute(scheme) : Optional.empty();
        });
    }

    /** Parses a reference that may be relative to this address; empty where the result is not of the web. */
    public Optional<WebUrl> resolve(String reference) {
        return cleaned(reference).flatMap(input -> {
            Matcher scheme = SCHEME.matcher(input);
            if (!scheme.matches()) {
                return relative(input);
            }
            if (!isWeb(scheme.group(1))) {
                return Optional.empty();
            }
            boolean same = scheme.group(1).equalsIgnoreCase(scheme());
            return same && !scheme.group(2).startsWith("//") ? relative(scheme.group(2)) : absolute(scheme);
        });
    }

    /** What the parser drops before it looks: white space around, tabs and line ends within. */
    private static Optional<String> cleaned(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return Optional.of(text.substring(start, end).replaceAll("[\t\n\r]", ""));
    }

    private static boolean isWeb(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    private static Optional<WebUrl> absolute(Matcher parts) {
        return withAuthority(parts.group(1).toLowerCase(Locale.ROOT), parts.group(2));
    }

    private static Optional<WebUrl> withAuthority(String scheme, String rest) {
        int start = 0;
        while (start < rest.length() && isSlash(rest.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < rest.length()
                && !isSlash(rest.charAt(end))
                && rest.charAt(end) != '?'
                && rest.charAt(end) != '#') {
            end++;
        }
        String authority = rest.substring(start, end);
        int at = authority.lastIndexOf('@');
        String server = authority.substring(at + 1);
        int colon = server.indexOf(':', server.indexOf(']') + 1);
        if (server.startsWith("[") && server.indexOf(']') < 0) {
            return Optional.empty();
        }
        String name = colon < 0 ? server : server.substring(0, colon);
        OptionalInt port = port(colon < 0 ? "" : server.substring(colon + 1), scheme);
        Optional<String> host = name.isEmpty() ? Optional.empty() : Host.parse(name);
        if (host.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        String userInfo = at < 0 ? "" : userInfo(authority.substring(0, at));
        Tail tail = Tail.of(rest.substring(end));
        return Optional.of(new WebUrl(
                scheme, userInfo, host.get(), port.getAsInt(), path(List.of(), tail.path), tail.query, tail.fragment));
    }

    private static String userInfo(String text) {
        int colon = text.indexOf(':');
        String user = PercentEncoding.encode(colon < 0 ? text : text.substring(0, colon), PercentEncoding.USERINFO);
        String password = colon < 0 ? "" : PercentEncoding.encode(text.substring(colon + 1), PercentEncoding.USERINFO);
        return password.isEmpty() ? user : user + ":" + password;
    }

    /** The port, -1 for the scheme's own; empty where it is none. */
    private static OptionalInt port(String digits, String scheme) {
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > 5) {
            return OptionalInt.empty();
        }
        int port = significant.isEmpty() ? -1 : Integer.parseInt(significant);
        if (port > 65_535) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(port == defaultPort(scheme) ? -1 : port);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private Optional<WebUrl> relative(String input) {
        if (input.length() > 1 && isSlash(input.charAt(0)) && isSlash(input.charAt(1))) {
            return withAuthority(scheme(), input);
        }
        Tail tail = Tail.of(input);
        if (tail.path.isEmpty()) {
            return Optional.of(new WebUrl(
                    scheme(),
                    userInfo(),
                    host(),
                    port,
                    path(),
                    tail.query.isPresent() ? tail.query : query(),
                    tail.fragment));
        }
        List<String> base = new ArrayList<>(segments());
        if (!isSlash(tail.path.charAt(0))) {
            base.remove(base.size() - 1);
        }
        List<String> before = isSlash(tail.path.charAt(0)) ? List.of() : base;
        return Optional.of(
                new WebUrl(scheme(), userInfo(), host(), port, path(before, tail.path), tail.query, tail.fragment));
    }

    private List<String> segments() {
        return List.of(path().substring(1).split("/", -1));
    }

    private static String path(List<String> before, String text) {
        List<String> segments = new ArrayList<>(before);
        String rest = !text.isEmpty() && isSlash(text.charAt(0)) ? text.substring(1) : text;
        String[] parts = rest.split("[/\\\\]", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            String dots = parts[i].replaceAll("(?i)%2e", ".");
            if (dots.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!dots.equals(".")) {
                segments.add(PercentEncoding.encode(parts[i], PercentEncoding.PATH));
                continue;
            }
            if (last) {
                segments.add("");
            }
        }
        return "/" + String.join("/", segments);
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** What follows the host. */
    private record Tail(String path, Optional<String> query, Optional<String> fragment) {
        static Tail of(String text) {
            int hash = text.indexOf('#');
            String rest = hash < 0 ? text : text.substring(0, hash);
            int mark = rest.indexOf('?');
            return new Tail(
                    mark < 0 ? rest : rest.substring(0, mark),
                    mark < 0
                            ? Optional.empty()
                            : Optional.of(
                                    PercentEncoding.encode(rest.substring(mark + 1), PercentEncoding.SPECIAL_QUERY)),
                    hash < 0
                            ? Optional.empty()
                            : Optional.of(PercentEncoding.encode(text.substring(hash + 1), PercentEncoding.FRAGMENT)));
        }
    }

    /** Escapes a value so that it can stand as one path segment or one query parameter. */
    public static String component(String value) {
        return PercentEncoding.encode(value, PercentEncoding.COMPONENT);
    }

    /** The whole address as browsers write it: safe in an attribute once escaped. */
    public String href() {
        return href;
    }

    /** {@code http} or {@code https}. */
    public String scheme() {
        return isSecure() ? "https" : "http";
    }

    /** Whether it is {@code https}. */
    public boolean isSecure() {
        return href.startsWith("https:");
    }

    /** The host in ASCII: a domain, an IPv4 address, or an IPv6 address in brackets. */
    public String host() {
        return href.substring(hostStart, hostEnd);
    }

    /** The port, also where it is the scheme's own: 0 to 65535. */
    public int port() {
        return port < 0 ? defaultPort(scheme()) : port;
    }

    /** Scheme, host and port. */
    public String origin() {
        return scheme() + "://" + authority();
    }

    /** Host and, unless it is the scheme's own, port. */
    public String authority() {
        return href.substring(hostStart, pathStart);
    }

    /** The path, escaped, with a leading slash. */
    public String path() {
        return href.substring(pathStart, pathEnd);
    }

    /** The path without escapes; what is no UTF-8 shows as U+FFFD. */
    public String decodedPath() {
        return new String(PercentEncoding.decode(path()), StandardCharsets.UTF_8);
    }

    /** The query without its question mark, escaped. */
    public Optional<String> query() {
        return queryEnd == pathEnd ? Optional.empty() : Optional.of(href.substring(pathEnd + 1, queryEnd));
    }

    /** The first query parameter of this name, without escapes. */
    public Optional<String> parameter(String name) {
        for (String pair : query().orElse("").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (decoded(parts[0]).equals(name)) {
                return Optional.of(parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        return new String(PercentEncoding.decode(text.replace('+', ' ')), StandardCharsets.UTF_8);
    }

    /** Path and query, as a request line has them. */
    public String pathAndQuery() {
        return href.substring(pathStart, queryEnd);
    }

    /** What follows the hash, escaped. */
    public Optional<String> fragment() {
        return queryEnd == href.length() ? Optional.empty() : Optional.of(href.substring(queryEnd + 1));
    }

    /** Whether it has a user or password. */
    public boolean hasUserInfo() {
        return !userInfo().isEmpty();
    }

    private String userInfo() {
        int start = scheme().length() + "://".length();
        return start == hostStart ? "" : href.substring(start, hostStart - 1);
    }

    /** The same address without user, password and fragment: what a request may name. */
    public WebUrl bare() {
        return new WebUrl(scheme(), "", host(), port, path(), query(), Optional.empty());
    }

    /** The same address with another query, to be given escaped. */
    public WebUrl withQuery(Optional<String> other) {
        return new WebUrl(
                scheme(),
                userInfo(),
                host(),
                port,
                path(),
                other.map(text -> PercentEncoding.encode(text, PercentEncoding.SPECIAL_QUERY)),
                fragment());
    }

    /** The address as far as a log may have it: without user, query and fragment, which may hold secrets. */
    public String redacted() {
        return origin() + path();
    }

    @Override
    public int compareTo(WebUrl other) {
        return href.compareTo(other.href);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebUrl url && url.href.equals(href);
    }

    @Override
    public int hashCode() {
        return href.hashCode();
    }

    @Override
    public String toString() {
        return href;
    }
}
