package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of people and newsrooms in lines such as {@code By Ada Lovelace and Charles Babbage | 4 May 2021}. */
final class AuthorNames {
    private static final int MAX_WORDS = 5;
    private static final int MAX_LENGTH = 60;

    private static final String LABELS =
            "written|posted|updated|aktualisiert|actualizado|aggiornato|published|reported|submitted|edited|story|article|words|text|texte|texto|testo|by|from|von"
                    + "|vom|par|por|di|da|de|door|av|af|od|oleh|przez|autor(?:in|en)?|autor/in|auteure?s?|authors?|autore?s?|autora"
                    + "|redakteur(?:in)?|redactie|redakcja|redacci[oó]n|redazione|verfasst|geschrieben|ver[oö]ffentlicht|verfasser(?:in)?"
                    + "|erstellt|geschreven|escrito|scritto|[eé]crit|publi[eé]|publicado|publicat|pubblicato|skrevet|skriven|kirjoittanut"
                    + "|reporter|journalist|contributor|napisa[lł](?:a)?|автор|текст|penulis|laporan|editor|tekst|yazan|yazar";

    private static final Pattern LABEL = Pattern.compile(
            "^(?:[\\s:\"'“„»|–—-]*(?:" + LABELS + ")(?![\\p{L}\\p{M}])[\\s:|–—-]*)+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Where a line goes on to something else. */
    private static final Pattern END = Pattern.compile(
            "[|•·●(\\[<>*/\\\\©]|(?:updated|published|posted|actualizado|aktualisiert|aggiornato)\\s*:|\\s(?:view|see|read)\\s|\\s[-–—]+\\s|\\s[@]|\\d|https?:|www\\.|\\s(?:on|am|at|le|el|il|für|for|bei|aus|from|in|is|ist|has|hat|updated|published"
                    + "|posted|follow|email|e-mail|twitter|senior|staff|special|correspondent|uhr|pada|mis|del|dne|zaktualizowano|last)\\s"
                    + "|[,;:]\\s*(?:\\p{Lu}{2,}(?:\\s|$)|updated|published|posted|staff|senior|chief|special|am\\s|mon|tue|wed|thu|fri|sat|sun"
                    + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|editor|reporter|contributor|correspondent|redakteur|chefredakteur|opinion|the\\s|usa)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LAST_WORD = Pattern.compile("(?:^|[\\s,;–-])(\\p{L}{3,12})[.,]?\\s*$");

    private static final Pattern GLUED = Pattern.compile("(?<=\\p{Ll})(\\p{Lu}\\p{Ll}{2,11})[.,]?\\s*$");

    /** What somebody does, alone or behind the name: {@code Ada Baker Business reporter}. */
    private static final Pattern ROLE = Pattern.compile(
            "(?:^|\\s+)(?:(?:business|politics|political|entertainment|sports?|science|technology|health|world|national|local|crime"
                    + "|education|economics|features|culture|news|deputy|managing|associate|assistant|contributing|digital"
                    + "|investigative|chief|staff|senior|ap|afp|dpa)\\s+)*(?:reporters?|writers?|editors?|correspondents?"
                    + "|columnists?|producers?|journalists?|contributors?|redakteur(?:in)?|journaliste)$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AND = Pattern.compile(
            "\\s*[,;&+]\\s*|\\s+(?:and|und|et|y|e|i|og|och|en|ja|dan|with|mit|и)\\s+", Pattern.CASE_INSENSITIVE);

    private static final Set<String> NOBODY = Set.of(
            "admin",
            "administrator",
            "webmaster",
            "root",
            "user",
            "guest",
            "gast",
            "author",
            "autor",
            "anonymous",
            "unknown",
            "share",
            "editor",
            "login",
            "comments",
            "comment",
            "email",
            "twitter",
            "facebook",
            "home",
            "more",
            "about",
            "by",
            "read more",
            "follow",
            "subscribe",
            "print",
            "here",
            "mehr",
            "about the author",
            "view all posts",
            "posts",
            "profile",
            "contact",
            "see more",
            "view profile",
            "all posts",
            "anmelden",
            "newsletter",
            "sign up",
            "advertisement",
            "anzeige",
            "linkedin",
            "instagram",
            "kontakt",
            "impressum",
            "datenschutz",
            "kommentare",
            "foto",
            "photo",
            "bild",
            "image",
            "super user",
            "wordpress",
            "default");

    private AuthorNames() {}

    /** Whether a line begins by saying that a name follows. */
    static boolean announces(String line) {
        Matcher label = LABEL.matcher(line);
        return label.lookingAt() && label.end() < line.length();
    }

    /** The names in a line that is known to name authors; none where nothing in it looks like a name. */
    static List<String> in(String line) {
        Matcher label = LABEL.matcher(line);
        String rest = label.lookingAt() && label.end() < line.length() ? line.substring(label.end()) : line;
        Matcher end = END.matcher(rest);
        String names = end.find() ? withoutMonth(rest.substring(0, end.start())) : rest;
        List<String> found = new ArrayList<>();
        for (String name : AND.split(names.strip(), -1)) {
            String trimmed = withoutRole(trimmed(name));
            if (looksLikeName(trimmed) && !found.contains(trimmed)) {
                found.add(trimmed);
            } else if (!trimmed.isEmpty()) {
                break;
            }
        }
        return List.copyOf(found);
    }

    /** What stands before a day may be the name of its month, which templates glue to what is before it. */
    private static String withoutMonth(String names) {
        Matcher last = LAST_WORD.matcher(names);
        if (last.find() && MonthNames.number(last.group(1)) > 0) {
            return names.substring(0, last.start(1));
        }
        Matcher glued = GLUED.matcher(names);
        return glued.find() && MonthNames.number(glued.group(1)) > 0 ? names.substring(0, glued.start(1)) : names;
    }

    /** A single word before a role is no name: {@code Rye Contributor}. */
    private static String withoutRole(String name) {
        Matcher role = ROLE.matcher(name);
        return role.find() && (role.start() == 0 || name.lastIndexOf(' ', role.start() - 1) > 0)
                ? name.substring(0, role.start())
                : name;
    }

    private static String trimmed(String name) {
        int begin = 0;
        int end = name.length();
        while (begin < end && (name.charAt(begin) == '.' || isLoose(name.charAt(begin)))) {
            begin++;
        }
        while (end > begin && isLoose(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(begin, end);
    }

    private static boolean isLoose(char c) {
        return " \t\n\u000B\f\r\"'“”„»«,:;_-".indexOf(c) >= 0;
    }

    private static boolean looksLikeName(String name) {
        if (name.length() < 2 || name.length() > MAX_LENGTH || NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String[] words = name.split(" ", -1);
        if (words.length > MAX_WORDS || name.indexOf('@') >= 0 || name.indexOf('…') >= 0) {
            return false;
        }
        int capitals = 0;
        for (String word : words) {
            int first = word.codePointAt(0);
            if (!Character.isLowerCase(first)) {
                capitals++;
            }
        }
        return capitals * 2 >= words.length
                && Character.isLetter(name.codePointAt(0))
                && !name.contains("?")
                && !name.contains("!");
    }
}
