package dev.vitrine.filter;

import dev.vitrine.enhance.FediversePicker;
import dev.vitrine.enhance.FediversePicker.Entry;
import dev.vitrine.enhance.PublicBase;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.share.FediverseServer;
import dev.vitrine.share.FediverseServer.Software;
import dev.vitrine.share.SharedPage;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks visitors for their server of the fediverse, and sends them there. Only a form that came from this page sends anybody
 * anywhere, so that no foreign link can use the site's good name; a server is remembered only where the visitor ticks it.
 */
final class FediverseForm {
    static final String PATH = FediversePicker.PATH;

    private static final String COOKIE = "vitrine-fediverse";
    private static final int A_YEAR = 365 * 24 * 60 * 60;
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src https:;"
            + " form-action 'self' https:; base-uri 'none'; frame-ancestors 'none'";

    private final SiteSettings site;

    FediverseForm(SiteSettings site) {
        this.site = site;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding("UTF-8"); // as the form is sent, without a word about it
        }
        boolean posted = request.getMethod().equals("POST");
        Optional<SharedPage> shared = shared(request);
        if (!posted && !RequestGate.isReading(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (shared.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (posted) {
            choose(shared.get(), request, response);
        } else {
            Entry blank = new Entry("", software(request), false, false);
            show(shared.get(), known(request).map(Entry::of).orElse(blank), request, response);
        }
    }

    private void choose(SharedPage shared, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<FediverseServer> server = FediverseServer.parse(parameter(request, "server"), software(request));
        boolean remember = request.getParameter("remember") != null;
        Optional<String> composer =
                server.flatMap(chosen -> chosen.composer(shared, site.sharing().sharer()));
        if (composer.isEmpty() || !isOurs(request)) {
            Entry entered = isOurs(request)
                    ? new Entry(parameter(request, "server"), software(request), remember, server.isEmpty())
                    : new Entry("", software(request), false, false);
            show(shared, entered, request, response);
            return;
        }
        remember(remember ? server : Optional.empty(), request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", composer.get());
    }

    /** Browsers say where a form came from, one way or the other. */
    private static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return site == null
                ? origin != null && host != null && origin.endsWith("://" + host)
                : site.equals("same-origin");
    }

    private void show(SharedPage shared, Entry entry, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] page = FediversePicker.markup(
                        site.ownPath(request.getContextPath()), shared, parameter(request, "lang"), entry)
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/html; charset=utf-8");
        response.setContentLength(page.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(page);
        }
    }

    /** What is shared: an address of this site, or a path of it where its pages know no better. */
    private Optional<SharedPage> shared(HttpServletRequest request) {
        String title = parameter(request, "title");
        String path = parameter(request, "path");
        Optional<PublicBase> base = site.publicBase().or(() -> OwnPaths.base(request));
        return base.filter(known -> path.chars().noneMatch(c -> c <= ' ' || c == '\\' || c == 0x7F))
                .flatMap(known -> address(path, known))
                .map(address -> SharedPage.of(address, title));
    }

    private static Optional<String> address(String path, PublicBase base) {
        if (path.startsWith("/") && !path.startsWith("//")) {
            return Optional.of(base.origin() + path);
        }
        return Optional.of(path).filter(base::isHostOf);
    }

    private static Software software(HttpServletRequest request) {
        return Software.of(parameter(request, "software")).orElse(Software.MASTODON);
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static Optional<FediverseServer> known(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> cookie.getValue().split("/", 2))
                .flatMap(parts ->
                        FediverseServer.parse(
                                parts[0],
                                Software.of(parts.length < 2 ? "" : parts[1]).orElse(Software.MASTODON))
                                .stream())
                .findFirst();
    }

    private void remember(Optional<FediverseServer> server, HttpServletRequest request, HttpServletResponse response) {
        if (server.isEmpty() && known(request).isEmpty()) {
            return;
        }
        Cookie cookie = new Cookie(
                COOKIE,
                server.map(known -> known.host() + "/" + known.software().word())
                        .orElse(""));
        cookie.setMaxAge(server.isEmpty() ? 0 : A_YEAR);
        cookie.setPath(site.ownPath(request.getContextPath()) + PATH);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
