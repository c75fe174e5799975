package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the names of people and newsrooms in lines such as {@code By Ada Lovelace and Charles Babbage | 4 May 2021}. */
final class AuthorNames {
    private static final int MAX_WORDS = 5;
    private static final int MAX_LENGTH = 60;

    /** How much must be left of a text without its byline. */
    private static final int LEAST_TEXT = 50;

    private static final String OPENING = "\"'“„«‘(¿¡[";

    /** What no name has. */
    private static final String UNFIT = "@…?!:—–";

    private static final String LABELS =
            "written|interview|posted|updated|aktualisiert|actualizado|aggiornato|published|reported|submitted|edited|story|article|words|text|texte|texto|testo|by|from|von"
                    + "|vom|par|por|di|da|de|door|av|af|od|oleh|przez|autor(?:in|en)?|autor/in|auteure?s?|authors?|autore?s?|autora"
                    + "|redakteur(?:in)?|redactie|redakcja|redacci[oó]n|redazione|verfasst|geschrieben|ver[oö]ffentlicht|verfasser(?:in)?"
                    + "|erstellt|geschreven|escrito|scritto|[eé]crit|publi[eé]|publicado|publicat|pubblicato|skrevet|skriven|kirjoittanut"
                    + "|reporter|journalist|contributor|napisa[lł](?:a)?|автор|текст|penulis|laporan|editor|tekst|yazan|yazar|συντάκτ(?:ης|ρια)|tác giả|بقلم|كتب(?:ت|ه)?|الكاتب|מאת|लेखक|लेखिका|द्वारा|โดย|ผู้เขียน"
                    + "|作者|记者|記者|撰文|编辑|編輯|文|著者|執筆者?|筆者|ライター|글|글쓴이|기자";

    private static final Pattern LABEL = Pattern.compile(
            "^(?:[\\s:\"'“„»|–—-]*+(?:(?:and|und|et|y|e|en|og|och)\\s+)?(?:" + LABELS
                    + ")(?![\\p{L}\\p{M}])[\\s:：・／/|–—-]*)++|^(?-i:von|by|par|por)(?=\\p{Lu}\\p{Ll})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Where a line goes on to something else. */
    private static final Pattern END = Pattern.compile(
            "[|•·●(\\[<>*/\\\\©]|(?:updated|published|posted|actualizado|aktualisiert|aggiornato)\\s*:|\\s(?:view|see|read)\\s|\\s[-–—]+\\s|\\s[@]|\\d|https?:|www\\.|\\s(?:el|del)\\s(?=(?-i:[\\p{Ll}\\d]))|\\s(?:on|am|at|le|il|für|for|bei|aus|from|in|is|ist|has|hat|updated|published"
                    + "|posted|follow|email|e-mail|twitter|senior|staff|special|correspondent|uhr|pada|mis|dne|zaktualizowano|last)\\s"
                    + "|[,;:]\\s*(?:(?-i:\\p{Lu}{2,}(?:\\s|$)|\\p{Lu}\\.\\p{Lu}\\.(?:,|$)|Ph\\.?D|[JS]r\\b)|updated|published|posted|staff|senior|chief|special|am\\s|mon|tue|wed|thu|fri|sat|sun"
                    + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|editor|reporter|contributor|correspondent|redakteur|chefredakteur|opinion|the\\s|usa)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Agencies and addresses behind a name, and what is to be done with it. */
    private static final Pattern BEHIND = Pattern.compile(
            "(?<=\\S\\s\\S{1,40})\\s+(?:\\S*\\p{Ll}\\.\\p{Ll}{2,}|follow|staff|updated|actualizad[oa]|aktualisiert|aggiornato|(?:the\\s+)?associated press|reuters|bloomberg)(?:\\s.*)?$",
            Pattern.CASE_INSENSITIVE);

    /** A name, and then again in full: {@code Ada Baker Ada M. Baker}. */
    private static final Pattern TWICE = Pattern.compile("^((\\S+)\\s(?:\\S+\\s)?(\\S+))\\s\\2\\s(?:\\S+\\s)?\\3$");

    /** What stands in names in small letters; any other word of small letters is none of a name. */
    private static final Set<String> PARTICLES = Set.of("""
            von van der den de del della di da do dos das du des le la les los las al el bin ibn ben y i zu zum zur \
            vom of the ter te ten af av d o""".split(" ", -1));

    private static final Pattern SMALL = Pattern.compile("[a-z]+");

    private static final Pattern LAST_WORD = Pattern.compile("(?:^|[\\s,;–-])(\\p{L}{3,12})[.,]?\\s*$");

    private static final Pattern GLUED = Pattern.compile("(?<=\\p{Ll})(\\p{Lu}\\p{Ll}{2,11})[.,]?\\s*$");

    /** What somebody does, alone or behind the name: {@code Ada Baker Business reporter}. */
    private static final Pattern ROLE = Pattern.compile(
            "(?:^|\\s+)(?:(?:business|politics|political|entertainment|sports?|science|technology|health|world|national|local|crime"
                    + "|education|economics|features|culture|news|deputy|managing|associate|assistant|contributing|digital"
                    + "|investigative|chief|staff|senior|ap|afp|dpa)\\s+)*(?:reporters?|writers?|editors?|correspondents?"
                    + "|columnists?|producers?|journalists?|contributors?|redakteur(?:in)?|journaliste|기자|記者|记者)$",
            Pattern.CASE_INSENSITIVE);

    /** Scripts behind it need no space between a family name and a given one. */
    private static final char FIRST_UNPARTED = 0x2E80;

    private static final String AND_WORD = "\\s+(?:and|und|et|y|e|i|og|och|en|ja|dan|with|mit|и|και|ve|oraz|và)\\s+";

    private static final Pattern AND = Pattern.compile("\\s*[,;&+、，،]\\s*|" + AND_WORD, Pattern.CASE_INSENSITIVE);

    /** Several names in a row; without a word for "and", what follows a comma is what somebody does, and where. */
    private static final Pattern ROW = Pattern.compile("[,;].*" + AND_WORD, Pattern.CASE_INSENSITIVE);

    private static final Set<String> NOBODY = Set.of("""
            admin|administrator|webmaster|root|user|guest|gast|author|autor|anonymous|unknown|share|editor|login|comments\
            |comment|email|twitter|facebook|home|more|about|by|read more|follow|subscribe|print|here|mehr|about the author\
            |view all posts|posts|profile|contact|see more|view profile|all posts|anmelden|newsletter|sign up|advertisement\
            |anzeige|linkedin|instagram|kontakt|impressum|datenschutz|kommentare|foto|photo|bild|image|super user|wordpress\
            |default|cortesía|courtesy|staff""".split("\\|", -1));

    private AuthorNames() {}

    /** Whether a line begins by saying that a name follows. */
    static boolean announces(String line) {
        Matcher label = LABEL.matcher(line);
        return label.lookingAt() && label.end() < line.length();
    }

    /** The names in a line of the page that is known to name authors; none where nothing in it looks like a name. */
    static List<String> in(String line) {
        return names(line, true);
    }

    /** The names in a value that data or tags give for authors: newsrooms and firms as they call themselves, too. */
    static List<String> given(String value) {
        return names(value, false);
    }

    /** A text without the byline that it begins with: {@code By Ada Baker Whoever leaves the dough …}. */
    static String unsigned(String text, String name) {
        Matcher label = LABEL.matcher(text);
        int begin = label.lookingAt() && text.startsWith(name, label.end()) ? label.end() + name.length() : 0;
        while (begin > 0
                && begin < text.length()
                && !Character.isLetterOrDigit(text.charAt(begin))
                && OPENING.indexOf(text.charAt(begin)) < 0) {
            begin++;
        }
        return text.length() - begin < LEAST_TEXT ? text : text.substring(begin);
    }

    /** One person's name as it is spoken, where its family name stands first: {@code Baker, Ada}. */
    static String inOrder(String name) {
        int comma = name.indexOf(", ");
        return comma > 0 && name.indexOf(',', comma + 1) < 0
                ? name.substring(comma + 2) + " " + name.substring(0, comma)
                : name;
    }

    private static List<String> names(String line, boolean shown) {
        Matcher label = LABEL.matcher(line);
        String rest = label.lookingAt() && label.end() < line.length() ? line.substring(label.end()) : line;
        Matcher end = END.matcher(rest);
        String names = end.find() ? withoutMonth(rest.substring(0, end.start())) : rest;
        if (shown && !ROW.matcher(names).find()) {
            names = names.split("[,;]", 2)[0];
        }
        List<String> found = new ArrayList<>();
        for (String name : AND.split(names.strip(), -1)) {
            boolean person = shown || !found.isEmpty();
            String trimmed = person ? withoutRole(alone(trimmed(name))) : trimmed(name);
            if (looksLikeName(trimmed)
                    && !found.contains(trimmed)
                    && !(person && hasOtherWords(trimmed))
                    && !isPlace(trimmed, found)) {
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

    /** The name once, without what stands behind it. */
    private static String alone(String name) {
        Matcher twice = TWICE.matcher(name);
        String single = twice.matches() ? twice.group(1) : name;
        Matcher behind = BEHIND.matcher(single);
        return behind.find() ? single.substring(0, behind.start()) : single;
    }

    /** A single word before a role is no name: {@code Rye Contributor}. */
    private static String withoutRole(String name) {
        Matcher role = ROLE.matcher(name);
        return role.find()
                        && (role.start() == 0
                                || name.lastIndexOf(' ', role.start() - 1) > 0
                                || name.charAt(0) > FIRST_UNPARTED)
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
        if (words.length > MAX_WORDS || UNFIT.chars().anyMatch(c -> name.indexOf(c) >= 0)) {
            return false;
        }
        int capitals = 0;
        for (String word : words) {
            capitals += Character.isLowerCase(word.codePointAt(0)) ? 0 : 1;
        }
        return capitals * 2 >= words.length && Character.isLetter(name.codePointAt(0));
    }

    /** Where somebody writes from, behind a whole name: {@code Ada Baker, Berlin}. */
    private static boolean isPlace(String name, List<String> before) {
        return name.indexOf(' ') < 0
                && name.charAt(0) < FIRST_UNPARTED
                && !before.isEmpty()
                && before.get(0).indexOf(' ') > 0;
    }

    /** Whether it has words in small letters that no name has; what stands alone may be one all the same. */
    private static boolean hasOtherWords(String name) {
        String[] words = name.split(" ", -1);
        return words.length > 1
                && Stream.of(words).anyMatch(word -> SMALL.matcher(word).matches() && !PARTICLES.contains(word));
    }
}
