package dev.vitrine.server.source;

import dev.vitrine.server.feed.Media;
import dev.vitrine.server.url.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Takes videos and sounds out of markup, with what stands in them for browsers that play none. */
final class Recordings {
    private static final Pattern ANY = Pattern.compile("(?i)<(?:video|audio)\\b");

    private Recordings() {}

    static Mended takenOut(String markup, WebUrl base) {
        if (!ANY.matcher(markup).find()) {
            return new Mended(markup);
        }
        Element body = Publisher.tree(markup, base);
        List<Media> recordings = new ArrayList<>();
        for (Element recording : body.select("video, audio")) {
            media(recording, base).ifPresent(recordings::add);
            recording.remove();
        }
        return new Mended(body.html()).with(recordings);
    }

    private static Optional<Media> media(Element recording, WebUrl base) {
        Optional<WebUrl> poster = base.resolve(recording.attr("poster")).filter(url -> recording.hasAttr("poster"));
        return recording.select("video[src], audio[src], source[src]").stream()
                .flatMap(source -> base.resolve(source.attr("src")).stream())
                .findFirst()
                .map(url -> new Media(
                        Media.Kind.valueOf(recording.normalName().toUpperCase(Locale.ROOT)),
                        url,
                        poster,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
