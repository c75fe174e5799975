package dev.vitrine.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The name of a site as its logo has it: the words of the first picture that leads to the first page. */
final class LogoName {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;

    /** What stands around a name in the words of a logo. */
    private static final Pattern AROUND = Pattern.compile(
            "^(?:das |the )?(?:logo|logotype|logotipo|(?:stadt)?wappen)\\b(?: (?:of|for|von|der|des|de|du|di|del|van)\\b)*+[\\s:–-]*"
                    + "|[\\s:–-]*\\b(?:logo|logotype|logotipo)$",
            Pattern.CASE_INSENSITIVE);

    /** What first pages are called everywhere: the place that links lead to, rather than a name. */
    private static final Set<String> PLACES = Set.of("""
            home|homepage|home page|welcome|startseite|zur startseite|start|willkommen|accueil|bienvenue|inicio|portada\
            |página principal|início|página inicial|hjem|forsiden|hem|etusivu|strona główna|domů|úvod|главная\
            |главная страница|αρχική|αρχική σελίδα|ana sayfa|anasayfa|الرئيسية|الصفحة الرئيسية|דף הבית|ראשי|होम|मुख पृष्ठ\
            |หน้าแรก|หน้าหลัก|首页|首頁|ホーム|トップページ|홈|메인|trang chủ|beranda|back|menu|header|banner|image|site\
            |website|brand""".split("\\|", -1));

    private final List<Picture> pictures;

    LogoName(List<Picture> pictures) {
        this.pictures = pictures;
    }

    Optional<Sourced<String>> name() {
        return pictures.stream()
                .filter(Picture::home)
                .flatMap(picture -> PlainText.of(picture.alt()).stream())
                .findFirst()
                .map(LogoName::withoutLogo)
                .filter(LogoName::isName)
                .map(name -> new Sourced<>(name, Origin.PICTURE));
    }

    private static String withoutLogo(String alt) {
        return AROUND.matcher(alt).replaceAll("").strip();
    }

    /** Whether it is what first pages are called everywhere. */
    static boolean isPlace(String text) {
        return PLACES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether the words of a logo are a name rather than where it leads. */
    static boolean isWords(String text) {
        return isName(text) && Words.of(text).list().stream().noneMatch(LogoName::isPlace);
    }

    /** A single word in small letters is a name for the picture's file rather than for the site. */
    private static boolean isName(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && !PLACES.contains(lower)
                && !lower.contains("logo")
                && (!text.equals(lower) || text.charAt(0) > 'z' || text.indexOf(' ') > 0 || text.indexOf('.') > 0)
                && text.codePoints().anyMatch(Character::isLetter);
    }
}
