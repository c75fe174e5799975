package dev.vitrine.share;

import java.util.List;
import java.util.Optional;

/**
 * What is shared of a page.
 *
 * @param url its absolute address
 * @param title empty where the page has none
 * @param description empty where the page has none
 * @param image the absolute address of its main picture
 * @param site the name of the site, empty where it has none
 * @param tags what it is about, as people write it: {@code Open Source}
 * @param feed the absolute address of its feed
 */
public record SharedPage(
        String url,
        String title,
        String description,
        Optional<String> image,
        String site,
        List<String> tags,
        Optional<String> feed) {
    public SharedPage {
        tags = List.copyOf(tags);
    }

    /** A page of which no more is known. */
    public static SharedPage of(String url, String title) {
        return new SharedPage(url, title, "", Optional.empty(), "", List.of(), Optional.empty());
    }

    /** The same page under a text of somebody's choice, such as a passage of it. */
    public SharedPage withTitle(String text) {
        return new SharedPage(url, text, description, image, site, tags, feed);
    }
}
