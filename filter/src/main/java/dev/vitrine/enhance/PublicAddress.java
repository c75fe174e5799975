package dev.vitrine.enhance;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address under which the world may know a page. The name in a request is anybody's to choose, so it is used only
 * where the operator trusts it, it is a loopback name (somebody trying things out), or the page itself names it.
 */
public final class PublicAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    /** A name, or an address in brackets, and nothing that could leave its place in a URL. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,252})|\\[[0-9a-f:.]{2,45}]");

    /** What campaigns and networks append; none of it names another page. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gad_source",
            "gad_campaignid",
            "srsltid",
            "dclid",
            "msclkid",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "ck_subscriber_id",
            "oly_enc_id",
            "vero_id",
            "_kx",
            "igsh",
            "igshid",
            "ttclid",
            "twclid",
            "li_fat_id",
            "epik",
            "rdt_cid",
            "sccid",
            "_hsenc",
            "_hsmi",
            "gbraid",
            "wbraid",
            "yclid",
            "jsessionid");

    /** A reader's own address, as newsletters put it on their links. */
    private static final Pattern MAIL = Pattern.compile("(?i)([^=]*[-_.])?e?[-_]?mail([-_]?addr(ess)?)?=.*(@|%40).*");

    /** Parameters whose value opens something for whoever holds it. */
    private static final Pattern SECRET = Pattern.compile(
            "(.*[-_.])?(token|secret|password|passwd|pwd|signature|sig|hmac|otp|ticket|api[-_]?key|access[-_]?key|auth"
                    + "|session|session[-_]?id|sid|jwt|assertion|samlresponse|invite|credential|x-amz-.*)");

    private final SiteSettings settings;
    private final PageRequest request;
    private final Optional<PublicBase> base;

    private PublicAddress(SiteSettings settings, PageRequest request, Optional<PublicBase> base) {
        this.settings = settings;
        this.request = request;
        this.base = base;
    }

    /** The address of a page before the page itself has been read. */
    public static PublicAddress of(SiteSettings settings, PageRequest request) {
        String host = request.host().toLowerCase(Locale.ROOT);
        return new PublicAddress(
                settings,
                request,
                settings.publicBase()
                        .or(() ->
                                isTrusted(settings, host) && HOST.matcher(host).matches()
                                        ? Optional.of(PublicBase.of(request))
                                        : Optional.empty()));
    }

    private static boolean isTrusted(SiteSettings settings, String host) {
        return settings.trustedHosts().contains(host) || LOOPBACK.matcher(host).matches();
    }

    /**
     * The same address, with the host trusted where the page vouches for it.
     *
     * @param ownUrls the page's own canonical, {@code og:url} and self {@code hreflang}, as far as it has them
     */
    public PublicAddress vouchedBy(Collection<String> ownUrls) {
        if (base.isPresent() || ownUrls.stream().noneMatch(this::namesTheRequestedHost)) {
            return this;
        }
        String scheme = ownUrls.stream().anyMatch(url -> url.regionMatches(true, 0, "https:", 0, 6))
                ? "https"
                : request.scheme();
        int port = scheme.equals(request.scheme()) ? request.port() : -1;
        return new PublicAddress(
                settings,
                request,
                Optional.of(PublicBase.parse(scheme + "://" + request.host() + (port < 0 ? "" : ":" + port))));
    }

    /** The base on which absolute URLs may be built. */
    public Optional<PublicBase> base() {
        return base;
    }

    /** The page's own URL: path and query on the public base, without what campaigns and newsletters append, and session ids. */
    public Optional<String> pageUrl() {
        return holdsSecret() ? Optional.empty() : base.map(b -> b.url(request.contextPath(), request.path()) + query());
    }

    /** The same where there is no base: from the webapp's host on. */
    String pagePath() {
        return request.path() + query();
    }

    /** The public URL of a path of the webapp below its context path, such as one of our own assets. */
    public Optional<String> url(String path) {
        return base.map(b -> b.url(request.contextPath(), request.contextPath() + path));
    }

    /** Whether a URL lies on the public base's own host. */
    public boolean isOwn(String url) {
        return base.filter(b -> b.isOrigin(url)).isPresent();
    }

    /** The path below the context path, percent-encoded, that a URL of this webapp names. */
    public Optional<String> pathOf(String url) {
        return base.flatMap(b -> b.pathOf(request.contextPath(), url));
    }

    /** Whether the query has more in it than campaigns and networks append. */
    public boolean hasOwnQuery() {
        return !query().isEmpty();
    }

    /** Whether the query carries a token or the like: such a page is nobody's to share. */
    public boolean holdsSecret() {
        return parameters()
                .anyMatch(parameter -> SECRET.matcher(name(parameter)).matches());
    }

    private String query() {
        List<String> kept =
                parameters().filter(parameter -> !isAppended(parameter)).toList();
        return kept.isEmpty() ? "" : kept.stream().collect(Collectors.joining("&", "?", ""));
    }

    private Stream<String> parameters() {
        return request.query().stream()
                .flatMap(query -> Stream.of(query.split("&")))
                .filter(part -> !part.isEmpty());
    }

    private static boolean isAppended(String parameter) {
        String name = name(parameter);
        return name.startsWith("utm_")
                || name.startsWith("mtm_")
                || TRACKING.contains(name)
                || MAIL.matcher(parameter).matches();
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    }

    private boolean namesTheRequestedHost(String url) {
        String host = request.host().toLowerCase(Locale.ROOT);
        return HOST.matcher(host).matches() && hostOf(url).filter(host::equals).isPresent();
    }

    private static Optional<String> hostOf(String url) {
        try {
            URI uri = new URI(url.strip());
            return Optional.ofNullable(uri.getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
