package dev.vitrine.server.web;

import dev.vitrine.server.render.Oembed;
import dev.vitrine.server.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Says how the page of a widget is embedded, see <a href="https://oembed.com">oEmbed</a>. */
final class OembedAnswer implements Answer {
    private static final Pattern PAGE =
            Pattern.compile("(https?://[^/]+/(?:[^?#]*/)?)widgets/([a-z0-9-]{1,64})(/frame)?");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 600;

    private final Map<String, String> titles = new HashMap<>();
    private final Optional<String> publicBase;

    OembedAnswer(Site site) {
        site.widgets().forEach(widget -> titles.put(widget.id(), widget.title()));
        site.panels().forEach(panel -> titles.put(panel.id(), panel.title()));
        this.publicBase = site.publicBase();
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        Fields asked = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        String format = Optional.ofNullable(asked.getValue("format")).orElse("json");
        if (!format.equals("json")) {
            Answers.line(response, callback, HttpStatus.NOT_IMPLEMENTED_501, "Only the format json is spoken here.");
            return;
        }
        Matcher page = PAGE.matcher(Optional.ofNullable(asked.getValue("url")).orElse(""));
        String id = page.matches() ? page.group(2) : "";
        String title = titles.get(id);
        if (title == null || !page.group(1).equals(base(request))) {
            Answers.notFound(
                    response,
                    callback,
                    "Expected url: the address of a widget of this server, such as https://social.example.org/widgets/wall/frame.");
            return;
        }
        Oembed oembed = new Oembed(
                title.isBlank() ? id : title,
                Oembed.page(page.group(1), id),
                atMost(asked.getValue("maxwidth"), WIDTH),
                atMost(asked.getValue("maxheight"), HEIGHT));
        Representation.of("application/json;charset=utf-8", CachePolicy.NEVER, Headers.PUBLIC, oembed.json())
                .to(request, response, callback);
    }

    /** Without a public base only what the request itself came to is ours. */
    private String base(Request request) {
        return publicBase
                .or(() -> WebUrl.parse(request.getHttpURI().getScheme() + "://" + Request.getServerName(request) + ":"
                                + Request.getServerPort(request) + "/")
                        .map(WebUrl::href))
                .orElse("");
    }

    private static int atMost(@Nullable String number, int usual) {
        return number != null && number.matches("[1-9][0-9]{0,4}") ? Math.min(usual, Integer.parseInt(number)) : usual;
    }
}
