package dev.vitrine.enhance;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address under which the world may know a page. The name in a request is anybody's to choose, so it is used only
 * where the operator trusts it, it is a loopback name (somebody trying things out), or the page itself names it.
 */
final class PublicAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    /** What campaigns, networks and pjax append, and a reader's own address as newsletters do; none of it names another page. */
    private static final Pattern APPENDED = Pattern.compile(
            "((utm|mtm)_[^=]*|fbclid|gclid|gad_source|gad_campaignid|srsltid|dclid|msclkid|mc_cid|mc_eid|mkt_tok|ck_subscriber_id"
                    + "|oly_enc_id|vero_id|_kx|_pjax|igsh|igshid|ttclid|twclid|li_fat_id|epik|rdt_cid|sccid|_hsenc|_hsmi|gbraid|wbraid|yclid"
                    + "|jsessionid|phpsessid)(=.*)?|[^=]*mail([-_]?addr(ess)?)?=.*(@|%40).*",
            Pattern.CASE_INSENSITIVE);

    /**
     * Parameters whose value opens something for whoever holds it, as {@code reset_token}, {@code resetToken} and
     * {@code user[token]}; and signed claims, whatever they are called.
     */
    private static final Pattern SECRET = Pattern.compile("((?i:[^=]*token|x-amz-[^=]*)"
            + "|([^=]*([-_.\\[]|%5[BFbf]|[a-z](?=[A-Z])))?(?i:secret|password|passwd|pwd|pass(code|phrase)|signature|sig|hmac|otp|ticket"
            + "|wpnonce|auth|session|session[-_]?id|sid|jwt|assertion|samlresponse|invite|credential"
            + "|(api|access|auth|secret|activation|reset|invit(e|ation)|verification|confirmation)[-_]?(key|code)))(]|\\[|%5[BDbd])*+(=.*)?"
            + "|[^=]*=eyJ[^.]+\\.eyJ.*");

    private final SiteSettings settings;
    private final PageRequest request;
    private final Optional<PublicBase> base;
    private final boolean secret;
    private final String query;

    private PublicAddress(
            SiteSettings settings, PageRequest request, Optional<PublicBase> base, boolean secret, String query) {
        this.settings = settings;
        this.request = request;
        this.base = base;
        this.secret = secret;
        this.query = query;
    }

    /** The address of a page before the page itself has been read. */
    static PublicAddress of(SiteSettings settings, PageRequest request) {
        StringBuilder kept = new StringBuilder();
        boolean opens = false;
        for (String parameter : request.query().orElse("").split("&", -1)) {
            opens |= SECRET.matcher(parameter).matches();
            if (!parameter.isEmpty() && !APPENDED.matcher(parameter).matches()) {
                kept.append(kept.isEmpty() ? '?' : '&').append(parameter);
            }
        }
        String host = request.host().toLowerCase(Locale.ROOT);
        return new PublicAddress(
                settings,
                request,
                settings.publicBase()
                        .or(() -> isTrusted(settings, host)
                                ? PublicBase.of(request.scheme(), host, request.port())
                                : Optional.empty()),
                opens,
                kept.toString());
    }

    private static boolean isTrusted(SiteSettings settings, String host) {
        return settings.trustedHosts().contains(host) || LOOPBACK.matcher(host).matches();
    }

    /**
     * The same address, with the host trusted where the page vouches for it.
     *
     * @param ownUrls the page's own canonical, {@code og:url} and self {@code hreflang}, as far as it has them
     */
    PublicAddress vouchedBy(Collection<String> ownUrls) {
        if (base.isPresent() || ownUrls.isEmpty()) {
            return this;
        }
        String scheme = ownUrls.stream().anyMatch(url -> url.regionMatches(true, 0, "https:", 0, 6))
                ? "https"
                : request.scheme();
        int port = scheme.equals(request.scheme()) ? request.port() : -1;
        Optional<PublicBase> named = PublicBase.of(scheme, request.host(), port)
                .filter(own -> ownUrls.stream().anyMatch(own::isHostOf));
        return named.isEmpty() ? this : new PublicAddress(settings, request, named, secret, query);
    }

    /** The base on which absolute URLs may be built. */
    Optional<PublicBase> base() {
        return base;
    }

    /** The page's own URL: path and query on the public base, without what campaigns and newsletters append, and session ids. */
    Optional<String> pageUrl() {
        return holdsSecret() ? Optional.empty() : base.map(b -> b.url(request.contextPath(), request.path()) + query);
    }

    /** The same where there is no base: from the webapp's host on. */
    String pagePath() {
        return request.path() + query;
    }

    /** The public URL of a path of the webapp below its context path, such as one of our own assets. */
    Optional<String> url(String path) {
        return base.map(b -> b.url(request.contextPath(), request.contextPath() + path));
    }

    /** Whether a URL lies on the public base's own host. */
    boolean isOwn(String url) {
        return base.filter(b -> b.isOrigin(url)).isPresent();
    }

    /** The path below the context path, percent-encoded, that a URL of this webapp names. */
    Optional<String> pathOf(String url) {
        return base.flatMap(b -> b.pathOf(request.contextPath(), url));
    }

    /** Whether the query has more in it than campaigns and networks append. */
    boolean hasOwnQuery() {
        return !query.isEmpty();
    }

    /** Whether the query carries a token or the like: such a page is nobody's to share. */
    boolean holdsSecret() {
        return secret;
    }
}
