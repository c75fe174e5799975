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
 * @param frame what stands around the title, which is {@code {0}} in it: quotation marks, and who said it
 */
public record SharedPage(
        String url,
        String title,
        String description,
        Optional<String> image,
        String site,
        List<String> tags,
        Optional<String> feed,
        String frame) {
    /** A frame with nothing in it but the title. */
    public static final String UNFRAMED = "{0}";

    public SharedPage {
        tags = List.copyOf(tags);
        if (!frame.contains(UNFRAMED)) {
            throw new IllegalArgumentException("frame: \"" + frame + "\" should contain " + UNFRAMED);
        }
    }

    /** A page of which no more is known. */
    public static SharedPage of(String url, String title) {
        return new SharedPage(url, title, "", Optional.empty(), "", List.of(), Optional.empty(), UNFRAMED);
    }

    /** The same page under a passage of it, which alone gives way where a network takes less text than there is. */
    public SharedPage withQuotation(String text, String frame) {
        return new SharedPage(url, text, description, image, site, tags, feed, frame);
    }

    /** The same page with another picture. */
    public SharedPage withImage(String address) {
        return new SharedPage(url, title, description, Optional.of(address), site, tags, feed, frame);
    }

    /** The title in its frame. */
    public String quotation() {
        return framed(title);
    }

    /** A text in the frame. */
    String framed(String text) {
        return frame.replace(UNFRAMED, text);
    }
}
