package dev.vitrine.server.web;

import dev.vitrine.server.url.WebUrl;
import dev.vitrine.share.ShareNetworks;
import dev.vitrine.share.SharedPage;
import dev.vitrine.share.Sharer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Leads on to a network with the page that the reader comes from, whose browser names it on this one way only. */
final class ShareAnswer implements Answer {
    /** What every address begins with; the id of the network follows. */
    static final String PATH = "/share/";

    @Override
    public void to(Request request, Response response, Callback callback) {
        String id = Request.getPathInContext(request).substring(PATH.length());
        Optional<String> target = Optional.ofNullable(request.getHeaders().get(HttpHeader.REFERER))
                .flatMap(WebUrl::parse)
                .flatMap(page -> target(id, page.href()));
        if (target.isEmpty()) {
            Answers.notFound(
                    response, callback, "Your browser does not say which page to share, or there is no such network.");
            return;
        }
        response.setStatus(HttpStatus.FOUND_302);
        response.getHeaders()
                .add(Headers.OWN)
                .add(HttpHeader.LOCATION, target.get())
                .add(HttpHeader.CACHE_CONTROL, CachePolicy.NEVER.header())
                .add(HttpHeader.CONTENT_LENGTH, 0);
        Answers.nothingMore(response, callback);
    }

    private static Optional<String> target(String network, String page) {
        SharedPage shared = SharedPage.of(page, "");
        return ShareNetworks.find(network).flatMap(it -> it.shareLink(shared, Sharer.ANONYMOUS));
    }
}
