package dev.vitrine.metadata;

import java.util.List;

/** Tells links to pages about an author, by the names that content management systems give their folder. */
final class AuthorLink {
    private static final List<String> FOLDERS = List.of("""
            /author/ /authors/ /autor/ /autores/ /autoren/ /auteur/ /auteurs/ /autore/ /autori/ /byline/ /by/ \
            /staff/ /writers/ /journalists/ /contributors/""".split(" ", -1));

    /** How long scheme and host may be; folders stand right behind. */
    private static final int FAR = 60;

    private AuthorLink() {}

    /** Whether a reference leads to one. */
    static boolean isOne(CharSequence href) {
        int length = Math.min(href.length(), FAR);
        for (int i = 0; i < length - 1; i++) {
            if (href.charAt(i) == '/' && isFolder(href, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFolder(CharSequence href, int at) {
        char first = href.charAt(at + 1);
        if (first < 'a' || first > 'w') {
            return false;
        }
        for (String folder : FOLDERS) {
            if (first == folder.charAt(1) && isAt(href, at, folder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(CharSequence href, int at, String folder) {
        return href.length() > at + folder.length() && folder.contentEquals(href.subSequence(at, at + folder.length()));
    }
}
