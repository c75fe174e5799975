package dev.vitrine.metadata;

import java.util.Optional;

/**
 * A link by which a page is put on Pinterest, with the picture that it offers for it: where a page has such a link, its
 * author has chosen one. See the <a href="https://developers.pinterest.com/docs/web-features/buttons/">Save button</a>.
 *
 * @param page the page that it is for, as it stands in the link; empty where it does not say
 * @param picture as it stands in the link, not empty
 * @param text what it says of the page; empty for nothing
 * @param region the part of the page that it stands in
 */
record PinLink(String page, String picture, String text, Region region) {
    private static final String HOST = "pinterest.";
    private static final String PATH = "/pin/create/";

    /** Where the host may begin behind the slashes: at once, behind the label of a country, behind {@code www.}. */
    private static final int[] LABELS = {0, 3, 4};

    /** Whether a reference leads to Pinterest; a look at a few characters, as all links of a page are asked this. */
    static boolean mayBe(CharSequence href) {
        int host = href.length() < 40 ? 0 : behindSlashes(href);
        if (host > 0) {
            for (int label : LABELS) {
                if (isAt(href, host + label)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The index behind the {@code //} of an absolute reference of the web, with or without its scheme; 0 for others. */
    private static int behindSlashes(CharSequence href) {
        for (int at = 0; at <= "https:".length(); at += at == 0 ? "http:".length() : 1) {
            if (href.charAt(at) == '/' && href.charAt(at + 1) == '/') {
                return at + 2;
            }
        }
        return 0;
    }

    private static boolean isAt(CharSequence href, int from) {
        for (int i = 0; i < HOST.length(); i++) {
            if (href.charAt(from + i) != HOST.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What a link says, if it offers a picture. */
    static Optional<PinLink> of(String href, Region region) {
        int query = href.indexOf('?');
        if (query < 0 || href.lastIndexOf(PATH, query) < 0) {
            return Optional.empty();
        }
        String page = "";
        String picture = "";
        String text = "";
        for (String part : href.substring(query + 1).split("[&#]", -1)) {
            int equals = part.indexOf('=');
            switch (part.substring(0, Math.max(equals, 0))) {
                case "url" -> page = address(part.substring(equals + 1));
                case "media" -> picture = address(part.substring(equals + 1));
                case "description" -> text = WebUrl.decoded(part.substring(equals + 1));
                default -> {}
            }
        }
        return Srcset.isPicture(picture) ? Optional.of(new PinLink(page, picture, text, region)) : Optional.empty();
    }

    /** In an address a plus sign stands for itself. */
    private static String address(String value) {
        return WebUrl.decoded(value.replace("+", "%2B")).strip();
    }

    /** The words by which it names the page: what it says of it, and those of its address. */
    Words words() {
        return Words.of(text + " " + path());
    }

    /** The path of the page, without a slash at its end; empty where it does not say. */
    String path() {
        return WebUrl.parse(page).map(url -> bare(url.path())).orElse("");
    }

    /** Whether it is for a page at this path. */
    boolean leadsTo(String path) {
        return !page.isEmpty() && path().equals(bare(path));
    }

    private static String bare(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
