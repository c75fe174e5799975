package dev.vitrine.include;

import java.net.URI;

/**
 * A widget as it goes into a page.
 *
 * @param markup one element
 * @param stylesheet the path of its look on the widget server; empty where it needs none
 */
public record IncludedWidget(String markup, String stylesheet) {
    /** The same with the addresses that begin with a slash made the server's own, wherever the markup goes. */
    IncludedWidget from(URI server) {
        return new IncludedWidget(
                markup.replace(" src=\"/images/", " src=\"" + server + "images/")
                        .replace(" srcset=\"/images/", " srcset=\"" + server + "images/")
                        .replace(" href=\"/widgets/", " href=\"" + server + "widgets/")
                        .replace(" href=\"/share/", " href=\"" + server + "share/"),
                stylesheet);
    }
}
