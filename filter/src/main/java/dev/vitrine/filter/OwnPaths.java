package dev.vitrine.filter;

import dev.vitrine.enhance.Asset;
import dev.vitrine.enhance.PublicBase;
import dev.vitrine.enhance.ShareRedirect;
import dev.vitrine.enhance.ShareSettings;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.include.WidgetSource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers what is asked below our prefix: our style sheet and script, the share links of pages whose host nobody vouches
 * for, and the filter's own status.
 */
final class OwnPaths {
    private static final String SHARE = "/go/";
    private static final String LOOK = "/widget-look";
    private static final String STATUS = "/status";

    /** Where readers of <a href="https://standard.site/">standard.site</a> look for the record of a site. */
    private static final String PUBLICATION = "/.well-known/site.standard.publication";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final String prefix;
    private final ShareSettings sharing;
    private final Optional<String> publication;
    private final Optional<WidgetSource> widgets;
    private final FediverseForm form;
    private final Optional<StatusReport> status;

    /** @param status of the filter, where it may be asked for */
    OwnPaths(SiteSettings site, Optional<WidgetSource> widgets, Optional<StatusReport> status) {
        this.prefix = site.prefix();
        this.sharing = site.sharing();
        this.publication = site.social().publication();
        this.widgets = widgets;
        this.form = new FediverseForm(site);
        this.status = status;
    }

    /** A name for the versions of our own files, to which pages refer. */
    static String fingerprint() {
        return Arrays.stream(Asset.values()).map(Asset::path).collect(Collectors.joining());
    }

    boolean answers(HttpServletRequest request) {
        String path = RequestGate.pathWithinContext(request);
        return request.getDispatcherType() == DispatcherType.REQUEST
                && (path.startsWith(prefix + "/") || isPublication(request, path));
    }

    private boolean isPublication(HttpServletRequest request, String path) {
        return publication.isPresent() && request.getContextPath().isEmpty() && path.equals(PUBLICATION);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String whole = RequestGate.pathWithinContext(request);
        if (isPublication(request, whole)) {
            response.setContentType("text/plain; charset=utf-8");
            response.getOutputStream().write(publication.orElseThrow().getBytes(StandardCharsets.UTF_8));
            return;
        }
        String path = whole.substring(prefix.length());
        if (path.equals(FediverseForm.PATH)) {
            form.answer(request, response);
        } else if (!RequestGate.isReading(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (path.startsWith(SHARE)) {
            share(path.substring(SHARE.length()), request, response);
        } else if (path.equals(STATUS) && status.isPresent()) {
            status.get().answer(request, response);
        } else if (path.startsWith(LOOK)) {
            look(path.substring(LOOK.length()), request, response);
        } else {
            asset(path, request, response);
        }
    }

    private static void asset(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Asset> found = Asset.find(path);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Asset asset = found.get();
        String tag = '"' + asset.path().substring(1).replace('/', '-') + '"';
        // Another version of this webapp may run beside this one: its name for the file gets ours, but not for long.
        response.setHeader("Cache-Control", asset.path().equals(path) ? FOR_EVER : "no-cache");
        response.setHeader("ETag", tag);
        // A page whose base lies on another origin names it by its whole address; browsers check only what they may
        // read.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] bytes = asset.bytes();
        response.setContentType(asset.contentType());
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    /** The look of included widgets: the widget server's own, so that a page asks nobody else for it. */
    private void look(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> css = widgets.flatMap(source -> source.stylesheet(path));
        if (css.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] bytes = css.get().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", FOR_EVER);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/css; charset=utf-8");
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private void share(String network, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        Optional<String> target = base(request)
                .flatMap(base -> ShareRedirect.target(
                        sharing,
                        base,
                        network,
                        Optional.ofNullable(request.getParameter("path")).orElse(""),
                        Optional.ofNullable(request.getParameter("title")).orElse("")));
        if (target.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", target.get());
    }

    /** The origin at which the click arrived, by the container's own view. */
    static Optional<PublicBase> base(HttpServletRequest request) {
        return PublicBase.of(request.getScheme(), request.getServerName(), request.getServerPort());
    }
}
