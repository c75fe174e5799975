package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Reads names of authors; mail addresses that come with them are left out, for they are nobody's business here. */
final class Persons {
    private static final String MAIL = "[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+){1,20}";
    private static final Pattern MAIL_AND_NAME = Pattern.compile("(" + MAIL + ")\\s*\\(\\s*([^)]*?)\\s*\\)");
    private static final Pattern NAME_AND_MAIL =
            Pattern.compile("(.*?)\\s*[<(\\[]\\s*(?:mailto:)?(" + MAIL + ")\\s*[>)\\]]");
    private static final Pattern ONLY_MAIL = Pattern.compile("\\(?(?:mailto:)?(" + MAIL + ")\\)?");

    private Persons() {}

    /** The author that a line such as {@code ada@example.org (Ada)} names; empty where it names nobody. */
    static Optional<Author> parse(String text) {
        String line = readable(text).replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Matcher mailAndName = MAIL_AND_NAME.matcher(line);
        if (mailAndName.matches() && !mailAndName.group(2).isEmpty()) {
            return Optional.of(Author.named(mailAndName.group(2)));
        }
        Matcher nameAndMail = NAME_AND_MAIL.matcher(line);
        if (nameAndMail.matches() && !nameAndMail.group(1).isBlank()) {
            return Optional.of(Author.named(nameAndMail.group(1)));
        }
        Matcher onlyMail = ONLY_MAIL.matcher(line);
        if (onlyMail.matches() || line.matches(MAIL + "\\s*\\(\\s*\\)")) {
            return Optional.of(Author.named(line.replaceFirst("(?s)@.*", "").replaceFirst("^.*:", "")));
        }
        return Optional.of(Author.named(line));
    }

    /** An author with a page and a picture of their own. */
    static Author of(String name, Optional<WebUrl> profile, Optional<WebUrl> avatar) {
        return new Author(readable(name), Optional.empty(), profile, avatar, List.of());
    }

    /** WordPress keeps names with references for their signs, and gives them away so: <code>Smith &amp;amp; Co</code>. */
    private static String readable(String name) {
        return Parser.unescapeEntities(name, true);
    }
}
