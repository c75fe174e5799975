package dev.vitrine.server.source;

import dev.vitrine.server.feed.Media;
import dev.vitrine.server.url.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/** Takes the pictures out of markup, for networks whose posts are pictures first. */
final class Pictures {
    private Pictures() {}

    /** @param larger gives the address of a larger one for that of a small one */
    static Mended takenOut(String markup, WebUrl base, UnaryOperator<String> larger) {
        Element body = Publisher.tree(markup, base);
        List<Media> pictures = new ArrayList<>();
        for (Element image : body.select("img[src]")) {
            base.resolve(larger.apply(image.attr("src")))
                    .ifPresent(url ->
                            pictures.add(Media.image(url, image.attr("alt").strip())));
            Element around = image.parent();
            image.remove();
            if (around != null && !around.nameIs("body") && around.childNodeSize() == 0) {
                around.remove();
            }
        }
        return new Mended(body.html()).with(pictures);
    }
}
