package dev.vitrine.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of the months in the languages of most of the web's pages, whole and shortened, as they stand in a date. Kept
 * here rather than taken from the JDK, whose locale data a trimmed runtime may lack and a first request would wait for.
 */
final class MonthNames {
    private static final Map<String, Integer> NUMBERS = numbers("""
            jan january januar jänner jän januari janvier janv enero ene gennaio gen janeiro styczeń stycznia sty leden \
            ledna januára január января янв січня января januarie ianuarie ian tammikuu tammikuuta januárja ocak oca \
            ιανουαρίου siječnja januarja januarja जनवरी
            feb february februar feber februari février fevrier févr fév febrero febbraio fevereiro fev luty lutego lut únor \
            února februára február февраля фев лютого februarie helmikuu helmikuuta şubat φεβρουαρίου veljače februarja \
            pebruari फरवरी फ़रवरी
            mar march märz maerz mär mrz maart mrt mars marzo marz março marco marzec marca březen března marec марта \
            березня martie maaliskuu maaliskuuta március márc mart μαρτίου ožujka maret मार्च
            apr april aprile abril abr avril avr kwiecień kwietnia kwi duben dubna apríl apríla апреля апр квітня aprilie \
            huhtikuu huhtikuuta április ápr nisan nis απριλίου travnja अप्रैल
            may mai mei maj mayo maggio mag maio maja květen května máj mája мая май травня toukokuu toukokuuta május \
            mayıs μαΐου svibnja मई
            jun june juni juin junio giugno giu junho czerwiec czerwca cze červen června jún júna июня июн червня iunie \
            kesäkuu kesäkuuta június jún haziran haz ιουνίου lipnja junija जून
            jul july juli juillet juil julio luglio lug julho lipiec lipca lip červenec července júl júla июля июл липня \
            iulie heinäkuu heinäkuuta július júl temmuz tem ιουλίου srpnja julija जुलाई
            aug august augusti août aout agosto ago augustus sierpień sierpnia sie srpen srpna augusta августа авг серпня \
            elokuu elokuuta augusztus ağustos ağu αυγούστου kolovoza avgusta agustus agu अगस्त
            sep sept september septembre septiembre setiembre settembre set setembro septembrie wrzesień września wrz září \
            septembra сентября сен сент вересня syyskuu syyskuuta szeptember szept eylül eyl σεπτεμβρίου rujna सितंबर सितम्बर
            oct october okt oktober octobre octubre ottobre ott outubro out październik października paź říjen října \
            októbra október oktobra октября окт жовтня octombrie lokakuu lokakuuta október ekim eki οκτωβρίου अक्टूबर अक्तूबर
            nov november novembre noviembre novembro listopad listopadu listopada lis novembra ноября ноя листопада \
            noiembrie marraskuu marraskuuta kasım kas νοεμβρίου studenoga नवंबर नवम्बर
            dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro grudzień grudnia gru prosinec \
            prosince decembra декабря дек грудня decembrie joulukuu joulukuuta desember des aralık ara δεκεμβρίου prosinca \
            desember दिसंबर दिसम्बर""");

    private MonthNames() {}

    /** The number of the month of this name, 1 to 12; 0 where it is none. */
    static int number(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NUMBERS.getOrDefault(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower, 0);
    }

    private static Map<String, Integer> numbers(String table) {
        Map<String, Integer> numbers = new HashMap<>();
        int month = 0;
        for (String line : table.split("\n", -1)) {
            month++;
            for (String name : line.trim().split(" +", -1)) {
                numbers.putIfAbsent(name, month);
            }
        }
        return Map.copyOf(numbers);
    }
}
